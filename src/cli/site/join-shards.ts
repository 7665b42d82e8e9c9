import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { SHARD_FILE, type ShardFile } from '#pipeline/shard.ts';

/**
 * Puts the shards of a site into a folder, from which all else is taken away.
 * @returns the number of files.
 * @throws an Error if a shard is missing or twice, if they are of different sites, or if two have
 *   a file with different content: then they were made of different records or code.
 */
export function joinShards(shards: readonly string[], folder: string): number {
  checkComplete(shards);
  rmSync(folder, { recursive: true, force: true });
  const known = new Map<string, string>();
  for (const shard of shards) {
    for (const path of filesIn(shard)) {
      if (path === SHARD_FILE) continue;
      const from = join(shard, path);
      const other = known.get(path);
      if (other) assertSame(other, from);
      else copy(from, join(folder, path));
      known.set(path, from);
    }
  }
  return known.size;
}

function checkComplete(shards: readonly string[]): void {
  const read = shards.map((shard) => ({ shard, file: readShard(shard) }));
  const [first] = read;
  const odd = read.find(({ file }) => file.site !== first?.file.site);
  if (odd) {
    throw new Error(
      `${odd.shard} is of another site than ${first?.shard}; build both from the same`,
    );
  }
  const found = read.map(({ file }) => file.number).sort((a, b) => a - b);
  const wanted = Array.from({ length: first?.file.count ?? 0 }, (_, at) => at + 1);
  if (found.join() !== wanted.join()) {
    throw new Error(`These are the shards ${found.join(', ')}; a site needs ${wanted.join(', ')}`);
  }
}

function readShard(shard: string): ShardFile {
  const file = join(shard, SHARD_FILE);
  if (!existsSync(file)) {
    throw new Error(`${shard} is no shard of a site; npm run build -- --shard 1/2 makes one`);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}

function assertSame(one: string, other: string): void {
  if (readFileSync(one).equals(readFileSync(other))) return;
  throw new Error(`${one} and ${other} differ; build all shards from the same records and code`);
}
