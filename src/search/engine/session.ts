import { BLOCK, blockFile } from '#search/index/catalogue-file.ts';
import { unpackOrder } from '#search/index/packing.ts';
import { type PackedRow, type PaperRow, unpackRow } from '#search/index/row.ts';
import { type AuthorIndex, authorIndex } from './authors.ts';
import { type LoadedCatalogue, loadCatalogue } from './catalogue.ts';
import { SearchFailure } from './search.ts';
import type { Source } from './source.ts';
import { type Spelling, spellingIn } from './spelling.ts';
import { type TextIndex, textIndex } from './text-index.ts';

/** One version of the catalogue with everything that answers questions about it. */
export interface Session extends LoadedCatalogue {
  source: Source;
  rows: Rows;
  authors: AuthorIndex;
  /** Corrects words; absent where they are meant as they are typed. */
  spelling: Spelling | undefined;
  /** The index of texts; not opened for questions that need none. */
  index(): TextIndex;
  /** Ordinals in the order of titles. */
  titles(): Promise<Uint32Array>;
}

/** Loads the catalogue; everything else is loaded when it is first needed. */
export async function openSession(source: Source): Promise<Session> {
  const catalogue = await loadCatalogue(source);
  const { file, columns } = catalogue;
  let index: TextIndex | undefined;
  return {
    ...catalogue,
    source,
    rows: paperRows(source, file.regions),
    authors: authorIndex(source, catalogue),
    spelling: spellingIn(source, file.spelling, columns.size),
    index() {
      index ??= textIndex(source, file.text, columns.size);
      return index;
    },
    async titles() {
      return unpackOrder((await source.json(file.titles)) as [string, string, string]);
    },
  };
}

/** Loads the row of a paper by its ordinal. */
export interface Rows {
  /** @throws SearchFailure */
  row(ordinal: number): Promise<PaperRow>;
}

function paperRows(source: Source, regions: readonly string[]): Rows {
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
