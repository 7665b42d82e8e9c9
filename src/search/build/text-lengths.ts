import type { IndexRecord } from '../index-record.ts';
import { GAP } from '../words.ts';

/** Words of an indexed text, those left aside that stand at its end once more, joined. */
function lengthOf(indexed: string): number {
  const end = indexed.indexOf(` ${GAP} `);
  return (end < 0 ? indexed : indexed.slice(0, end)).split(' ').length;
}

/** Lengths of all papers' texts, in their order. */
export interface TextLengths {
  text: number[];
  title: number[];
}

export function noteLengths({ content, meta }: IndexRecord, { text, title }: TextLengths): void {
  text.push(lengthOf(content));
  title.push(lengthOf(meta.title));
}
