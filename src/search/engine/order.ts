import type { OrdinalSet } from '#search/index/ordinal-set.ts';
import type { Sort } from './query/state.ts';

/** The order that is used: relevance only means something where there are words. */
export function orderOf(sort: Sort | undefined, hasWords: boolean): Sort {
  if (sort && (sort !== 'relevance' || hasWords)) return sort;
  return hasWords ? 'relevance' : 'date';
}

/** The hits in an order; among equals the newest first. */
export async function inOrder(
  hits: OrdinalSet,
  order: Sort,
  scores: Float32Array,
  titles: () => Promise<Uint32Array>,
): Promise<Uint32Array> {
  switch (order) {
    case 'relevance':
      return hits
        .toArray()
        .reverse()
        .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || b - a);
    case 'date':
      return hits.toArray().reverse();
    case 'oldest':
      return hits.toArray();
    case 'title':
      return (await titles()).filter((ordinal) => hits.has(ordinal));
  }
}
