// `npm run join -- FOLDER…`: puts the parts of a site, which several machines built, together.
import { stderr } from 'node:process';
import { counted } from '#catalog/counted.ts';
import { compressSite } from '#pipeline/compress-site.ts';
import { writeOfflineFiles } from '#pipeline/offline.ts';
import { showProgress } from '#pipeline/progress.ts';
import { discardNext, openNext, publish, siteFolders } from '#pipeline/site-folders.ts';
import { command, UsageError } from './frame/command.ts';
import { checkSite } from './site/check-site.ts';
import { joinShards } from './site/join-shards.ts';

const usage = `npm run join -- FOLDER… [--outDir DIR] [--compress]

Puts the folders that npm run build -- --shard 1/4 and so on have left together into one site, in
dist or in DIR, and follows every link of it before it takes its place. With --compress text files
are also there compressed, as .br and .gz, for hosts that serve these.`;

export const main = command({
  usage,
  takesWords: true,
  options: {
    outDir: { type: 'string', default: 'dist' },
    compress: { type: 'boolean', default: false },
  },
  async run(wishes, shards) {
    if (shards.length === 0) throw new UsageError('Name the folders.');
    await join(shards, wishes);
    return 0;
  },
});

interface Wishes {
  outDir: string;
  compress: boolean;
}

async function join(shards: readonly string[], { outDir, compress }: Wishes): Promise<void> {
  const folders = siteFolders(outDir);
  openNext(folders);
  try {
    const files = joinShards(shards, folders.next);
    writeOfflineFiles(folders.next);
    const progress = showProgress(stderr);
    if (compress) await compressSite(folders.next, { live: folders.live, progress });
    const { lines, isWhole } = await checkSite(folders.next);
    if (!isWhole) throw new Error([...lines, 'The site is as it was.'].join('\n'));
    publish(folders);
    stderr.write(`${counted(files, 'file')} in ${outDir}; ${lines.join('')}\n`);
  } catch (error) {
    discardNext(folders);
    throw error;
  }
}
