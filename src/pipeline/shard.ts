import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';

/** A part of the pages of a site, which a machine of its own builds; numbers from 1 to `count`. */
interface Shard {
  number: number;
  count: number;
}

/** What a shard leaves beside its pages, for `npm run join`; it is no file of the site. */
export const SHARD_FILE = 'shard.json';

export interface ShardFile extends Shard {
  /** Digest of the addresses of all pages of the site: shards of one site have the same. */
  site: string;
}

/** The variable that tells a build its shard, as `2/4`. */
export const SHARD = 'SHARD';

/**
 * The shard that this build is to make; undefined where it makes the whole site.
 * @throws an Error that says how a shard is written
 */
export function shardOf(written: string | undefined = env[SHARD]): Shard | undefined {
  if (!written) return undefined;
  const [, number = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(written) ?? []).map(Number);
  if (number >= 1 && number <= count) return { number, count };
  throw new Error(`--shard ${written} is no shard; write its number and how many, like 2/4`);
}

/** Whether a page is one of the shard's: by its address alone, so that every machine agrees. */
export function isInShard(pathname: string, { number, count }: Shard): boolean {
  return Number.parseInt(hash('sha1', pathname).slice(0, 8), 16) % count === number - 1;
}

/** Whether a build makes what the site has once: the search index. */
export function hasIndex(shard: Shard | undefined): boolean {
  return shard === undefined || shard.number === 1;
}

/** The pages of a shard among those of its site, of which it leaves a note in the shard's folder. */
export function takeShard<Path extends { pathname: string }>(
  paths: readonly Path[],
  shard: Shard,
  folder: string,
): Path[] {
  const pathnames = paths.map(({ pathname }) => pathname).sort();
  const file: ShardFile = { ...shard, site: hash('sha256', pathnames.join('\n')) };
  writeFileSync(join(folder, SHARD_FILE), JSON.stringify(file));
  return paths.filter(({ pathname }) => isInShard(pathname, shard));
}
