import type { Catalog } from '#catalog/catalog.ts';
import { toSource } from '#search/index/index-record.ts';
import { keysBy } from '#search/terms/keys.ts';
import { stemmedLanguages } from '#search/terms/languages.ts';
import { stemsBy } from '#search/terms/stems.ts';
import { inLanguage } from '#text/language.ts';
import { catalogueMeaning } from './catalogue-meaning.ts';
import { lexiconKeys } from './lexicon-words.ts';
import { searchFiles } from './search-files.ts';
import { indexCache, indexSegments } from './segments.ts';
import { writeFolder } from './write-folder.ts';

/**
 * Writes all that searching the catalogue needs into the folder of the built site, in the place of
 * what an earlier build left there; `cache` is what the next build may use, made by the same code,
 * unless it is to be a fresh one.
 */
export async function buildSearch(
  catalog: Catalog,
  options: { site: string; cache: string; fingerprint?: string; isFresh?: boolean },
): Promise<void> {
  const { site, cache, fingerprint, isFresh = false } = options;
  const rows = catalog.papers.toReversed().map(toSource);
  const kept = indexCache(cache);
  const languages = languagesOf(catalog);
  const { stem, prepare } = stemsBy(languages);
  await prepare();
  const keyOf = keysBy(stem);
  const segments = await indexSegments(rows, { languages, keyOf, cache: kept, fingerprint });
  const { dictionaries, terms = '' } = catalog.site;
  const lexicon = await lexiconKeys(dictionaries, terms, {
    keyOf,
    kept: (texts, make) => kept.value([fingerprint, languages, texts], '.lexicon', make),
  });
  const file = kept.path([fingerprint, languages], '.meaning');
  const meaning = await catalogueMeaning(rows, segments, { file, isFresh });
  const files = searchFiles(catalog, rows, { segments, lexicon, meaning, languages, keyOf });
  await writeFolder(site, 'search', files);
  await kept.tidy();
}

/** The languages by whose rules a catalogue is searched. */
export function languagesOf({ site, papers }: Catalog): string[] {
  const named = papers.map(({ title, language }) => inLanguage(title, language).lang);
  return stemmedLanguages(site.language, named);
}
