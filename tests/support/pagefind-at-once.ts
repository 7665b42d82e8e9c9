import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chunkFile, type PackedText } from '#search/index/catalogue-file.ts';
import { indexedText, toIndexRecord } from '#search/index/index-record.ts';
import { openChunk } from '#search/index/packed-postings.ts';
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
  const records = rows.map((row, ordinal) => toIndexRecord(indexedText(row), ordinal, 'en'));
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

/** The site's index by itself: writes its files, and gives what a reader has to know of them. */
export async function buildIndex(
  rows: readonly PaperRow[],
  { folder, cache, runs, fingerprint }: Place,
): Promise<{ text: PackedText; counts: WordCounts }> {
  const kept = indexCache(cache);
  const segments = await indexSegments(rows, 'en', { cache: kept, runs, fingerprint });
  const files = textFiles(segments, []);
  let text: PackedText | undefined;
  function* followed() {
    text = yield* files;
  }
  await writeFolder(folder, 'search', followed());
  await kept.tidy();
  if (!text) throw new Error('No files were made');
  return { text, counts: addCounts(segments.map(({ counts }) => counts)) };
}

/** A line of each term in chunks of the site's index. */
export async function termsIn(folder: string, chunks: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  for (const name of chunks) {
    const { words, postings } = openChunk(
      gunzipSync(await readFile(join(folder, chunkFile(name)))),
    );
    for (const word of words) lines.push(lineOf(word, postings(word)));
  }
  return lines.sort();
}

/** A term and its postings as a line: an index has too many for a test to compare their lists. */
function lineOf(term: string, { ordinals, title, text, places }: Postings): string {
  const where = places.map((own) => own.join());
  return [term, ordinals.join(), title.join(), text.join(), where.join(';')].join(' ');
}
