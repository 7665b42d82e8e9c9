import { BLOCK, blockFile } from '#search/index/catalogue-file.ts';
import type { OrdinalSet } from '#search/index/ordinal-set.ts';
import { unpackOrder } from '#search/index/packing.ts';
import { type PackedRow, type PaperRow, unpackRow } from '#search/index/row.ts';
import { type AuthorIndex, authorIndex } from './authors.ts';
import { type LoadedCatalogue, loadCatalogue } from './catalogue.ts';
import type { EvaluationTools } from './evaluate.ts';
import { SearchFailure } from './search.ts';
import type { Source } from './source.ts';
import { spellingIn } from './spelling.ts';
import { type TextIndex, textIndex } from './text-index.ts';
import { papersOfVenue } from './venues.ts';

/** One version of the catalogue with everything that answers questions about it. */
export interface Session extends LoadedCatalogue, EvaluationTools {
  columns: LoadedCatalogue['columns'];
  rows: Rows;
  authors: AuthorIndex;
  /** Ordinals in the order of titles. */
  titles(): Promise<Uint32Array>;
}

/** Loads the catalogue; everything else is loaded when it is first needed. */
export async function openSession(source: Source): Promise<Session> {
  const catalogue = await loadCatalogue(source);
  const { file, columns } = catalogue;
  const rows = paperRows(source, file.regions);
  const authors = authorIndex(source, catalogue);
  let index: TextIndex | undefined;
  return {
    ...catalogue,
    rows,
    authors,
    index() {
      index ??= textIndex(source, file.text, columns.size);
      return Promise.resolve(index);
    },
    spelling: spellingIn(source, file.spelling, columns.size),
    byAuthor: (text): Promise<OrdinalSet> => authors.named(text),
    byVenue: (text): Promise<OrdinalSet> => papersOfVenue(text, catalogue, source),
    async titles() {
      return unpackOrder((await source.json(file.titles)) as [string, string, string]);
    },
  };
}

/** Loads the rows of papers by ordinal. */
export interface Rows {
  /** @throws SearchFailure */
  row(ordinal: number): Promise<PaperRow>;
}

export function paperRows(source: Source, regions: readonly string[]): Rows {
  return {
    async row(ordinal) {
      const file = blockFile(ordinal, regions);
      const block = (await source.json(file)) as readonly PackedRow[];
      const packed = block[ordinal % BLOCK];
      if (!packed) throw new SearchFailure('corrupt', `${file} lacks paper ${ordinal}`);
      return unpackRow(packed);
    },
  };
}
