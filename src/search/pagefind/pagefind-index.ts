import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { type PackedText, packLengths } from '#search/index/catalogue-file.ts';
import { type IndexSource, indexedText } from '#search/index/index-record.ts';
import { addCounts, type WordCounts } from '#search/index/word-counts.ts';
import { writeChunks } from './chunk-files.ts';
import { type CommonWordLists, notingCommon } from './common-files.ts';
import type { IndexPiece } from './index-piece.ts';
import { mergePieces } from './merge-pieces.ts';
import { pieceCache } from './piece-cache.ts';
import { cutRuns, type RunSize } from './runs.ts';

interface Place {
  /** Folder that the index is written to; what else is in there is taken away. */
  folder: string;
  /** Folder of what is kept for the next build. */
  cache: string;
  /** Digest of the code: what other code made is of no use. */
  making?: string;
  /** Papers that Pagefind is given at a time. */
  runs?: RunSize | undefined;
}

/** The index of all papers, as far as it is not in its own files. */
export interface BuiltIndex extends Omit<PackedText, 'common'> {
  common: CommonWordLists;
  counts: WordCounts;
}

/** Folder of the chunks in Pagefind's own. */
const CHUNKS = 'index';

/**
 * Builds the Pagefind index of a catalogue and leaves its chunks in a folder. Pagefind holds all
 * that it indexes in memory, so it is given a run of papers at a time; only runs that are not as
 * they were in the build before cost time. Nothing else that Pagefind writes is kept: the site
 * reads the chunks by itself, and rows of results have their own files, which any number can share.
 * @param rows of all papers, oldest first.
 */
export async function buildPagefindIndex(
  rows: readonly IndexSource[],
  language: string,
  { folder, cache, making = '', runs }: Place,
): Promise<BuiltIndex> {
  const kept = pieceCache(cache, { language, making: making + (await pagefindVersion()) });
  const pieces: IndexPiece[] = [];
  for (const [first, end] of cutRuns(rows, runs))
    pieces.push(await kept.piece(rows.slice(first, end).map(indexedText)));
  const fields = fieldsOf(pieces);
  const common: CommonWordLists = new Map();
  const chunks = notingCommon(mergePieces(pieces, chunkSize(pieces)), fields, common);
  await tidyFolder(folder);
  const list = await writeChunks(chunks, language, join(folder, CHUNKS));
  await kept.tidy();
  return {
    ...list,
    fields,
    common,
    counts: addCounts(pieces.map(({ counts }) => counts)),
    lengths: packLengths(pieces.flatMap(({ texts }) => texts.text)),
    titles: packLengths(pieces.flatMap(({ texts }) => texts.title)),
  };
}

/** The least that is worth a request. */
const LEAST_CHUNK = 1024;

/** How often the root of the index's bytes is halved; a search loads three or four chunks. */
const HALVINGS = 0.2;

/**
 * Places of words in a chunk. Larger ones make a word cost more, smaller ones make their list
 * longer, which everybody loads: the best size grows with the root of the index. It goes in steps
 * of two, so that a paper more does not cut all chunks anew.
 */
function chunkSize(pieces: readonly IndexPiece[]): number {
  const bytes = pieces.reduce((sum, { chunk }) => sum + chunk.length, 0);
  return Math.max(LEAST_CHUNK, 2 ** Math.round(Math.log2(Math.sqrt(bytes)) - HALVINGS));
}

async function pagefindVersion(): Promise<string> {
  const file = findPackageJSON('pagefind', import.meta.url);
  return file ? JSON.parse(await readFile(file, 'utf8')).version : '';
}

async function tidyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const others = (await readdir(folder)).filter((name) => name !== CHUNKS);
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true })));
}

/** The fields' names, by whose order the pieces name them. */
function fieldsOf(pieces: readonly IndexPiece[]): readonly string[] {
  const [first] = pieces;
  if (pieces.some(({ fields }) => fields.join() !== first?.fields.join())) {
    throw new Error('Pagefind names the fields of some papers in another order');
  }
  return first?.fields ?? [];
}
