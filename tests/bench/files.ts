import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { counted, grouped } from '#catalog/counted.ts';
import { byteSize } from '#pipeline/progress.ts';
import { writeFiles } from '../support/content-folder.ts';
import { corpusFiles } from '../support/corpus.ts';
import { weighSite } from '../support/site-weight.ts';
import { measureRun } from './measured-run.ts';
import { loadBefore, markdownTable, measuredOn } from './report.ts';

/**
 * Builds a site of about as many papers (1,000 if that is not said) spread over all years of the
 * corpus, which `CORPUS` names, and counts what it is made of.
 * @returns a Markdown table with a row for each kind of file.
 */
export async function benchFiles([count = '1000']: readonly string[]): Promise<string> {
  const before = loadBefore();
  // The site has to stand in the project: Astro renders from there, with its packages.
  const folder = resolve('.cache/files');
  const site = join(folder, 'site');
  const content = await corpusFiles(Number(count));
  const papers = content['papers/papers.jsonl']?.split('\n').length ?? 0;
  try {
    writeFiles(folder, content);
    process.env['CONTENT_DIR'] = folder;
    await measureRun(['src/cli/run.mjs', 'src/cli/build.ts', '--no-whole', '--outDir', site]);
    const { all, kinds } = weighSite(site);
    const rows = [...kinds, ['all', all] as const].map(([kind, { files, bytes }]) => [
      kind,
      grouped(files),
      byteSize(bytes),
    ]);
    const head = [`${counted(papers, 'paper')} of all years`, 'files', 'size'];
    return `${measuredOn()}, ${before}.\n\n${markdownTable(head, rows)}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
