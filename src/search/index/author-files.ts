import { compareText } from '#catalog/order.ts';
import { findableWords, MOST_OFFERED } from './author-names.ts';
import {
  type AuthorDirectory,
  type Heads,
  headFile,
  headKey,
  MOST_IN_SHARD,
  shardFile,
  slugShard,
} from './author-shards.ts';
import type { SearchFile } from './catalogue-file.ts';
import { type PackedList, packShelf, type Shelf } from './columns.ts';

/**
 * The files of the authors of a large catalogue.
 * @returns the address of their directory.
 */
export function* authorFiles(
  authors: readonly Shelf[],
  digest: (content: string) => string,
): Generator<SearchFile, string> {
  const entries = authors
    .toSorted((a, b) => b.ordinals.length - a.ordinals.length)
    .map((shelf, rank): Entry => ({ ...shelf, rank, packed: packShelf(shelf) }));
  const named = byWord(entries);
  const names = packed([...parts(named)]);
  const slugs = bySlug(entries);
  const heads = headsOf(named);
  const directory: AuthorDirectory = {
    slugShards: slugs.length,
    firsts: names.map(([first]) => first?.word ?? ''),
    heads: Object.keys(heads),
  };
  const content = JSON.stringify(directory);
  const path = `search/authors/${digest(content + JSON.stringify([slugs, heads]))}/directory.json`;
  for (const [shard, list] of slugs.entries()) {
    yield { path: shardFile(path, 'slug', shard), content: JSON.stringify(list) };
  }
  for (const [shard, list] of names.entries()) {
    const unique = [...new Set(list.map(({ author }) => author.packed))];
    yield { path: shardFile(path, 'name', shard), content: JSON.stringify(unique) };
  }
  for (const group of Map.groupBy(Object.entries(heads), ([own]) => headKey(own)).values()) {
    const [[first = ''] = []] = group;
    yield { path: headFile(path, first), content: JSON.stringify(Object.fromEntries(group)) };
  }
  yield { path, content };
  return path;
}

interface Entry extends Shelf {
  packed: PackedList;
  /** Place among all authors, those with most papers first. */
  rank: number;
}

interface Named {
  word: string;
  author: Entry;
}

/** Every author under every word of the name, by word, then those with most papers first. */
function byWord(authors: readonly Entry[]): Named[] {
  return authors
    .flatMap((author) => findableWords(author).map((word) => ({ word, author })))
    .sort((a, b) => compareText(a.word, b.word) || a.author.rank - b.author.rank);
}

function bySlug(authors: readonly Entry[]): PackedList[][] {
  const count = Math.ceil(authors.length / MOST_IN_SHARD);
  const shards: PackedList[][] = Array.from({ length: count }, () => []);
  for (const { value, packed } of authors) shards[slugShard(value, count)]?.push(packed);
  return shards;
}

/** The list in parts that each fit a file and have all words of a beginning, or a part of one word. */
function* parts(named: readonly Named[], length = 1): Generator<readonly Named[]> {
  for (const group of Map.groupBy(named, ({ word }) => word.slice(0, length)).values()) {
    if (group.length <= MOST_IN_SHARD) yield group;
    else if (group.some(({ word }) => word.length > length)) yield* parts(group, length + 1);
    else yield* sliced(group);
  }
}

function* sliced(group: readonly Named[]): Generator<readonly Named[]> {
  for (let at = 0; at < group.length; at += MOST_IN_SHARD) {
    yield group.slice(at, at + MOST_IN_SHARD);
  }
}

/** As few files as the parts fit into in their order. */
function packed(all: readonly (readonly Named[])[]): Named[][] {
  const files: Named[][] = [];
  for (const part of all) {
    const last = files.at(-1);
    if (last && last.length + part.length <= MOST_IN_SHARD) last.push(...part);
    else files.push([...part]);
  }
  return files;
}

/** For each beginning that fills more than a file, who has most papers. */
function headsOf(named: readonly Named[]): Heads {
  const heads: Record<string, Heads[string]> = {};
  let beginnings = [''];
  for (let length = 1; beginnings.length > 0; length++) {
    const long = named.filter(({ word }) => word.length >= length);
    const groups = Map.groupBy(long, ({ word }) => word.slice(0, length));
    beginnings = [...groups.keys()].filter(
      (beginning) => (groups.get(beginning)?.length ?? 0) > MOST_IN_SHARD,
    );
    for (const beginning of beginnings) heads[beginning] = busiest(groups.get(beginning) ?? []);
  }
  return heads;
}

function busiest(named: readonly Named[]): Heads[string] {
  const authors = [...new Set(named.map(({ author }) => author))];
  return authors
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_OFFERED)
    .map(({ value, name, ordinals }) => [value, name, ordinals.length]);
}
