import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import type { PackedText } from '#search/index/catalogue-file.ts';
import { indexedText, toIndexRecord } from '#search/index/index-record.ts';
import { openIndexFile, readPagefindMeta } from '#search/index/pagefind-meta.ts';
import type { PaperRow } from '#search/index/row.ts';

/**
 * What Pagefind itself makes of all papers in one run: what the site's index, merged of pieces, is
 * compared with.
 * @returns the names of its fields and of its chunks.
 */
export async function indexAtOnce(
  rows: readonly PaperRow[],
  folder: string,
): Promise<Pick<PackedText, 'chunks' | 'fields'>> {
  const { index } = await createIndex({});
  for (const [ordinal, row] of rows.entries()) {
    await index?.addCustomRecord({ ...toIndexRecord(indexedText(row), ordinal, 'en') });
  }
  await index?.writeFiles({ outputPath: folder });
  await close();
  const entry = JSON.parse(await readFile(join(folder, 'pagefind-entry.json'), 'utf8'));
  const file = `pagefind.${entry.languages.en.hash}.pf_meta`;
  const { chunks, fields } = readPagefindMeta(gunzipSync(await readFile(join(folder, file))));
  return { chunks: chunks.map(([, , name]) => name), fields };
}

/** All that an index says of words, in their order, wherever its chunks are cut. */
export async function wordsIn(folder: string, { chunks }: Pick<PackedText, 'chunks'>) {
  const parts: string[] = [];
  for (const name of chunks) {
    const bytes = gunzipSync(await readFile(join(folder, 'index', `${name}.pf_index`)));
    const reader = openIndexFile(bytes);
    reader.array();
    reader.array();
    parts.push(bytes.toString('latin1', reader.at));
  }
  return parts.join('');
}
