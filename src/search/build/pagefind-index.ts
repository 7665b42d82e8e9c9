import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type PackedText, packLengths } from '../catalogue-file.ts';
import { toIndexRecord } from '../index-record.ts';
import type { PaperRow } from '../row.ts';
import { writeChunks } from './chunk-files.ts';
import type { IndexPiece } from './index-piece.ts';
import { mergePieces } from './merge-pieces.ts';
import { runPagefind } from './pagefind-run.ts';
import { type PieceCache, pieceCache } from './piece-cache.ts';
import { cutRuns, type RunSize } from './runs.ts';

interface Place {
  /** Folder that the index is written to; what else is in there is taken away. */
  folder: string;
  /** Folder of what is kept for the next build. */
  cache: string;
  /** Papers that Pagefind is given at a time. */
  runs?: RunSize | undefined;
}

/** Folder of the chunks in Pagefind's own. */
const CHUNKS = 'index';

/**
 * Builds the Pagefind index of a catalogue and leaves in a folder what searching needs: Pagefind's
 * program and the chunks of the index. Pagefind holds all that it indexes in memory, so it is given
 * a run of papers at a time; only runs that are not as they were in the build before cost time.
 * Fragments are left out: rows of results have their own files, which any number can share.
 * @param rows of all papers, oldest first.
 * @returns what a reader has to know of the index.
 */
export async function buildPagefindIndex(
  rows: readonly PaperRow[],
  language: string,
  { folder, cache, runs }: Place,
): Promise<PackedText> {
  const { version, wasm } = await placeProgram(language, folder, join(cache, 'program'));
  const kept = pieceCache(cache, version);
  const pieces: IndexPiece[] = [];
  for (const [first, end] of cutRuns(rows, runs)) {
    pieces.push(await indexRun(rows.slice(first, end), language, kept));
  }
  const chunks = await writeChunks(mergePieces(pieces), language, join(folder, CHUNKS));
  await kept.tidy();
  const lengths = packLengths(pieces.flatMap((piece) => piece.lengths));
  return { version, wasm, language, chunks, fields: fieldsOf(pieces), lengths };
}

function indexRun(
  rows: readonly PaperRow[],
  language: string,
  kept: PieceCache,
): Promise<IndexPiece> {
  return kept.piece(rows.map((row, place) => toIndexRecord(row, place, language)));
}

/** Pagefind's program, in the form for a language, which it hands out with an index only. */
async function placeProgram(language: string, folder: string, output: string) {
  const record = { url: '0', content: 'a', language, meta: { title: '', authors: '' } };
  const { version, wasm } = await runPagefind([record], output);
  const program = ['pagefind.js', `wasm.${wasm}.pagefind`];
  await mkdir(folder, { recursive: true });
  const others = (await readdir(folder)).filter((name) => name !== CHUNKS);
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true })));
  for (const name of program) await copyFile(join(output, name), join(folder, name));
  return { version, wasm };
}

/** The fields' names, by whose order the pieces name them. */
function fieldsOf(pieces: readonly IndexPiece[]): readonly string[] {
  const [first] = pieces;
  if (pieces.some(({ fields }) => fields.join() !== first?.fields.join())) {
    throw new Error('Pagefind names the fields of some papers in another order');
  }
  return first?.fields ?? [];
}
