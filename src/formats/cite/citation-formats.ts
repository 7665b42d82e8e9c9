import { toBibtex } from './bibtex.ts';
import { type CitedPaper, toCslJson } from './csl-json.ts';
import { toMarkdown, toPlainReference } from './reference.ts';
import { toRis } from './ris.ts';

/** A form in which citations leave the catalogue. */
export interface CitationFormat {
  label: string;
  /** End of a file's name, with the dot. */
  extension: string;
  mime: string;
  /** One citation; `details` takes along what no bibliography prints, such as the abstract. */
  cite(paper: CitedPaper, details?: boolean): string;
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
    cite: (paper, details = false) => JSON.stringify(toCslJson(paper, { details })),
    frame: ['[\n', ',\n', '\n]\n'],
  },
  markdown: {
    label: 'Markdown',
    extension: '.md',
    mime: 'text/markdown',
    cite: (paper) => toMarkdown(paper),
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
function rememberBrief(
  cite: (paper: CitedPaper, details: boolean) => string,
): CitationFormat['cite'] {
  const known = new WeakMap<CitedPaper, string>();
  return (paper, details = false) => {
    if (details) return cite(paper, details);
    const present = known.get(paper);
    if (present !== undefined) return present;
    const text = cite(paper, details);
    known.set(paper, text);
    return text;
  };
}

export type FormatName = keyof typeof citationFormats;

/** A file of citations, in the order of the papers. */
export function citationFile(
  papers: readonly CitedPaper[],
  { cite, frame: [open, between, close] }: CitationFormat,
  details: boolean,
): string {
  return open + papers.map((paper) => cite(paper, details)).join(between) + close;
}
