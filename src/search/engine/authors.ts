import {
  type AuthorDirectory,
  type Heads,
  headFile,
  nameShards,
  shardFile,
  slugShard,
} from '#search/index/author-files.ts';
import { namesakes, nameWords, offered } from '#search/index/author-names.ts';
import { type PackedList, unpackLists } from '#search/index/columns.ts';
import { OrdinalSet } from '#search/index/ordinal-set.ts';
import type { LoadedCatalogue } from './catalogue.ts';
import { type FacetColumn, type FacetValue, papersWith } from './facets.ts';
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

/** Files by name that one type-ahead loads at most. */
const MOST_LOADED = 8;

/** The authors of a large catalogue, of whom only those in question are loaded. */
function manyAuthors(source: Source, { file, columns }: LoadedCatalogue): AuthorIndex {
  const directory = () => source.json(file.authors) as Promise<AuthorDirectory>;

  async function load(kind: 'slug' | 'name', shards: Iterable<number>): Promise<FacetColumn> {
    const lists = await Promise.all(
      Array.from(new Set(shards), (shard) => source.json(shardFile(file.authors, kind, shard))),
    );
    return unpackLists((lists as PackedList[][]).flat());
  }

  async function withSlugs(slugs: readonly string[]): Promise<FacetColumn> {
    const { slugShards } = await directory();
    return load(
      'slug',
      slugs.map((slug) => slugShard(slug, slugShards)),
    );
  }

  /** The files to look into for a name: those of the word that needs fewest. */
  async function shardsFor(words: readonly string[], begun: boolean): Promise<number[]> {
    const names = await directory();
    const perWord = words.map((word, at) =>
      nameShards(names, word, begun && at === words.length - 1),
    );
    return perWord.reduce((least, shards) => (shards.length < least.length ? shards : least));
  }

  /** Those with most papers for a beginning that more authors share than a file holds. */
  async function busiest(beginning: string): Promise<readonly FacetValue[] | undefined> {
    if (!(await directory()).heads.includes(beginning)) return undefined;
    const heads = (await source.json(headFile(file.authors, beginning))) as Heads;
    return heads[beginning]?.map(([value, name, total]) => ({ value, name, total }));
  }

  /** The authors with a word, or with words that begin so: as many as one file holds. */
  async function someWith(word: string, begun: boolean): Promise<readonly FacetValue[]> {
    const [first] = nameShards(await directory(), word, begun);
    return first === undefined ? [] : (await load('name', [first])).values;
  }

  return {
    async named(text) {
      const exact = await withSlugs([text.toLowerCase()]);
      const own = exact.values.filter(({ value }) => value === text.toLowerCase());
      const words = nameWords(text);
      if (own.length > 0 || words.length === 0) return papersBy(exact, own, columns.size);
      const column = await load('name', await shardsFor(words, false));
      return papersBy(column, namesakes(column.values, text), columns.size);
    },
    async chosen({ include, exclude }) {
      const slugs = [...include, ...exclude];
      return slugs.length === 0 ? [] : among((await withSlugs(slugs)).values, slugs);
    },
    async papersOf({ include, exclude }) {
      if (include.length + exclude.length === 0) return undefined;
      const column = await withSlugs([...include, ...exclude]);
      const unwanted = papersBy(column, among(column.values, exclude), columns.size);
      if (include.length === 0) return unwanted.complement();
      return papersBy(column, among(column.values, include), columns.size).without(unwanted);
    },
    async suggest(text) {
      const words = nameWords(text);
      const [only] = words;
      if (only === undefined) return [];
      const known = words.length === 1 && (await busiest(only));
      if (known) return known;
      const shards = (await shardsFor(words, true)).slice(0, MOST_LOADED);
      const found = (await load('name', shards)).values;
      return offered([...new Map(found.map((author) => [author.value, author])).values()], words);
    },
    atEnd: (typed) =>
      namedAtEnd(typed, async (words) => {
        const [last = '', before] = words.toReversed();
        if (before === undefined)
          return (await busiest(last)) ?? offered(await someWith(last, true), words);
        const { heads } = await directory();
        const some = await (heads.includes(last) ? someWith(before, false) : someWith(last, true));
        return offered(some, words);
      }),
  };
}

function among(authors: readonly FacetValue[], slugs: readonly string[]): FacetValue[] {
  return authors.filter(({ value }) => slugs.includes(value));
}

function papersBy(
  { values, papers }: FacetColumn,
  authors: readonly FacetValue[],
  size: number,
): OrdinalSet {
  const found = new OrdinalSet(size);
  values.forEach((author, at) => {
    if (!authors.includes(author)) return;
    for (const ordinal of papers[at] ?? []) found.add(ordinal);
  });
  return found;
}
