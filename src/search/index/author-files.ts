import { compareText } from '#catalog/order.ts';
import { findableWords, MOST_OFFERED } from './author-names.ts';
import type { SearchFile } from './catalogue-file.ts';
import { type Listing, type PackedList, packListing } from './columns.ts';
import { hashOf } from './hash.ts';

/**
 * How the authors of a large catalogue are shared out over small files: by address, to filter by an
 * author, and by the words of the name, to find one. A word that is begun is answered by the file
 * of its beginning's busiest authors, where more have it than a file holds.
 */
export interface AuthorDirectory {
  /** Number of files by address. */
  slugShards: number;
  /** First word of each file by name; only a word that fills more than a file goes on in the next. */
  firsts: readonly string[];
  /** Beginnings that more authors share than a file holds. */
  heads: readonly string[];
}

/** Those with most papers for each beginning that starts with the same letter. */
export type Heads = Readonly<
  Record<string, readonly (readonly [slug: string, name: string, papers: number])[]>
>;

/** Authors in a file: about 8 kB compressed. */
const MOST_IN_SHARD = 500;

/** Address of a file beside the directory. */
export function shardFile(directory: string, kind: 'slug' | 'name', shard: number): string {
  return directory.replace(/[^/]*$/, `${kind}-${shard}.json`);
}

/** Address of the file that has a beginning's busiest authors: one for each first letter. */
export function headFile(directory: string, beginning: string): string {
  const letter = (beginning.codePointAt(0) ?? 0).toString(36);
  return directory.replace(/[^/]*$/, `head-${letter}.json`);
}

/** The file in which an address is. */
export function slugShard(slug: string, shards: number): number {
  return hashOf(slug) % shards;
}

/** Files that hold the authors with a word, or with words that begin so. */
export function nameShards(
  { firsts }: Pick<AuthorDirectory, 'firsts'>,
  word: string,
  begun: boolean,
): number[] {
  const last = begun ? `${word}\uffff` : word;
  return [...firsts.keys()].filter((at) => {
    const first = firsts[at] ?? '';
    return first <= last && (first >= word || (firsts[at + 1] ?? '\uffff') > word);
  });
}

/** The files of the authors of a large catalogue. @returns the address of their directory. */
export function* authorFiles(
  authors: readonly Listing[],
  digest: (content: string) => string,
): Generator<SearchFile, string> {
  const entries = authors
    .toSorted((a, b) => b.ordinals.length - a.ordinals.length)
    .map((listing, rank): Entry => ({ ...listing, rank, packed: packListing(listing) }));
  const named = entries
    .flatMap((author) => findableWords(author).map((word): Named => ({ word, author })))
    .sort((a, b) => compareText(a.word, b.word) || a.author.rank - b.author.rank);
  const names = inFiles(named);
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
  for (const [file, group] of Map.groupBy(Object.entries(heads), ([own]) => headFile(path, own))) {
    yield { path: file, content: JSON.stringify(Object.fromEntries(group)) };
  }
  yield { path, content };
  return path;
}

/** An author, and the place among all, those with most papers first. */
type Entry = Listing & { packed: PackedList; rank: number };

/** An author under a word of the name: by word, then those with most papers first. */
type Named = { word: string; author: Entry };

function bySlug(authors: readonly Entry[]): PackedList[][] {
  const count = Math.ceil(authors.length / MOST_IN_SHARD);
  const shards: PackedList[][] = Array.from({ length: count }, () => []);
  for (const { value, packed } of authors) shards[slugShard(value, count)]?.push(packed);
  return shards;
}

/** The list in as few files as its parts fit into in their order. */
function inFiles(named: readonly Named[]): Named[][] {
  const files: Named[][] = [];
  for (const part of parts(named)) {
    const last = files.at(-1);
    if (last && last.length + part.length <= MOST_IN_SHARD) last.push(...part);
    else files.push([...part]);
  }
  return files;
}

/** The list in parts that each fit a file and have all words of a beginning, or a part of one word. */
function* parts(named: readonly Named[], length = 1): Generator<readonly Named[]> {
  for (const group of Map.groupBy(named, ({ word }) => word.slice(0, length)).values()) {
    if (group.length > MOST_IN_SHARD && group.some(({ word }) => word.length > length)) {
      yield* parts(group, length + 1);
      continue;
    }
    for (let at = 0; at < group.length; at += MOST_IN_SHARD) {
      yield group.slice(at, at + MOST_IN_SHARD);
    }
  }
}

/** For each beginning that fills more than a file, who has most papers. */
function headsOf(named: readonly Named[]): Heads {
  const heads: Record<string, Heads[string]> = {};
  for (let [length, isFurther] = [1, true]; isFurther; length++) {
    isFurther = false;
    const long = named.filter(({ word }) => word.length >= length);
    for (const [beginning, group] of Map.groupBy(long, ({ word }) => word.slice(0, length))) {
      if (group.length <= MOST_IN_SHARD) continue;
      isFurther = true;
      heads[beginning] = [...new Set(group.map(({ author }) => author))]
        .sort((a, b) => a.rank - b.rank)
        .slice(0, MOST_OFFERED)
        .map(({ value, name, ordinals }) => [value, name, ordinals.length]);
    }
  }
  return heads;
}
