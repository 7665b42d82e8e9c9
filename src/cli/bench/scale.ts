import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { appendFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { counted, grouped } from '#catalog/counted.ts';
import { type Dated, newestFirst } from '#catalog/order.ts';
import { byteSize } from '#integrations/progress-text.ts';
import { readJsonLines } from '#loaders/json-lines.ts';
import { watchLargestProcess } from './largest-process.ts';
import { machineInWords } from './machine.ts';
import { markdownTable } from './markdown-table.ts';
import { measureRun, type Run } from './measured-run.ts';
import { visitSite } from './reader-visit.ts';

const SIZES = [1_000, 10_000, Number.POSITIVE_INFINITY];

interface Build extends Run {
  largest: number | undefined;
}

/**
 * Builds the first 1,000 and 10,000 records of a JSONL file and all of them, each once from
 * nothing and once more with the newest paper added, and visits the sites as readers do.
 * @param args the file, and other numbers of records if others are wanted.
 * @returns a Markdown table with a column for each number of records.
 */
export async function benchScale([file, ...numbers]: readonly string[]): Promise<string> {
  if (!file) throw new Error('Name the file of records: npm run bench -- scale FILE.jsonl.gz');
  const before = loadavg()[0] ?? 0;
  const sizes = numbers.length > 0 ? numbers.map(Number) : SIZES;
  const columns: Record<string, string>[] = [];
  for (const size of sizes) {
    // The site has to stand in the project: Astro renders from there, with its packages.
    const folder = resolve('.cache/scale');
    await rm(folder, { recursive: true, force: true });
    try {
      columns.push(await measureSize(resolve(file), size, folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const names = Object.keys(columns[0] ?? {});
  const table = names.map((name) => [name, ...columns.map((column) => column[name] ?? '')]);
  const [head = [], ...rows] = table;
  const note = `Measured on ${machineInWords()}, with a load of ${before.toFixed(1)} before. Of the visits: bytes by brotli 11, requests.`;
  return `${note}\n\n${markdownTable(head, rows)}`;
}

async function measureSize(file: string, size: number, folder: string) {
  const { count, newest } = await takeRecords(file, size, folder);
  console.error(`${counted(count, 'record')}, from nothing`);
  const first = await measureBuild(folder);
  await appendFile(join(folder, 'papers/records.jsonl'), newest);
  console.error(`${counted(count, 'record')}, the newest of them added`);
  const second = await measureBuild(folder);
  console.error('Visits');
  const visits = await visitSite(join(folder, 'site'));
  const site = await weigh(join(folder, 'site'));
  const largest = Math.max(first.largest ?? 0, second.largest ?? 0);
  return {
    records: grouped(count),
    'wall s': first.wallSeconds.toFixed(0),
    'CPU s': first.cpuSeconds.toFixed(0),
    'largest process': largest > 0 ? byteSize(largest) : 'not known',
    'the newest paper added, CPU s': second.cpuSeconds.toFixed(0),
    pages: grouped(site.pages),
    size: byteSize(site.bytes),
    ...visits,
  };
}

/** Writes the first records of the file into a content folder, but for the newest, which waits. */
async function takeRecords(file: string, size: number, folder: string) {
  await mkdir(join(folder, 'papers'), { recursive: true });
  const out = createWriteStream(join(folder, 'papers/records.jsonl'));
  let count = 0;
  let newest: Dated | undefined;
  for await (const line of readJsonLines(file)) {
    if (!('value' in line)) continue;
    let record = line.value;
    if (isDated(record) && (newest === undefined || newestFirst(record, newest) < 0)) {
      [record, newest] = [newest, record];
    }
    if (record && !out.write(`${JSON.stringify(record)}\n`)) await once(out, 'drain');
    if (++count >= size) break;
  }
  out.end();
  await finished(out);
  return { count, newest: `${JSON.stringify(newest)}\n` };
}

function isDated(value: unknown): value is Dated {
  const { id, date } = Object(value);
  return typeof id === 'string' && typeof date === 'string';
}

async function measureBuild(folder: string): Promise<Build> {
  process.env['CONTENT_DIR'] = folder;
  const node = JSON.stringify(process.execPath);
  const site = JSON.stringify(join(folder, 'site'));
  const largest = watchLargestProcess(process.pid);
  const command = `${node} src/cli/run.mjs src/cli/build.ts --lenient --no-whole --outDir ${site}`;
  try {
    return { ...(await measureRun(command)), largest: largest() };
  } finally {
    largest();
  }
}

async function weigh(folder: string): Promise<{ pages: number; bytes: number }> {
  const sum = { pages: 0, bytes: 0 };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    if (entry.name.endsWith('.html')) sum.pages++;
    sum.bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return sum;
}
