import { nameWords } from './author-names.ts';
import type { FacetValue } from './facets.ts';

/**
 * How the authors of a large catalogue are shared out over files, each small enough to load for
 * one question: by address, to filter by an author, and by the words of the name, to find one.
 */
export interface AuthorDirectory {
  /** Number of files by address. */
  slugShards: number;
  /** First word of each file by name; the words in there go on to the first of the next. */
  firsts: readonly string[];
  /** Beginnings that more authors share than a file holds, with those who have most papers. */
  heads: Readonly<Record<string, readonly HeadAuthor[]>>;
}

export type HeadAuthor = readonly [slug: string, name: string, papers: number];

/** Authors in a file: about 20 kB compressed. */
export const MOST_IN_SHARD = 1000;

/** Address of a file beside the directory. */
export function shardFile(directory: string, kind: 'slug' | 'name', shard: number): string {
  return directory.replace(/[^/]*$/, `${kind}-${shard}.json`);
}

/** The file in which an address is. FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function slugShard(slug: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < slug.length; at++) {
    hash = Math.imul(hash ^ slug.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash % shards;
}

/** Files that hold the authors with a word, or with words that begin so. */
export function nameShards(
  { firsts }: Pick<AuthorDirectory, 'firsts'>,
  word: string,
  begun: boolean,
): number[] {
  const last = begun ? `${word}\uffff` : word;
  return [...firsts.keys()].filter(
    (at) => (firsts[at] ?? '') <= last && (firsts[at + 1] ?? '\uffff') >= word,
  );
}

/** Words under which an author is found: those of the name and of the address. */
export function authorWords({ value, name }: Pick<FacetValue, 'value' | 'name'>): string[] {
  return [...new Set([...nameWords(name), ...nameWords(value)])];
}
