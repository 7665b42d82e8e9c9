// `npm run join -- FOLDER…`: puts the parts of a site, which several machines built, together.
import { stderr } from 'node:process';
import { parseArgs } from 'node:util';
import { compressSite } from '#integrations/compress-site.ts';
import { writeOfflineFiles } from '#integrations/offline-files.ts';
import { showProgress } from '#integrations/progress.ts';
import { discardNext, openNext, publish, siteFolders } from '#integrations/site-folders.ts';
import { count } from './report/count.ts';
import { checkSite } from './site/check-site.ts';
import { joinShards } from './site/join-shards.ts';

const usage = `npm run join -- FOLDER… [--outDir DIR] [--compress]

Puts the folders that npm run build -- --shard 1/4 and so on have left together into one site, in
dist or in DIR, and follows every link of it before it takes its place. With --compress text files
are also there compressed, as .br and .gz, for hosts that serve these.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      outDir: { type: 'string', default: 'dist' },
      compress: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  if (values.help) console.log(usage);
  else if (positionals.length === 0) throw new Error(`Name the folders.\n\n${usage}`);
  else await join(positionals, values);
} catch (error) {
  stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

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
    stderr.write(`${count(files, 'file')} in ${outDir}; ${lines.join('')}\n`);
  } catch (error) {
    discardNext(folders);
    throw error;
  }
}
