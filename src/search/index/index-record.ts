import type { CatalogPaper } from '#catalog/catalog.ts';
import { rowOf } from '#catalog/row.ts';
import { addressId, bareId, nameForm } from '#search/terms/keys.ts';
import { remember } from '#search/terms/remember.ts';
import { GAP, indexable, wordsOf } from '#search/terms/words.ts';
import { plainAbstract, toPlain } from '#text/to-plain.ts';
import type { PaperRow } from './row.ts';

/** What Pagefind is given of a paper. */
export interface IndexRecord {
  /** The paper's ordinal; the index names results by it. */
  url: string;
  content: string;
  language: string;
  meta: { title: string; authors: string; ids: string };
}

/** A paper as the index has it. */
export type IndexSource = PaperRow & Pick<CatalogPaper, 'doi' | 'genre'>;

export type IndexedText = ReturnType<typeof indexedText>;

/**
 * All of a paper that the index is made of: it is indexed anew when any of this changes. Beside
 * those of its authors its names are what else its row prints and no list has: the kind, in one
 * word too (`dataset`), and who made it public.
 */
export function indexedText(source: IndexSource) {
  const { id, title, abstract, arxiv, doi, code, authors, kind, genre, publishedBy } = source;
  const printed = [kind, kind?.replace(' ', ''), genre, publishedBy];
  const names = [...authors.map(({ name }) => name), ...new Set(printed)].filter(
    (name) => name !== undefined,
  );
  return { id, title, abstract, arxiv, doi, code, names };
}

/**
 * What is searched of a paper, as `indexable` has it; its ids are those of arXiv and DOI, too, and
 * the addresses of its code.
 */
export function toIndexRecord(text: IndexedText, ordinal: number): IndexRecord {
  const { id, title, arxiv, doi, code } = text;
  const named = [id, arxiv, doi].flatMap((known) => (known === undefined ? [] : bareId(known)));
  const ids = [...named, ...code.map(addressId)];
  return {
    url: String(ordinal),
    // Pagefind leaves out records whose content has no words, and with them goes the count.
    content: indexable(text.abstract) || nameForm(bareId(id)),
    language: UNSTEMMED,
    meta: {
      title: indexable(title),
      authors: text.names.map(nameKeys).join(` ${GAP} ${GAP} `),
      ids: ids.map(nameForm).join(' '),
    },
  };
}

/** No language, so that Pagefind takes no stems: `search/terms` does. */
const UNSTEMMED = 'und';

const nameKeys = remember((name) => wordsOf(name).map(nameForm).join(' '));

export function toSource(paper: CatalogPaper): IndexSource {
  return { ...toRow(paper), doi: paper.doi, genre: paper.genre };
}

/** What a row of results is made of. */
export function toRow(paper: CatalogPaper): PaperRow {
  return { ...rowOf(paper), title: toPlain(paper.title), abstract: plainAbstract(paper) };
}
