import type { OrdinalSet } from '#search/index/ordinal-set.ts';
import { passing } from './passing.ts';
import { settle, withoutValue } from './query/settle.ts';
import { facets, type SearchState } from './query/state.ts';
import type { Loosening } from './search.ts';
import type { Session } from './session.ts';

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
