import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { IndexRecord } from '../index-record.ts';
import { type PagefindMeta, readPagefindMeta } from '../pagefind-meta.ts';

/** Pages and places of words in a word file. Pagefind's own 20,000 make a reader load about 30 kB
 * for a word; smaller ones make the list of files longer, which everybody loads. */
export const WORD_FILE = 8000;

/** Records handed to Pagefind at a time: enough to keep it busy, few enough to hold in memory. */
const BATCH = 200;

/** What Pagefind writes but this site's search does not use. */
const unused = /^pagefind-(?:component-ui|modular-ui|ui|highlight|worker|playground)\b|^fragment$/;

/** An index of some records in a folder of its own. */
export interface IndexPiece extends PagefindMeta {
  folder: string;
  /** Name of the WebAssembly that stems this language. */
  wasm: string;
}

/**
 * Has Pagefind index records, numbered from 0, in a process that ends with the work: its memory
 * grows with the records. The folder is there only when it is complete.
 * @throws with all of Pagefind's complaints if there are any.
 */
export async function buildPiece(
  records: readonly IndexRecord[],
  folder: string,
): Promise<IndexPiece> {
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  // Pagefind has no other way to be told, and reads it when it starts.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= String(WORD_FILE);
  try {
    const { index, errors } = await createIndex({ maxFragments: 1 });
    check(errors);
    if (!index) throw new Error('Pagefind made no index');
    await addAll(index, records);
    check((await index.writeFiles({ outputPath: unfinished })).errors);
  } finally {
    await close();
  }
  const piece = await readPiece(unfinished);
  if (piece.lengths.length !== records.length) {
    throw new Error(`Pagefind indexed ${piece.lengths.length} of ${records.length} papers`);
  }
  await removeUnused(unfinished, piece.wasm);
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
  return { ...piece, folder };
}

/**
 * Reads what Pagefind says of the one language that a piece's records are in.
 * @throws when there is no piece in the folder, or it is damaged.
 */
export async function readPiece(folder: string): Promise<IndexPiece> {
  const entry = JSON.parse(await readFile(join(folder, 'pagefind-entry.json'), 'utf8'));
  const [index] = Object.values<{ hash: string; wasm: string | null }>(entry.languages);
  const wasm = index?.wasm ?? 'unknown';
  if (!index) return { folder, version: entry.version, lengths: [], chunks: [], fields: [], wasm };
  const meta = await readFile(join(folder, `pagefind.${index.hash}.pf_meta`));
  return { ...readPagefindMeta(gunzipSync(meta)), folder, wasm };
}

async function addAll(index: PagefindIndex, records: readonly IndexRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += BATCH) {
    const batch = records.slice(from, from + BATCH);
    const added = await Promise.all(
      batch.map((record, at) => index.addCustomRecord({ ...record, url: String(from + at) })),
    );
    for (const { errors } of added) check(errors);
  }
}

function check(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

async function removeUnused(folder: string, wasm: string): Promise<void> {
  const names = await readdir(folder);
  const surplus = names.filter(
    (name) => unused.test(name) || (name.startsWith('wasm.') && name !== `wasm.${wasm}.pagefind`),
  );
  await Promise.all(surplus.map((name) => rm(join(folder, name), { recursive: true })));
}
