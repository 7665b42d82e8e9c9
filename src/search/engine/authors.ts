import { namesakes, nameWords, offered } from '#search/index/author-names.ts';
import type { OrdinalSet } from '#search/index/ordinal-set.ts';
import type { LoadedCatalogue } from './catalogue.ts';
import { type FacetColumn, type FacetValue, papersWith } from './facets.ts';
import { manyAuthors } from './many-authors.ts';
import type { Choice } from './query/state.ts';
import type { Source } from './source.ts';
import { type Named, namedAtEnd } from './suggest.ts';

/** Answers what has to do with authors, however many there are. */
export interface AuthorIndex {
  /** Papers by authors with this slug, or else with all words of the text in the name. */
  named(text: string): Promise<OrdinalSet>;
  /** The authors that a choice names. */
  chosen(choice: Choice): Promise<readonly FacetValue[]>;
  /** What a choice leaves, where authors are no column; nothing where the column tells. */
  papersOf(choice: Choice): Promise<OrdinalSet | undefined>;
  /** Authors of whose names the text has the beginning, those with most papers first. */
  suggest(text: string): Promise<readonly FacetValue[]>;
  /** Authors named by the last of some words; of many authors, one file is loaded for a word. */
  atEnd(typed: readonly string[]): Promise<Named>;
}

export function authorIndex(source: Source, catalogue: LoadedCatalogue): AuthorIndex {
  const column = catalogue.columns.facets.get('author');
  return column ? fewAuthors(column, catalogue) : manyAuthors(source, catalogue);
}

function fewAuthors(column: FacetColumn, { columns }: LoadedCatalogue): AuthorIndex {
  return {
    async named(text) {
      const values = namesakes(column.values, text).map(({ value }) => value);
      return papersWith(columns, 'author', values);
    },
    async chosen({ include, exclude }) {
      return column.values.filter(({ value }) => [...include, ...exclude].includes(value));
    },
    async papersOf() {
      return undefined;
    },
    async suggest(text) {
      return offered(column.values, nameWords(text));
    },
    atEnd: (typed) => namedAtEnd(typed, (words) => offered(column.values, words)),
  };
}
