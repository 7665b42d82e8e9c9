import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type PackedText, packLengths } from '../catalogue-file.ts';
import type { IndexRecord } from '../index-record.ts';
import { cutPieces } from './cut-pieces.ts';
import { buildPiece, type IndexPiece, readPiece, WORD_FILE } from './index-piece.ts';
import { mergeWords, shortEnds } from './merge-words.ts';

/** Raised whenever the same records make another piece. */
const PIECE_FORM = 1;

/** Records of the papers whose ids these are, in the order of the index. */
export interface IndexSource {
  ids: readonly string[];
  /** Says what a paper's record is made from: the same text, the same record. */
  nameOf(index: number): string;
  recordOf(index: number): IndexRecord;
}

/**
 * Builds the Pagefind index of the records in a folder: piece by piece, which bounds the memory,
 * and merged into what Pagefind would have made of all at once. Pieces of an earlier build are
 * taken from `pieces` where their records are the same; only those of this build stay there.
 * @returns what a reader has to know of the index.
 * @throws with all of Pagefind's complaints if there are any.
 */
export async function buildPagefindIndex(
  source: IndexSource,
  language: string,
  folder: string,
  pieces: string,
): Promise<PackedText> {
  await mkdir(pieces, { recursive: true });
  let built = await makePieces(source, pieces, language);
  let chunks: PackedText['chunks'];
  try {
    chunks = await writeMerged(built, language, folder);
  } catch {
    // A damaged piece: its files have checksums. It costs the time to make them all again.
    await rm(pieces, { recursive: true, force: true });
    await mkdir(pieces, { recursive: true });
    built = await makePieces(source, pieces, language);
    chunks = await writeMerged(built, language, folder);
  }
  const [first] = built;
  if (!first) throw new Error('The index has no pieces');
  const lengths = packLengths(built.flatMap((piece) => piece.lengths));
  return {
    version: first.version,
    language,
    wasm: first.wasm,
    fields: first.fields,
    chunks,
    lengths,
  };
}

async function makePieces(
  source: IndexSource,
  store: string,
  language: string,
): Promise<IndexPiece[]> {
  const made: IndexPiece[] = [];
  for (const [from, to] of cutPieces(source.ids)) {
    const range = Array.from({ length: to - from }, (_, at) => from + at);
    const digest = createHash('sha256').update(JSON.stringify([PIECE_FORM, WORD_FILE, language]));
    for (const index of range) digest.update('\0').update(source.nameOf(index));
    const folder = join(store, digest.digest('hex').slice(0, 32));
    const present = await readPiece(folder).catch(() => undefined);
    made.push(present ?? (await buildPiece(range.map(source.recordOf), folder)));
  }
  const stay = new Set(made.map(({ folder }) => folder));
  for (const name of await readdir(store)) {
    if (!stay.has(join(store, name))) await rm(join(store, name), { recursive: true });
  }
  return made;
}

/** Writes the word files of all pieces as those of one index, with what Pagefind needs besides. */
async function writeMerged(
  pieces: readonly IndexPiece[],
  language: string,
  folder: string,
): Promise<PackedText['chunks']> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'index'), { recursive: true });
  const [first] = pieces;
  for (const name of ['pagefind.js', `wasm.${first?.wasm}.pagefind`]) {
    if (first) await copyFile(join(first.folder, name), join(folder, name));
  }
  let offset = 0;
  const parts = pieces.map((piece) => {
    const part = { offset, files: wordFiles(piece) };
    offset += piece.lengths.length;
    return part;
  });
  const files: { from: string; to: string; name: string }[] = [];
  for (const { from, to, bytes } of mergeWords(parts, WORD_FILE)) {
    const digest = createHash('sha256').update(bytes).digest('hex');
    const name = `${language}_${digest.slice(0, 10)}`;
    files.push({ from: utf8(from), to: utf8(to), name });
    await writeFile(join(folder, 'index', `${name}.pf_index`), gzipSync(bytes));
  }
  return shortEnds(files).map(([from, to], at) => [from, to, files[at]?.name ?? '']);
}

function* wordFiles({ folder, chunks }: IndexPiece): Generator<Uint8Array> {
  for (const [, , name] of chunks) {
    yield gunzipSync(readFileSync(join(folder, 'index', `${name}.pf_index`)));
  }
}

function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString();
}
