import { BLOCK, blockFile } from '#search/index/catalogue-file.ts';
import { type PackedRow, type PaperRow, unpackRow } from '#search/index/row.ts';
import { SearchFailure } from './failure.ts';
import type { Source } from './source.ts';

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
