import { hasName, nameWords } from '../author-names.ts';
import { type FacetColumn, type FacetValue, papersWith } from '../facets.ts';
import type { OrdinalSet } from '../ordinal-set.ts';
import type { Choice } from '../query/state.ts';
import type { LoadedCatalogue } from './catalogue.ts';
import type { Source } from './source.ts';

/** Answers what has to do with authors, however many there are. */
export interface AuthorIndex {
  /** Papers by authors with this slug, or else with all words of the text in the name. */
  named(text: string): Promise<OrdinalSet>;
  /** What choices of authors leave, where authors are no column; nothing where they are. */
  papersOf(choice: Choice): Promise<OrdinalSet | undefined>;
  /** Authors of whose names the text has the beginning, those with most papers first. */
  suggest(text: string): Promise<readonly FacetValue[]>;
}

/** Names that a type-ahead offers. */
const MOST_OFFERED = 20;

export function authorIndex(_source: Source, { columns }: LoadedCatalogue): AuthorIndex {
  const column = columns.facets.get('author') ?? { values: [], papers: [] };
  return {
    async named(text) {
      const values = namesakes(column, text).map(({ value }) => value);
      return papersWith(columns, 'author', values);
    },
    async papersOf() {
      return undefined;
    },
    async suggest(text) {
      const words = nameWords(text);
      return column.values
        .filter((author) => words.length > 0 && hasName(author, words, true))
        .sort((a, b) => b.total - a.total)
        .slice(0, MOST_OFFERED);
    },
  };
}

function namesakes({ values }: FacetColumn, text: string): FacetValue[] {
  const exact = values.filter(({ value }) => value === text.toLowerCase());
  if (exact.length > 0) return exact;
  const words = nameWords(text);
  return words.length > 0 ? values.filter((author) => hasName(author, words, false)) : [];
}
