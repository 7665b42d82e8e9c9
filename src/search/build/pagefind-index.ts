import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { type PackedText, packLengths } from '../catalogue-file.ts';
import type { IndexRecord } from '../index-record.ts';
import { type PagefindMeta, readPagefindMeta } from '../pagefind-meta.ts';

/**
 * Places of words in a piece of the index. Pagefind's own 20,000 make a reader load about 30 kB
 * for a word; smaller ones make the list of pieces longer, which everybody loads.
 */
const PIECE = '8000';

/** Records handed to Pagefind at a time: enough to keep it busy, few enough to hold in memory. */
const BATCH = 200;

/** What Pagefind writes but this site's search does not use. */
const unused = /^pagefind-(?:component-ui|modular-ui|ui|highlight|worker|playground)\b|^fragment$/;

/**
 * Builds the Pagefind index of the records in a folder and leaves there what searching needs.
 * The fragments go too: rows of results have their own files, which any number can share.
 * @returns what a reader has to know of the index.
 * @throws with all of Pagefind's complaints if there are any.
 */
export async function buildPagefindIndex(
  records: Iterable<IndexRecord>,
  language: string,
  folder: string,
): Promise<PackedText> {
  await rm(folder, { recursive: true, force: true });
  // Pagefind has no other way to be told, and reads it when it starts.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= PIECE;
  let papers = 0;
  try {
    const { index, errors } = await createIndex({ maxFragments: 1 });
    check(errors);
    if (!index) throw new Error('Pagefind made no index');
    papers = await addAll(index, records);
    check((await index.writeFiles({ outputPath: folder })).errors);
  } finally {
    await close();
  }
  const { lengths, ...text } = await describeIndex(folder);
  if (lengths.length !== papers) {
    throw new Error(`Pagefind indexed ${lengths.length} of ${papers} papers`);
  }
  await removeUnused(folder, text.wasm);
  return { ...text, language, lengths: packLengths(lengths) };
}

async function addAll(index: PagefindIndex, records: Iterable<IndexRecord>): Promise<number> {
  let pending: Promise<void>[] = [];
  let added = 0;
  for (const record of records) {
    added++;
    pending.push(index.addCustomRecord({ ...record }).then(({ errors }) => check(errors)));
    if (pending.length < BATCH) continue;
    await Promise.all(pending);
    pending = [];
  }
  await Promise.all(pending);
  return added;
}

function check(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

/** What Pagefind says of the one language that the records are in; of none without records. */
async function describeIndex(folder: string): Promise<PagefindMeta & { wasm: string }> {
  const entry = JSON.parse(await readFile(join(folder, 'pagefind-entry.json'), 'utf8'));
  const [index] = Object.values<{ hash: string; wasm: string | null }>(entry.languages);
  const wasm = index?.wasm ?? 'unknown';
  if (!index) return { version: entry.version, lengths: [], chunks: [], fields: [], wasm };
  const meta = await readFile(join(folder, `pagefind.${index.hash}.pf_meta`));
  return { ...readPagefindMeta(gunzipSync(meta)), wasm };
}

async function removeUnused(folder: string, wasm: string): Promise<void> {
  const names = await readdir(folder);
  const surplus = names.filter(
    (name) => unused.test(name) || (name.startsWith('wasm.') && name !== `wasm.${wasm}.pagefind`),
  );
  await Promise.all(surplus.map((name) => rm(join(folder, name), { recursive: true })));
}
