import {
  type AuthorDirectory,
  type Heads,
  headFile,
  nameShards,
  shardFile,
  slugShard,
} from '#search/index/author-files.ts';
import { hasInitials, hasName, nameWords } from '#search/index/author-names.ts';
import {
  type Columns,
  type FacetColumn,
  type FacetValue,
  type PackedList,
  unpackLists,
} from '#search/index/columns.ts';
import type { OrdinalSet } from '#search/index/ordinal-set.ts';
import { papersChosen, papersIn } from './facets.ts';
import type { Choice } from './query/state.ts';
import type { Source } from './source.ts';
import { type Named, namedAtEnd, valuesTyped } from './suggest.ts';

/** Files by name that one type-ahead loads at most. */
const MOST_LOADED = 8;

/**
 * Answers what has to do with authors, however many there are: where they are no column, only
 * those in question are loaded.
 * @param path of the directory of the authors' files; none where they are a column.
 */
export function authorIndex(source: Source, path = '', { size, facets }: Columns) {
  const column = facets.get('author');
  const directory = () => source.json(path) as Promise<AuthorDirectory>;

  async function load(kind: 'slug' | 'name', shards: Iterable<number>): Promise<FacetColumn> {
    const lists = await Promise.all(
      Array.from(new Set(shards), (shard) => source.json(shardFile(path, kind, shard))),
    );
    return unpackLists((lists as PackedList[][]).flat());
  }

  async function withSlugs(slugs: readonly string[]): Promise<FacetColumn> {
    if (column) return column;
    const { slugShards } = await directory();
    return load(
      'slug',
      slugs.map((slug) => slugShard(slug, slugShards)),
    );
  }

  /** The authors with one of the words in the name: the one that needs fewest files. */
  async function withWord(
    words: readonly string[],
    begun: boolean,
    most?: number,
  ): Promise<FacetColumn> {
    if (column) return column;
    const names = await directory();
    const perWord = words.map((word, at) =>
      nameShards(names, word, begun && at === words.length - 1),
    );
    const fewest = perWord.reduce((least, shards) =>
      shards.length < least.length ? shards : least,
    );
    return load('name', fewest.slice(0, most));
  }

  /** Those with most papers for a beginning that more authors share than a file holds. */
  async function busiest(beginning: string): Promise<readonly FacetValue[] | undefined> {
    if (column || !(await directory()).heads.includes(beginning)) return undefined;
    const heads = (await source.json(headFile(path, beginning))) as Heads;
    return heads[beginning]?.map(([value, name, total]) => ({ value, name, total }));
  }

  return {
    /** Papers by authors with this slug, or else with all words of the text in the name. */
    async named(text: string): Promise<OrdinalSet> {
      const slug = text.toLowerCase();
      const exact = await withSlugs([slug]);
      const words = nameWords(text);
      if (words.length === 0 || exact.values.some(({ value }) => value === slug)) {
        return papersIn(size, exact, ({ value }) => value === slug);
      }
      const some = await withWord(words, false);
      return papersIn(size, some, (author) => hasName(author, words, false));
    },
    /** Papers by authors of this family name whose other names begin so, in this order. */
    async initialed(family: string, initials: readonly string[]): Promise<OrdinalSet> {
      const some = await withWord([family], false);
      return papersIn(size, some, ({ name }) => hasInitials(nameWords(name), family, initials));
    },
    /** The authors that a choice names. */
    async chosen({ include, exclude }: Choice): Promise<FacetValue[]> {
      const slugs = [...include, ...exclude];
      if (slugs.length === 0) return [];
      return (await withSlugs(slugs)).values.filter(({ value }) => slugs.includes(value));
    },
    /** What a choice leaves, where authors are no column; nothing where the column tells. */
    async papersOf({ include, exclude }: Choice): Promise<OrdinalSet | undefined> {
      if (column || include.length + exclude.length === 0) return undefined;
      const authors = await withSlugs([...include, ...exclude]);
      return papersChosen(size, authors, { include, exclude });
    },
    /** Authors of whose names the text has the beginning, those with most papers first. */
    async suggest(text: string): Promise<readonly FacetValue[]> {
      const words = nameWords(text);
      const [only] = words;
      if (only === undefined) return [];
      const known = words.length === 1 && (await busiest(only));
      if (known) return known;
      const { values } = await withWord(words, true, MOST_LOADED);
      return valuesTyped([...new Map(values.map((own) => [own.value, own])).values()], words);
    },
    /** Authors named by the last of some words; of many authors, one file is loaded for a word. */
    atEnd: (typed: readonly string[]): Promise<Named> =>
      namedAtEnd(typed, async (words) => {
        const [last = '', before] = words.toReversed();
        const known = before === undefined && (await busiest(last));
        if (known) return known;
        const isShared =
          !column && before !== undefined && (await directory()).heads.includes(last);
        const { values } = await withWord([isShared ? before : last], !isShared, 1);
        return valuesTyped(values, words);
      }),
  };
}
