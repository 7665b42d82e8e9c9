import { isAnswer, readAnswer } from './answers.ts';
import { isAtom, readAtom } from './arxiv-atom.ts';
import { readBibtex } from './bibtex.ts';
import { isBibtex } from './bibtex-openings.ts';
import { isCslJson, readCslJson } from './csl-json.ts';
import type { ImportOptions, Reading } from './draft.ts';
import { isJsonLines, readJsonLines } from './json-lines.ts';
import { isListing, readListing } from './listing.ts';
import { isNbib, readNbib } from './nbib.ts';
import { readRis } from './ris.ts';
import { isRis } from './ris-records.ts';

interface Importer {
  /** What the kind is, for the help text. */
  title: string;
  /** Whether a payload that begins like this is of the kind. */
  recognises: (head: string) => boolean;
  /** Its records one after the other, and what cannot be read; never throws. */
  read: (text: string, options: ImportOptions) => Iterable<Reading>;
}

/** The kinds of payload by the name that `--from` takes; a new source is one more row. */
export const importers: ReadonlyMap<string, Importer> = new Map([
  ['jsonl', { title: 'one record a line', recognises: isJsonLines, read: readJsonLines }],
  [
    'api',
    {
      title: 'answers of Crossref, OpenAlex and Semantic Scholar',
      recognises: isAnswer,
      read: readAnswer,
    },
  ],
  ['csl', { title: 'CSL-JSON', recognises: isCslJson, read: readCslJson }],
  ['arxiv', { title: 'Atom, as the arXiv API answers', recognises: isAtom, read: readAtom }],
  ['ris', { title: 'RIS', recognises: isRis, read: readRis }],
  ['nbib', { title: 'citations of PubMed', recognises: isNbib, read: readNbib }],
  ['bibtex', { title: 'BibTeX or biblatex', recognises: isBibtex, read: readBibtex }],
  ['listing', { title: 'text of three lines a paper', recognises: isListing, read: readListing }],
]);

/** How much of a payload shows what it is. */
const headLength = 50_000;

/** The name of the kind that a payload is of. */
export function detectKind(text: string): string | undefined {
  const head = text.slice(0, headLength);
  return importers.entries().find(([, { recognises }]) => recognises(head))?.[0];
}
