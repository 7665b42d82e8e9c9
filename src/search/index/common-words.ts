import { packSmall, unpackSmall } from './packing.ts';
import { noPostings, type Postings } from './postings.ts';

/**
 * A word that very many papers have, without its places: the steps from paper to paper, and for
 * each how often the word is in title and abstract. A tenth of the size of its chunk.
 */
export type PackedWord = readonly [steps: string, counts: string];

/** Times in an abstract that are told apart; more are rounded down. */
const TIMES = [0, 0.5, 1, 2, 3, 4, 6, 9];
const MOST_IN_TITLE = 2;

/** How often each paper has a word in its title and its abstract, by ascending ordinal. */
export interface WordTally {
  ordinals: ArrayLike<number>;
  title: ArrayLike<number>;
  text: ArrayLike<number>;
}

export function packWord({ ordinals, title, text }: WordTally): PackedWord {
  const steps = Array.from(ordinals, (ordinal, at) => ordinal - (ordinals[at - 1] ?? 0));
  const counts = Array.from(ordinals, (_, at) => {
    const times = TIMES.findLastIndex((least) => (text[at] ?? 0) >= least);
    return Math.min(title[at] ?? 0, MOST_IN_TITLE) * TIMES.length + times;
  });
  return [packSmall(steps), packSmall(counts)];
}

export function unpackWord([steps, counts]: PackedWord): Postings {
  let last = 0;
  const ordinals = Uint32Array.from(unpackSmall(steps), (step) => {
    last += step;
    return last;
  });
  const known = unpackSmall(counts);
  return {
    ...noPostings,
    ordinals,
    title: Float32Array.from(known, (count) => Math.floor(count / TIMES.length)),
    text: Float32Array.from(known, (count) => TIMES[count % TIMES.length] ?? 0),
  };
}
