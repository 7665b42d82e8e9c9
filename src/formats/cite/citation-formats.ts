import { toBibtex } from './bibtex.ts';
import { toCslFile } from './csl-file.ts';
import type { CitedPaper } from './csl-json.ts';
import { toMarkdownReference, toPlainReference } from './reference.ts';
import { toRis } from './ris.ts';

/** A form in which citations leave the catalogue. */
export interface CitationFormat<Paper = CitedPaper> {
  label: string;
  /** End of a file's name, with the dot. */
  extension: string;
  mime: string;
  /** One citation; `details` takes along what no bibliography prints, such as the abstract. */
  cite(paper: Paper, details?: boolean): string;
  /** What stands around and between the citations of a file. */
  frame: readonly [open: string, between: string, close: string];
}

/** All of them, the most asked for first. */
export const citationFormats = {
  bibtex: {
    label: 'BibTeX',
    extension: '.bib',
    mime: 'application/x-bibtex',
    cite: rememberBrief((paper, details) => `${toBibtex(paper, { details })}\n`),
    frame: ['', '\n', ''],
  },
  latex: {
    label: 'BibTeX, escaped',
    extension: '.latex.bib',
    mime: 'application/x-bibtex',
    cite: (paper, details = false) => `${toBibtex(paper, { details, flavor: 'bibtex' })}\n`,
    frame: ['', '\n', ''],
  },
  ris: {
    label: 'RIS',
    extension: '.ris',
    mime: 'application/x-research-info-systems',
    cite: rememberBrief((paper, details) => toRis(paper, { details })),
    frame: ['', '\r\n', ''],
  },
  csl: {
    label: 'CSL-JSON',
    extension: '.csl.json',
    mime: 'application/vnd.citationstyles.csl+json',
    cite: (paper, details = false) => JSON.stringify(toCslFile(paper, { details })),
    frame: ['[\n', ',\n', '\n]\n'],
  },
  markdown: {
    label: 'Markdown',
    extension: '.md',
    mime: 'text/markdown',
    cite: (paper) => toMarkdownReference(paper),
    frame: ['- ', '\n- ', '\n'],
  },
  text: {
    label: 'Plain text',
    extension: '.txt',
    mime: 'text/plain',
    cite: (paper) => toPlainReference(paper),
    frame: ['', '\n\n', '\n'],
  },
} as const satisfies Record<string, CitationFormat>;

/** The page of a paper, its area's files and its year's all show the citation without details. */
function rememberBrief(cite: (paper: CitedPaper, details: boolean) => string) {
  const known = new WeakMap<CitedPaper, string>();
  return (paper: CitedPaper, details = false) => {
    if (details) return cite(paper, details);
    const text = known.get(paper) ?? cite(paper, details);
    known.set(paper, text);
    return text;
  };
}

export type FormatName = keyof typeof citationFormats;

/** A file of papers, in their order. */
export function citationFile<Paper>(
  papers: readonly Paper[],
  { cite, frame: [open, between, close] }: CitationFormat<Paper>,
  details: boolean,
): string {
  return open + papers.map((paper) => cite(paper, details)).join(between) + close;
}

/** One paper's citation in one format, to be shown, copied and saved as a file of that name. */
export type Citation = ReturnType<typeof citationsOf>[number];

/** The paper's citation in every format; the LaTeX-escaped one where it differs from UTF-8. */
export function citationsOf(paper: CitedPaper) {
  const utf8 = citationFormats.bibtex.cite(paper);
  const names = Object.keys(citationFormats) as FormatName[];
  return names
    .filter((name) => name !== 'latex' || /[^\n -~]/.test(utf8))
    .map((name) => {
      const { label, extension, mime, cite } = citationFormats[name];
      const text =
        name === 'csl' ? JSON.stringify([toCslFile(paper)], null, 1) : cite(paper).trim();
      // Browsers read the line ends of RIS as those of the page.
      return { name, label, text: text.replaceAll('\r\n', '\n'), file: paper.id + extension, mime };
    });
}
