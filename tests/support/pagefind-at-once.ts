import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chunkFile, type PackedText, positionsFile } from '#search/index/catalogue-file.ts';
import { indexedText, toIndexRecord } from '#search/index/index-record.ts';
import { openChunk, unpackPostings } from '#search/index/packed-postings.ts';
import { openPositionBlock } from '#search/index/position-blocks.ts';
import type { Postings } from '#search/index/postings.ts';
import type { PaperRow } from '#search/index/row.ts';
import { addCounts, type WordCounts } from '#search/index/spelling-files.ts';
import { readMeta, readTerms } from '#search/pagefind/pagefind-output.ts';
import { runPagefind } from '#search/pagefind/run-pagefind.ts';
import { textFiles } from '#search/pagefind/search-files.ts';
import { indexCache, indexSegments, type RunSize } from '#search/pagefind/segments.ts';
import { writeFolder } from '#search/pagefind/write-folder.ts';

/**
 * What Pagefind itself makes of all papers in one run: what the site's index, merged of segments,
 * is compared with.
 * @returns a line of each term.
 */
export async function indexAtOnce(rows: readonly PaperRow[], folder: string): Promise<string[]> {
  const records = rows.map(indexedText).map(toIndexRecord);
  await runPagefind(records, folder);
  const open = async (name: string) => gunzipSync(await readFile(join(folder, name)));
  const names = await readdir(folder);
  const { chunks, fields } = readMeta(
    await open(names.find((name) => name.endsWith('.pf_meta')) ?? ''),
  );
  const lines: string[] = [];
  for (const name of chunks) {
    for (const { term, postings } of readTerms(await open(`index/${name}.pf_index`), fields)) {
      lines.push(lineOf(term, postings));
    }
  }
  return lines.sort();
}

interface Place {
  /** Folder of the site. */
  folder: string;
  cache: string;
  runs: RunSize;
  fingerprint?: string;
}

/** Words have no stems, as Pagefind takes none. */
const asWritten = (form: string) => form;

/** The site's index by itself: writes its files, and gives what a reader has to know of them. */
export async function buildIndex(
  rows: readonly PaperRow[],
  { folder, cache, runs, fingerprint }: Place,
): Promise<{ text: PackedText; counts: WordCounts }> {
  const kept = indexCache(cache);
  const making = { languages: [], keyOf: asWritten, cache: kept, runs, fingerprint };
  const segments = await indexSegments(rows, making);
  const files = textFiles(segments, [], asWritten);
  let text: PackedText | undefined;
  function* followed() {
    text = yield* files;
  }
  await writeFolder(folder, 'search', followed());
  await kept.tidy();
  if (!text) throw new Error('No files were made');
  return { text, counts: addCounts(segments.map(({ counts }) => counts)) };
}

/** A line of each term in chunks of the site's index, with the places that are beside them. */
export async function termsIn(folder: string, chunks: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  const open = async (path: string) => gunzipSync(await readFile(join(folder, path)));
  const all = await readdir(join(folder, 'search/places')).catch(() => []);
  for (const name of chunks) {
    const blocks = all.filter((file) => file.startsWith(`${name}-`)).keys();
    const places = await Array.fromAsync(blocks, async (block) =>
      openPositionBlock(await open(positionsFile(name, block))),
    );
    for (const term of openChunk(await open(chunkFile(name))).terms()) {
      const postings = unpackPostings(term);
      const own = places.length > 0 ? { ...postings, places: places.flat() } : postings;
      lines.push(lineOf(term.term, own));
    }
  }
  return lines.sort();
}

/** A term and its postings as a line: an index has too many for a test to compare their lists. */
function lineOf(term: string, { ordinals, title, text, places }: Postings): string {
  const where = places.map((own) => own.join());
  return [term, ordinals.join(), title.join(), text.join(), where.join(';')].join(' ');
}
