import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { IndexRecord } from '#search/index/index-record.ts';

/** Places of words in a chunk: more than any run has, so that all its words are in one. */
const ALL = '4000000000';

/** Records handed to Pagefind at a time: enough to keep it busy, few enough to hold in memory. */
const BATCH = 200;

/** What a run of Pagefind left in its folder. */
interface PagefindOutput {
  /** Name of the metadata, without its ending. */
  meta: string;
}

/**
 * Has Pagefind index records, in a process that ends with it, and write all it has into a folder.
 * @param records of one language, at least one.
 * @throws with all of Pagefind's complaints if there are any.
 */
export async function runPagefind(
  records: Iterable<IndexRecord>,
  folder: string,
): Promise<PagefindOutput> {
  // Pagefind has no other way to be told, and reads it when it starts.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = ALL;
  try {
    const { index, errors } = await createIndex({ maxFragments: 1 });
    check(errors);
    if (!index) throw new Error('Pagefind made no index');
    await addAll(index, records);
    check((await index.writeFiles({ outputPath: folder })).errors);
  } finally {
    await close();
  }
  const { languages } = JSON.parse(await readFile(join(folder, 'pagefind-entry.json'), 'utf8'));
  const [index] = Object.values<{ hash: string }>(languages);
  if (!index) throw new Error('Pagefind indexed nothing');
  return { meta: `pagefind.${index.hash}` };
}

async function addAll(index: PagefindIndex, records: Iterable<IndexRecord>): Promise<void> {
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
