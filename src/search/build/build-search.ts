import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Catalog } from '#catalog/catalog.ts';
import { PAGEFIND_FOLDER } from '../catalogue-file.ts';
import { toIndexRecord, toRow } from '../index-record.ts';
import type { PaperRow } from '../row.ts';
import { buildPagefindIndex, type IndexSource } from './pagefind-index.ts';
import { searchFiles } from './search-files.ts';

/**
 * Writes all that searching the catalogue needs into the folder of the built site: the Pagefind
 * index and the files that stand beside it. What an earlier build left there is removed.
 * @param pieces folder that keeps pieces of the index from one build to the next.
 */
export async function buildSearch(
  catalog: Catalog,
  language: string,
  site: string,
  pieces?: string,
): Promise<void> {
  const rows = catalog.papers.toReversed().map(toRow);
  const store = pieces ?? (await mkdtemp(join(tmpdir(), 'index-')));
  const source = indexSource(rows, language);
  const text = await buildPagefindIndex(source, language, join(site, PAGEFIND_FOLDER), store);
  if (!pieces) await rm(store, { recursive: true });
  await rm(join(site, 'search'), { recursive: true, force: true });
  const folders = new Set<string>();
  for (const { path, content } of searchFiles(catalog, rows, text)) {
    const file = join(site, path);
    const folder = dirname(file);
    if (!folders.has(folder)) await mkdir(folder, { recursive: true });
    folders.add(folder);
    await writeFile(file, content);
  }
}

function indexSource(rows: readonly PaperRow[], language: string): IndexSource {
  const rowAt = (index: number): PaperRow => {
    const row = rows[index];
    if (!row) throw new RangeError(`No paper has the ordinal ${index}`);
    return row;
  };
  return {
    ids: rows.map(({ id }) => id),
    nameOf: (index) => JSON.stringify(rowAt(index)),
    recordOf: (index) => toIndexRecord(rowAt(index), index, language),
  };
}
