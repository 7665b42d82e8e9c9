import { citationFormats, type FormatName } from './citation-formats.ts';
import { type CitedPaper, toCslJson } from './csl-json.ts';

/** One paper's citation in one format, to be shown, copied and saved. */
export interface Citation {
  name: FormatName;
  label: string;
  text: string;
  /** What it is called when it is saved. */
  file: string;
  mime: string;
}

/** The paper's citation in every format; the LaTeX-escaped one where it differs from UTF-8. */
export function citationsOf(paper: CitedPaper): Citation[] {
  const utf8 = citationFormats.bibtex.cite(paper);
  const names = Object.keys(citationFormats) as FormatName[];
  return names
    .filter((name) => name !== 'latex' || /[^\n -~]/.test(utf8))
    .map((name) => {
      const { label, extension, mime, cite } = citationFormats[name];
      const text =
        name === 'csl' ? JSON.stringify([toCslJson(paper)], null, 1) : cite(paper).trim();
      // Browsers read the line ends of RIS as those of the page.
      return { name, label, text: text.replaceAll('\r\n', '\n'), file: paper.id + extension, mime };
    });
}
