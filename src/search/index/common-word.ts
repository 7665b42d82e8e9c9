import { packSmall, stepsOf, sumsOf, unpackSmall } from './packing.ts';
import { noPostings, type Postings } from './postings.ts';
import { toText } from './vectors.ts';

/**
 * A word that very many papers have, without its places: a tenth of the size of its chunk; and what
 * it is about, where that was learnt, as base64.
 */
export type PackedWord = readonly [steps: string, counts: string, lengths: string, vector?: string];

/** Times in an abstract that are told apart; more are rounded down. */
const TIMES = [0, 0.5, 1, 2, 3, 4, 6, 9];
const MOST_IN_TITLE = 2;

/** @param lengths as `packLengths` has those of these postings. */
export function packWord(
  { ordinals, title, text }: Omit<Postings, 'places'>,
  lengths: Uint8Array,
  vector?: Uint8Array,
): PackedWord {
  const counts = Array.from(ordinals, (_, at) => {
    const times = TIMES.findLastIndex((least) => (text[at] ?? 0) >= least);
    return Math.min(title[at] ?? 0, MOST_IN_TITLE) * TIMES.length + times;
  });
  const packed = [packSmall(stepsOf(ordinals)), packSmall(counts), packSmall(lengths)] as const;
  return vector ? [...packed, toText(vector)] : packed;
}

/** The postings, and the lengths as they were given. */
export function unpackWord([steps, counts, lengths]: PackedWord) {
  const known = unpackSmall(counts);
  const title = new Float32Array(known.length);
  const text = new Float32Array(known.length);
  for (const [at, count] of known.entries()) {
    title[at] = Math.floor(count / TIMES.length);
    text[at] = TIMES[count % TIMES.length] ?? 0;
  }
  const postings: Postings = { ...noPostings, ordinals: sumsOf(unpackSmall(steps)), title, text };
  return { postings, lengths: unpackSmall(lengths) };
}

/** The key of two common words that follow each other; no word has such a sign. */
export function pairKey(first: string, second: string): string {
  return `${first}+${second}`;
}
