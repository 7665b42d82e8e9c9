import type { OrdinalSet } from '#search/index/ordinal-set.ts';
import { matches, narrowByFiles } from './facets.ts';
import { facets, type SearchState, settle, withoutValue } from './query/state.ts';
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
        const rest = settle(without, known).filters;
        const left = await narrowByFiles(text.and(matches(session.columns, rest)), rest, session);
        const removed = { facet, value, stance };
        offers.push({ removed, state: without, count: left.count });
      }
    }
  }
  if (query.length > 0) {
    const { count } = await narrowByFiles(matches(session.columns, filters), filters, session);
    offers.push({ removed: 'text', state: { ...state, q: '', filters }, count });
  }
  return offers.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}
