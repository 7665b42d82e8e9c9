/**
 * How the authors of a large catalogue are shared out over files, each small enough to load for
 * one question: by address, to filter by an author, and by the words of the name, to find one. A
 * word that is begun is answered by one file: that of its beginning's busiest authors, where more
 * have it than a file holds, else the one that has them all.
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
export type Heads = Readonly<Record<string, readonly HeadAuthor[]>>;

type HeadAuthor = readonly [slug: string, name: string, papers: number];

/** Authors in a file: about 8 kB compressed. */
export const MOST_IN_SHARD = 500;

/** Address of a file beside the directory. */
export function shardFile(directory: string, kind: 'slug' | 'name', shard: number): string {
  return directory.replace(/[^/]*$/, `${kind}-${shard}.json`);
}

/** Address of the file that has a beginning's busiest authors. */
export function headFile(directory: string, beginning: string): string {
  return directory.replace(/[^/]*$/, `head-${headKey(beginning)}.json`);
}

/** What the beginnings of one such file share, as a file's name has it. */
export function headKey(beginning: string): string {
  return (beginning.codePointAt(0) ?? 0).toString(36);
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
  return [...firsts.keys()].filter((at) => {
    const first = firsts[at] ?? '';
    return first <= last && (first >= word || (firsts[at + 1] ?? '\uffff') > word);
  });
}
