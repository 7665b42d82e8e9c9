import { GAP } from '#search/terms/words.ts';
import type { IndexRecord } from './index-record.ts';

/** Words of an indexed text, those left aside that stand at its end once more, joined. */
function lengthOf(indexed: string): number {
  const end = indexed.indexOf(` ${GAP} `);
  return (end < 0 ? indexed : indexed.slice(0, end)).split(' ').length;
}

/** Lengths of the texts of papers, in their order. */
export interface TextLengths {
  text: readonly number[];
  title: readonly number[];
}

export function textLengths(records: readonly IndexRecord[]): TextLengths {
  return {
    text: records.map(({ content }) => lengthOf(content)),
    title: records.map(({ meta }) => lengthOf(meta.title)),
  };
}
