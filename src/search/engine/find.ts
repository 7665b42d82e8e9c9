import type { OrdinalSet } from '#search/index/ordinal-set.ts';
import { matches } from './facets.ts';
import {
  type Filters,
  facets,
  type SearchState,
  type Sort,
  settle,
  withoutValue,
} from './query/state.ts';
import type { Loosening } from './search.ts';
import type { Session } from './session.ts';

/** The papers that pass all filters, the authors of a large catalogue included. */
export async function passing(
  filters: Filters,
  { columns, authors }: Pick<Session, 'columns' | 'authors'>,
): Promise<OrdinalSet> {
  const passed = matches(columns, filters);
  const byAuthors = await authors.papersOf(filters.author);
  return byAuthors ? passed.and(byAuthors) : passed;
}

/**
 * What a reader who found nothing could give up: each choice by itself, or the text. Only what
 * helps is offered, the way to most papers first.
 * @param text papers that the query alone finds.
 */
export async function loosenings(
  state: SearchState,
  text: OrdinalSet,
  session: Session,
): Promise<Loosening[]> {
  const { known } = session.vocabulary;
  const { query, filters } = settle(state, known);
  const offers: Loosening[] = [];
  for (const facet of facets) {
    for (const stance of ['include', 'exclude'] as const) {
      for (const value of filters[facet][stance]) {
        const without = withoutValue(state, facet, value, known);
        const left = await passing(settle(without, known).filters, session);
        const removed = { facet, value, stance };
        offers.push({ removed, state: without, count: left.and(text).count });
      }
    }
  }
  if (query.length > 0) {
    const { count } = await passing(filters, session);
    offers.push({ removed: 'text', state: { ...state, q: '', filters }, count });
  }
  return offers.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

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
