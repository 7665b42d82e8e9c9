import type { Catalog } from '#catalog/catalog.ts';
import { toSource } from '#search/index/index-record.ts';
import { lexiconKeys } from './lexicon-words.ts';
import { searchFiles } from './search-files.ts';
import { indexCache, indexSegments } from './segments.ts';
import { writeFolder } from './write-folder.ts';

/**
 * Words have the stems of English, and in other scripts than its own none: those of a query are
 * made so in the browser.
 */
const STEMMED = 'en';

/**
 * Writes all that searching the catalogue needs into the folder of the built site, in the place of
 * what an earlier build left there; `cache` is what the next build may use, made by the same code.
 */
export async function buildSearch(
  catalog: Catalog,
  { site, cache, fingerprint }: { site: string; cache: string; fingerprint?: string },
): Promise<void> {
  const rows = catalog.papers.toReversed().map(toSource);
  const kept = indexCache(cache);
  const segments = await indexSegments(rows, STEMMED, { cache: kept, fingerprint });
  const lexicon = await lexiconKeys(catalog.site.dictionaries, catalog.site.terms ?? '');
  await writeFolder(site, 'search', searchFiles(catalog, rows, { segments, lexicon }));
  await kept.tidy();
}
