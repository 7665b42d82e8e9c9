import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type CustomRecord, close, createIndex } from 'pagefind';
import type { IndexRecord } from '#search/index/index-record.ts';
import { readMeta, readTerms } from './pagefind-output.ts';

/** Pagefind has no other way to be told how large a chunk is, and reads it when it starts. */
const CHUNK_SIZE = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';

/** Records handed to Pagefind at a time: enough to keep it busy, few enough to hold in memory. */
const BATCH = 200;

/** Lets what is done meanwhile share one process of Pagefind, which takes long to start. */
async function withPagefind<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } finally {
    await close();
  }
}

/** The same for runs, whose terms are in one chunk each. */
export async function indexingRuns<Result>(work: () => Promise<Result>): Promise<Result> {
  // More entries of postings than any run has.
  process.env[CHUNK_SIZE] = '4000000000';
  try {
    return await withPagefind(work);
  } finally {
    delete process.env[CHUNK_SIZE];
  }
}

/**
 * Has Pagefind index a run of papers of one language, at least one; within `indexingRuns`.
 * @returns the terms, and the bytes of their only chunk, decompressed.
 */
export async function indexRun(records: readonly IndexRecord[], folder: string) {
  await writeIndex(records, folder, { maxFragments: 1 });
  const meta = (await readdir(folder)).filter((name) => name.endsWith('.pf_meta'));
  const { size, chunks, fields } = readMeta(await readGzip(join(folder, meta.join())));
  if (size !== records.length) {
    throw new Error(`Pagefind indexed ${size} of ${records.length} papers`);
  }
  if (chunks.length !== 1) throw new Error(`Pagefind made ${chunks.length} chunks of a run`);
  const chunk = await readGzip(join(folder, 'index', `${chunks.join()}.pf_index`));
  return { terms: readTerms(chunk, fields), bytes: chunk.length };
}

/** Has Pagefind index records, and write all into a folder; throws with all its complaints. */
export function runPagefind(records: readonly CustomRecord[], folder: string): Promise<void> {
  return withPagefind(() => writeIndex(records, folder, {}));
}

async function writeIndex(
  records: readonly CustomRecord[],
  folder: string,
  config: Parameters<typeof createIndex>[0],
): Promise<void> {
  const { index, errors } = await createIndex(config);
  check(errors);
  if (!index) throw new Error('Pagefind made no index');
  for (let at = 0; at < records.length; at += BATCH) {
    const batch = records.slice(at, at + BATCH).map((record) => index.addCustomRecord(record));
    for (const added of await Promise.all(batch)) check(added.errors);
  }
  check((await index.writeFiles({ outputPath: folder })).errors);
  // Its process holds all that it indexed.
  await index.deleteIndex();
}

function check(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

const decompress = promisify(gunzip);

/** The content of a file that is packed; throws where there is none, or it is damaged. */
export async function readGzip(file: string): Promise<Buffer> {
  return decompress(await readFile(file));
}
