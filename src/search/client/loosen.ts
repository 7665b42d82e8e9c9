import { matches } from '../facets.ts';
import type { OrdinalSet } from '../ordinal-set.ts';
import { settle, withoutValue } from '../query/settle.ts';
import { facets, type SearchState } from '../query/state.ts';
import type { LoadedCatalogue } from './catalogue.ts';
import type { Loosening } from './search.ts';

/**
 * What a reader who found nothing could give up: each choice by itself, or the text. Only what
 * helps is offered, the way to most papers first.
 * @param text papers that the query alone finds.
 */
export function loosenings(
  state: SearchState,
  text: OrdinalSet,
  { columns, vocabulary: { known } }: LoadedCatalogue,
): Loosening[] {
  const { query, filters } = settle(state, known);
  const offers: Loosening[] = [];
  for (const facet of facets) {
    for (const stance of ['include', 'exclude'] as const) {
      for (const value of filters[facet][stance]) {
        const without = withoutValue(state, facet, value, known);
        const left = matches(columns, settle(without, known).filters).and(text);
        const removed = { facet, value, stance };
        offers.push({ removed, state: without, count: left.count });
      }
    }
  }
  if (query.length > 0) {
    const count = matches(columns, filters).count;
    offers.push({ removed: 'text', state: { ...state, q: '', filters }, count });
  }
  return offers.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}
