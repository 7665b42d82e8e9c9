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
    const count = slips(folded, other);
    if (count < fewest) [best, fewest] = [candidate, count];
  }
  return best;
}

/** Damerau-Levenshtein distance, with swaps of neighbours only. */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + same,
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length] ?? 0;
}
