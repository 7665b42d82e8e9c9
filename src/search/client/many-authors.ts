import { namesakes, nameWords, offered } from '../author-names.ts';
import { type AuthorDirectory, nameShards, shardFile, slugShard } from '../author-shards.ts';
import { type PackedList, unpackLists } from '../columns.ts';
import type { FacetColumn, FacetValue } from '../facets.ts';
import { OrdinalSet } from '../ordinal-set.ts';
import type { AuthorIndex } from './authors.ts';
import type { LoadedCatalogue } from './catalogue.ts';
import type { Source } from './source.ts';

/** Files by name that one type-ahead loads at most. */
const MOST_LOADED = 4;

/** The authors of a large catalogue, of whom only those in question are loaded. */
export function manyAuthors(source: Source, { file, columns }: LoadedCatalogue): AuthorIndex {
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
      const head = words.length === 1 ? (await directory()).heads[only] : undefined;
      if (head) return head.map(([value, name, total]) => ({ value, name, total }));
      const shards = (await shardsFor(words, true)).slice(0, MOST_LOADED);
      const found = (await load('name', shards)).values;
      return offered([...new Map(found.map((author) => [author.value, author])).values()], words);
    },
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
