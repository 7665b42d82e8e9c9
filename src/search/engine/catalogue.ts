import {
  CATALOGUE_FILE,
  type CatalogueFile,
  FORMAT,
  SMALL_CATALOGUE,
} from '#search/index/catalogue-file.ts';
import { type PackedAuthors, unpackColumns } from '#search/index/columns.ts';
import type { Columns } from './facets.ts';
import type { Facet, Known } from './query/state.ts';
import { SearchFailure, type Vocabulary } from './search.ts';
import type { Source } from './source.ts';

/** One version of the catalogue, as far as every search needs it. */
export interface LoadedCatalogue {
  file: CatalogueFile;
  /** Differs where anything in the catalogue differs. */
  version: string;
  columns: Columns;
  vocabulary: Vocabulary;
}

/** @throws SearchFailure */
export async function loadCatalogue(source: Source): Promise<LoadedCatalogue> {
  const file = (await source.freshJson(CATALOGUE_FILE)) as CatalogueFile;
  if (file?.format !== FORMAT) {
    throw new SearchFailure('outdated', `${CATALOGUE_FILE} has format ${file?.format}`);
  }
  const small = file.columns.size < SMALL_CATALOGUE;
  const authors = small ? ((await source.json(file.authors)) as PackedAuthors) : undefined;
  const columns = unpackColumns(file.columns, authors);
  return { file, version: JSON.stringify(file), columns, vocabulary: vocabularyOf(columns) };
}

function vocabularyOf({ size, facets }: Columns): Vocabulary {
  const known: Partial<Record<Facet, ReadonlySet<string>>> = {};
  const values: Vocabulary['facets'] = {};
  for (const [facet, column] of facets) {
    values[facet] = column.values;
    known[facet] = new Set(column.values.map(({ value }) => value));
  }
  return { size, facets: values, known: known satisfies Known };
}
