import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { env, stderr, versions } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { build } from 'astro';
import { siteAddress } from '#formats/discovery/origin.ts';
import { keptFolder, openKept } from '#pipeline/build-cache.ts';
import { pages } from '#pipeline/pages.ts';
import { SHARD, shardOf } from '#pipeline/shard.ts';
import {
  discardNext,
  openNext,
  publish,
  type SiteFolders,
  siteFolders,
} from '#pipeline/site-folders.ts';
import { takeTurn } from '#pipeline/turn.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { command, Refusal } from './frame/command.ts';
import { explainFault } from './site/build-fault.ts';
import { checkSite, refuseBroken } from './site/check-site.ts';

// A page leaves a buffer that only a whole collection of garbage takes away. V8 would begin one for
// every 64 MB of them, in a large catalogue a third of all work; so buffers count as heap.
if (Number.parseInt(versions.v8, 10) >= 13) {
  setFlagsFromString('--external-memory-accounted-in-global-limit');
  setFlagsFromString('--heap-growing-percent=60');
  // Nor are objects made, as V8 guesses, where only a whole collection takes them away.
  setFlagsFromString('--no-allocation-site-pretenuring');
}

export const main = command({
  usage: `npm run build [-- OPTIONS]

  --compress    put text files compressed, as .br and .gz, beside them, for hosts that serve these
  --fresh       find out again what is related and what words are about; a catalogue of 1,000 papers
                and more does so by itself when a hundredth of them is not what it was
  --lenient     leave out the records that are not valid, and say which
  --shard 2/4   build one part of the pages, the second of four; npm run join puts parts together
  --outDir DIR  write the site into another folder of the project than dist
  --whole       follow every link of the new site before it takes its place, and leave the site as
                it was where one is broken; the default where CI is set, otherwise --no-whole`,
  options: {
    compress: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    lenient: { type: 'boolean', default: false },
    shard: { type: 'string' },
    outDir: { type: 'string', default: 'dist' },
    whole: { type: 'boolean' },
  },
  async run({ fresh, lenient, shard, outDir, compress, whole = Boolean(env['CI']) }) {
    if (lenient) env['LENIENT'] = '1';
    if (shard) env[SHARD] = shard;
    // Parts are made on several machines, which may have kept different things.
    if (fresh || shard) env['FRESH'] = '1';
    const isPart = shardOf() !== undefined;
    if (isPart && compress) {
      throw new Refusal('A part is not compressed: npm run join takes --compress');
    }
    siteAddress(env);
    const folders = siteFolders(outDir);
    openNext(folders);
    try {
      await buildBeside(folders, { compress, whole: whole && !isPart });
    } catch (error) {
      stderr.write(`${explainFault(error, contentFolder())}\n`);
      // At once, for the index may still be under way in a process of its own.
      process.exit(1);
    }
    return 0;
  },
});

/** A build that fails, or is killed, leaves the site in the folder as it was. */
async function buildBeside(
  folders: SiteFolders,
  { compress, whole }: { compress: boolean; whole: boolean },
) {
  const kept = keptFolder(process.cwd(), contentFolder(), folders.live);
  const hadKept = existsSync(kept);
  try {
    await makeNext(folders, { compress, kept });
    if (whole) {
      const found = await checkSite(folders.next);
      if (!found.isWhole && hadKept) {
        stderr.write(`whole    ${found.lines.at(-1)}; made once more, without what builds kept\n`);
        for (const folder of [kept, folders.next]) rmSync(folder, { recursive: true });
        mkdirSync(folders.next);
        await makeNext(folders, { compress, kept });
      }
      stderr.write(`whole    ${await refuseBroken(folders.next)}\n`);
    }
    publish(folders);
  } catch (error) {
    // Not before the end: pages that are still being rendered would make the folder anew.
    process.once('exit', () => discardNext(folders));
    throw error;
  }
}

/** Makes the next site out of what is there of earlier ones, and of what they kept. */
async function makeNext(
  folders: SiteFolders,
  { compress, kept }: { compress: boolean; kept: string },
): Promise<void> {
  openKept(kept);
  const onBundled = await takeTurn(join('.cache', 'turn'), (holder) =>
    stderr.write(`waits for another build of this project, process ${holder}\n`),
  );
  try {
    // Astro's own account has a line a page; the integrations give a shorter one.
    const integrations = [pages(folders, { compress, onBundled })];
    await build({ logLevel: 'warn', outDir: folders.next, cacheDir: kept, integrations });
  } finally {
    onBundled();
  }
}
