import { join } from 'node:path';
import type { Catalog } from '#catalog/catalog.ts';
import { PAGEFIND_FOLDER } from '#search/index/catalogue-file.ts';
import { toSource } from '#search/index/index-record.ts';
import { buildPagefindIndex } from './pagefind-index.ts';
import { searchFiles } from './search-files.ts';
import { writeFolder } from './write-folder.ts';

interface Folders {
  /** Of the built site. */
  site: string;
  /** Of what is kept for the next build; whatever becomes of it costs time only. */
  cache: string;
  /** Digest of the code: what is kept by other code is of no use. */
  making?: string;
}

/**
 * Writes all that searching the catalogue needs into the folder of the built site: the Pagefind
 * index and the files that stand beside it. What an earlier build left there is removed, or stays
 * if it would be the same.
 */
export async function buildSearch(
  catalog: Catalog,
  language: string,
  { site, cache, making = '' }: Folders,
): Promise<void> {
  const rows = catalog.papers.toReversed().map(toSource);
  const folder = join(site, PAGEFIND_FOLDER);
  const index = await buildPagefindIndex(rows, language, { folder, cache, making });
  writeFolder(site, 'search', searchFiles(catalog, rows, index));
}
