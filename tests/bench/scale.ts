import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { counted, grouped } from '#catalog/counted.ts';
import { type Dated, newestFirst } from '#catalog/order.ts';
import { byteSize } from '#pipeline/progress.ts';
import { readJsonLines } from '#sources/json-lines.ts';
import { weighSite } from '../support/site-weight.ts';
import { measureRun } from './measured-run.ts';
import { visitSite } from './reader-visit.ts';
import { loadBefore, markdownTable, measuredOn } from './report.ts';

const SIZES = [1_000, 10_000, Number.POSITIVE_INFINITY];

/**
 * Builds the first 1,000 and 10,000 records of a JSONL file and all of them, or other numbers, once
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
  const { count, newest } = await takeRecords(file, size, folder);
  console.error(`${counted(count, 'record')}, from nothing`);
  const first = await measureBuild(folder);
  const later = await Array.fromAsync(newest.entries(), async ([at, line]) => {
    await appendFile(join(folder, 'papers/records.jsonl'), line);
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

/** Writes the first records of the file into a content folder, but for the newest, which wait. */
async function takeRecords(file: string, size: number, folder: string) {
  await mkdir(join(folder, 'papers'), { recursive: true });
  const out = createWriteStream(join(folder, 'papers/records.jsonl'));
  let count = 0;
  let newest: Dated[] = [];
  for await (const line of readJsonLines(file)) {
    if (!('value' in line)) continue;
    const waiting = isDated(line.value) ? [...newest, line.value].sort(newestFirst) : newest;
    newest = waiting.slice(0, ADDED);
    const record = isDated(line.value) ? waiting[ADDED] : line.value;
    if (record && !out.write(lineOf(record))) await once(out, 'drain');
    if (++count >= size) break;
  }
  out.end();
  await finished(out);
  return { count, newest: newest.reverse().map(lineOf) };
}

function lineOf(record: unknown): string {
  return `${JSON.stringify(record)}\n`;
}

function isDated(value: unknown): value is Dated {
  const { id, date } = Object(value);
  return typeof id === 'string' && typeof date === 'string';
}

function measureBuild(folder: string) {
  process.env['CONTENT_DIR'] = folder;
  const options = ['--lenient', '--no-whole', '--outDir', join(folder, 'site')];
  return measureRun(['src/cli/run.mjs', 'src/cli/build.ts', ...options]);
}
