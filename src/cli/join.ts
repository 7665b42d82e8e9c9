import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { counted } from '#catalog/counted.ts';
import { filesBelow } from '#pipeline/build-cache.ts';
import { compressSite } from '#pipeline/compress-site.ts';
import { writeOfflineFiles } from '#pipeline/offline.ts';
import { showProgress } from '#pipeline/progress.ts';
import { SHARD_FILE, type ShardFile, shardOf } from '#pipeline/shard.ts';
import { discardNext, openNext, publish, siteFolders } from '#pipeline/site-folders.ts';
import { command, UsageError } from './frame/command.ts';
import { refuseBroken } from './site/check-site.ts';

export const main = command({
  usage: `npm run join -- FOLDER… [--outDir DIR] [--compress]

Puts the folders that npm run build -- --shard 1/4 and so on have left together into one site, in
dist or in DIR, and follows every link of it before it takes its place. With --compress text files
are also there compressed, as .br and .gz, for hosts that serve these.`,
  takesWords: true,
  options: {
    outDir: { type: 'string', default: 'dist' },
    compress: { type: 'boolean', default: false },
  },
  async run({ outDir, compress }, shards) {
    if (shards.length === 0) throw new UsageError('Name the folders.');
    const folders = siteFolders(outDir);
    openNext(folders);
    try {
      const files = joinShards(shards, folders.next);
      writeOfflineFiles(folders.next);
      const progress = showProgress(stderr);
      if (compress) await compressSite(folders.next, { live: folders.live, progress });
      const found = await refuseBroken(folders.next);
      publish(folders);
      stderr.write(`${counted(files, 'file')} in ${outDir}; ${found}\n`);
    } catch (error) {
      discardNext(folders);
      throw error;
    }
    return 0;
  },
});

/** Puts shards into a folder, and counts files; throws where they are not those of one site. */
function joinShards(shards: readonly string[], folder: string): number {
  checkComplete(shards);
  rmSync(folder, { recursive: true, force: true });
  const known = new Map<string, string>();
  for (const shard of shards) {
    for (const path of filesBelow(shard)) {
      if (path === SHARD_FILE) continue;
      const from = join(shard, path);
      const other = known.get(path);
      known.set(path, from);
      if (!other) cpSync(from, join(folder, path));
      else if (!readFileSync(other).equals(readFileSync(from))) {
        const what = 'build all shards from the same records and code';
        throw new Error(`${other} and ${from} differ; ${what}`);
      }
    }
  }
  return known.size;
}

function checkComplete(shards: readonly string[]): void {
  const read = shards.map((shard) => {
    const note = readNote(join(shard, SHARD_FILE));
    if (note) return { shard, ...note };
    throw new Error(`${shard} is no shard of a site; npm run build -- --shard 1/2 makes one`);
  });
  const [first] = read;
  const odd = read.find(({ site }) => site !== first?.site)?.shard;
  const other = `is of another site than ${first?.shard}; build both from the same`;
  if (odd) throw new Error(`${odd} ${other}`);
  const found = read.map(({ number }) => number).sort((a, b) => a - b);
  const wanted = Array.from({ length: first?.count ?? 0 }, (_, at) => at + 1);
  if (found.join() !== wanted.join()) {
    throw new Error(`These are the shards ${found.join(', ')}; a site needs ${wanted.join(', ')}`);
  }
}

/** What a shard says of itself; undefined of a folder that is none, or was damaged on its way. */
function readNote(file: string): ShardFile | undefined {
  try {
    const { number, count, site } = JSON.parse(readFileSync(file, 'utf8'));
    return shardOf(`${number}/${count}`) && { number, count, site };
  } catch {
    return undefined;
  }
}
