import type { CatalogPaper } from '#catalog/catalog.ts';
import type { CitedPaper } from './csl-json.ts';

/** Papers in a file: a hit costs a reader few others, and there are not too many files. */
export const CITATION_BLOCK = 32;

/** Address, below the site's base, of the file that holds a paper, by its place from the oldest. */
export function citationBlockFile(ordinal: number): string {
  return `citations/${Math.floor(ordinal / CITATION_BLOCK)}.json`;
}

/** What a citation needs of a paper, apart from the abstract, which the search has already. */
export type CitationRecord = Omit<CitedPaper, 'abstract' | 'area' | 'authors'> & {
  /** Tag, and arXiv category where there is one. */
  area: readonly [tag: string, arxiv?: string];
  /** Family, given, suffix; what is absent at the end is left out. */
  authors: readonly (readonly string[])[];
};

export function packCitation(paper: CatalogPaper): CitationRecord {
  const { id, title, date, authorsComplete, arxiv, doi, pdf, url, venue, status, code } = paper;
  const { tag, arxiv: category } = paper.area;
  return {
    ...{ id, title, date, authorsComplete, arxiv, doi, pdf, url, venue, status, code },
    area: category ? [tag, category] : [tag],
    authors: paper.authors.map(({ family, given, suffix }) => {
      const parts = [family, given ?? '', suffix ?? ''];
      return parts.slice(0, parts.findLastIndex((part) => part !== '') + 1);
    }),
  };
}

export function unpackCitation(record: CitationRecord, abstract = ''): CitedPaper {
  const [tag, arxiv] = record.area;
  return {
    ...record,
    area: { tag, arxiv },
    authors: record.authors.map(([family = '', given, suffix]) => ({
      family,
      given: given || undefined,
      suffix: suffix || undefined,
    })),
    abstract,
  };
}
