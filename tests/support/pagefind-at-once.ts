import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import type { PackedText } from '#search/catalogue-file.ts';
import { toIndexRecord } from '#search/index-record.ts';
import { readPagefindMeta } from '#search/pagefind-meta.ts';
import type { PaperRow } from '#search/row.ts';

/**
 * What Pagefind itself makes of all papers in one run, with chunks of the size that the site has:
 * what the site's index, merged of pieces, is compared with.
 * @returns its metadata.
 */
export async function indexAtOnce(
  rows: readonly PaperRow[],
  folder: string,
): Promise<Pick<PackedText, 'chunks' | 'fields'> & { lengths: readonly number[] }> {
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = '8000';
  const { index } = await createIndex({});
  for (const [ordinal, row] of rows.entries()) {
    await index?.addCustomRecord({ ...toIndexRecord(row, ordinal, 'en') });
  }
  await index?.writeFiles({ outputPath: folder });
  await close();
  const entry = JSON.parse(await readFile(join(folder, 'pagefind-entry.json'), 'utf8'));
  const file = `pagefind.${entry.languages.en.hash}.pf_meta`;
  return readPagefindMeta(gunzipSync(await readFile(join(folder, file))));
}

/** Content of the chunks of an index, in their order. */
export async function chunksIn(folder: string, { chunks }: Pick<PackedText, 'chunks'>) {
  const files = chunks.map(([, , name]) => readFile(join(folder, 'index', `${name}.pf_index`)));
  return (await Promise.all(files)).map((file) => gunzipSync(file).toString('latin1'));
}
