import { editsBetween } from '#search/terms/spelling.ts';

/**
 * The candidate that a misspelt word most likely means: one that differs in case alone, otherwise
 * the one with the fewest single-letter slips, if these are at most a third of the word.
 * @example nearest('abstrct', ['title', 'abstract']) // 'abstract'
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const folded = word.toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (other === folded) return candidate;
    if (Math.abs(other.length - folded.length) >= fewest) continue;
    const count = editsBetween(folded, other, fewest - 1);
    if (count < fewest) [best, fewest] = [candidate, count];
  }
  return best;
}
