import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type CustomRecord, close, createIndex, type PagefindIndex } from 'pagefind';
import type { IndexRecord } from '#search/index/index-record.ts';
import { type PagefindTerm, readMeta, readTerms } from './pagefind-output.ts';

/** Pagefind has no other way to be told how large a chunk is, and reads it when it starts. */
const CHUNK_SIZE = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';

/** Entries of postings in a chunk: more than any run has, so that all its terms are in one. */
const ALL = '4000000000';

/** Records handed to Pagefind at a time: enough to keep it busy, few enough to hold in memory. */
const BATCH = 200;

/** What Pagefind made of a run of papers. */
export interface RunIndex {
  terms: Iterable<PagefindTerm>;
  /** Bytes of its only chunk, decompressed. */
  bytes: number;
}

/**
 * Has Pagefind index records.
 * @param records of one language, at least one.
 * @param folder for what Pagefind writes.
 */
export async function indexRun(records: readonly IndexRecord[], folder: string): Promise<RunIndex> {
  process.env[CHUNK_SIZE] = ALL;
  try {
    await runPagefind(records, folder, { maxFragments: 1 });
  } finally {
    delete process.env[CHUNK_SIZE];
  }
  const meta = (await readdir(folder)).filter((name) => name.endsWith('.pf_meta'));
  const { size, chunks, fields } = readMeta(await readGzip(join(folder, meta.join())));
  if (size !== records.length) {
    throw new Error(`Pagefind indexed ${size} of ${records.length} papers`);
  }
  if (chunks.length !== 1) throw new Error(`Pagefind made ${chunks.length} chunks of a run`);
  const chunk = await readGzip(join(folder, 'index', `${chunks.join()}.pf_index`));
  return { terms: readTerms(chunk, fields), bytes: chunk.length };
}

/**
 * Has Pagefind index records, in a process that ends with it, and write all it has into a folder.
 * @throws with all of Pagefind's complaints if there are any.
 */
export async function runPagefind(
  records: Iterable<CustomRecord>,
  folder: string,
  config: Parameters<typeof createIndex>[0] = {},
): Promise<void> {
  try {
    const { index, errors } = await createIndex(config);
    check(errors);
    if (!index) throw new Error('Pagefind made no index');
    await addAll(index, records);
    check((await index.writeFiles({ outputPath: folder })).errors);
  } finally {
    await close();
  }
}

async function addAll(index: PagefindIndex, records: Iterable<CustomRecord>): Promise<void> {
  let pending: Promise<void>[] = [];
  for (const record of records) {
    pending.push(index.addCustomRecord({ ...record }).then(({ errors }) => check(errors)));
    if (pending.length < BATCH) continue;
    await Promise.all(pending);
    pending = [];
  }
  await Promise.all(pending);
}

function check(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

const decompress = promisify(gunzip);

async function readGzip(file: string): Promise<Buffer> {
  return decompress(await readFile(file));
}
