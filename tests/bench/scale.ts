import { appendFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { counted, grouped } from '#catalog/counted.ts';
import { keptFolder } from '#pipeline/build-cache.ts';
import { byteSize } from '#pipeline/progress.ts';
import { writeFiles } from '../support/content-folder.ts';
import { weighSite } from '../support/site-weight.ts';
import { measureRun } from './measured-run.ts';
import { visitSite } from './reader-visit.ts';
import { loadBefore, markdownTable, measuredOn } from './report.ts';
import { RECORDS, readSample } from './sample.ts';

const SIZES = [1_000, 10_000, Number.POSITIVE_INFINITY];

/**
 * Builds 1,000 and 10,000 records of all years of a JSONL file and all of them, or other numbers, once
 * from nothing and twice more with one of the newest papers added, and visits the sites as readers
 * do. The first addition has no site before the last, whose folders it could use.
 */
export async function benchScale([file, ...numbers]: readonly string[]): Promise<string> {
  if (!file) throw new Error('Name the file of records: npm run bench -- scale FILE.jsonl.gz');
  const before = loadBefore();
  const sizes = numbers.length > 0 ? numbers.map(Number) : SIZES;
  // The site has to stand in the project: Astro renders from there, with its packages.
  const folders = resolve('.cache/scale');
  await rm(folders, { recursive: true, force: true });
  try {
    const measured = await Array.fromAsync(sizes, (size) =>
      measureSize(resolve(file), size, join(folders, String(size))),
    );
    const [first] = measured;
    const [head = [], ...rows] = Object.keys(first?.column ?? {}).map((name) => {
      return [name, ...measured.map(({ column }) => column[name] ?? '')];
    });
    const machine = `${measuredOn(first?.browser)}, ${before}`;
    const note = `${machine}. Of the visits: bytes by brotli 11, requests.`;
    return `${note}\n\n${markdownTable(head, rows)}`;
  } finally {
    // Not sooner: where twenty thousand files have just gone, ext4 takes a quarter longer to make
    // those of the next build.
    await rm(folders, { recursive: true, force: true });
  }
}

async function measureSize(file: string, size: number, folder: string) {
  const { files, papers: count, newest } = await readSample(file, size, ADDED);
  writeFiles(folder, files);
  await rm(keptFolder(resolve(), folder, join(folder, 'site')), { recursive: true, force: true });
  console.error(`${counted(count, 'record')}, from nothing`);
  const first = await measureBuild(folder);
  const later = await Array.fromAsync(newest.entries(), async ([at, line]) => {
    await appendFile(join(folder, RECORDS), line);
    console.error(`${counted(count, 'record')}, of the newest ${at + 1} added`);
    return measureBuild(folder);
  });
  console.error('Visits');
  const [acts, browser] = await visitSite(join(folder, 'site'));
  const { pages, all } = weighSite(join(folder, 'site'));
  const largest = Math.max(...[first, ...later].map((build) => build.largestBytes ?? 0));
  const column: Record<string, string> = {
    records: grouped(count),
    'wall s': first.wallSeconds.toFixed(0),
    'CPU s': first.cpuSeconds.toFixed(0),
    'largest process': largest > 0 ? byteSize(largest) : 'not known',
    'a paper added, then another, CPU s': later.map((it) => it.cpuSeconds.toFixed(0)).join(', '),
    pages: grouped(pages),
    files: grouped(all.files),
    size: byteSize(all.bytes),
    ...acts,
  };
  return { column, browser };
}

/** How many of the newest papers are added later, each by itself. */
const ADDED = 2;

function measureBuild(folder: string) {
  process.env['CONTENT_DIR'] = folder;
  const options = ['--lenient', '--no-whole', '--outDir', join(folder, 'site')];
  return measureRun(['src/cli/run.mjs', 'src/cli/build.ts', ...options]);
}
