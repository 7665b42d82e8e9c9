import type { Postings } from './postings.ts';

/** How long the text and the title of each paper are, by ordinal. */
export interface Sizes {
  text: ArrayLike<number>;
  title: ArrayLike<number>;
}

/** Steps of a quarter of an octave: a length is kept to a tenth, in a byte that compresses to three bits. */
const STEPS = 4;

/** A number of words as it is kept. */
export function lengthStep(words: number): number {
  return Math.round(STEPS * Math.log2(words + 1));
}

function wordsIn(step: number): number {
  return Math.round(2 ** (step / STEPS)) - 1;
}

/** The mean of the lengths that are there, which others are looked at in relation to. */
export function meanLength(steps: readonly number[]): number {
  const filled = steps.map(wordsIn).filter((length) => length > 1);
  const mean = filled.reduce((sum, length) => sum + length, 0) / Math.max(filled.length, 1);
  return Math.max(mean, 1);
}

/**
 * The lengths that a term's score depends on travel with its postings: of each paper that of the
 * text if it has the term there, and that of the title if it has it there.
 * @param sizes in the steps of `lengthStep`.
 */
export function packLengths(
  { ordinals, title, text }: Omit<Postings, 'places'>,
  sizes: Sizes,
): Uint8Array<ArrayBuffer> {
  const steps: number[] = [];
  for (const [at, ordinal] of ordinals.entries()) {
    if (text[at] !== 0) steps.push(sizes.text[ordinal] ?? 0);
    if (title[at] !== 0) steps.push(sizes.title[ordinal] ?? 0);
  }
  return Uint8Array.from(steps);
}

/** Lengths in relation to their mean, by ordinal: those of papers that were met so far. */
export interface KnownLengths {
  text: Float32Array;
  title: Float32Array;
}

/** Notes what `packLengths` says of the papers of some postings. */
export function noteLengths(
  known: KnownLengths,
  { ordinals, title, text }: Omit<Postings, 'places'>,
  steps: ArrayLike<number>,
  means: Readonly<Record<'text' | 'title', number>>,
): void {
  let next = 0;
  for (let at = 0; at < ordinals.length; at++) {
    const ordinal = ordinals[at] ?? 0;
    if (text[at] !== 0) known.text[ordinal] = wordsIn(steps[next++] ?? 0) / means.text;
    if (title[at] !== 0) known.title[ordinal] = wordsIn(steps[next++] ?? 0) / means.title;
  }
}
