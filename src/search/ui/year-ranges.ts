import { yearsIn } from '#search/engine/query/parse.ts';
import {
  type Choice,
  type Facet,
  type Filters,
  type Known,
  type SearchState,
  type Stance,
  stanceOn,
  withoutValue,
  withStance,
} from '#search/engine/query/state.ts';

/** How the filters stand to a value, a year within a chosen range included. */
export function stanceOf(filters: Filters, facet: Facet, value: string): Stance {
  const stance = stanceOn(filters, facet, value);
  if (facet !== 'year' || stance === 'exclude') return stance;
  if (rangesWith(filters.year.exclude, value).length > 0) return 'exclude';
  return rangesWith(filters.year.include, value).length > 0 ? 'include' : stance;
}

/**
 * The state in which the filters stand so to a value, whatever was ticked or typed about it. A
 * range that has the year is parted into its other years, so that one of them can be taken out.
 * @param chosen all choices of the state, typed ones included.
 */
export function choose(
  state: SearchState,
  chosen: Filters,
  { facet, value, stance }: { facet: Facet; value: string; stance: Stance },
  known: Known,
): SearchState {
  let open = withoutValue(state, facet, value, known);
  if (facet === 'year') {
    for (const side of ['include', 'exclude'] as const) {
      for (const range of rangesWith(chosen.year[side], value)) {
        open = withoutValue(open, 'year', range, known);
        for (const year of yearsOf(range, known)) {
          open = { ...open, filters: withStance(open.filters, 'year', year, side) };
        }
      }
    }
  }
  return { ...open, filters: withStance(open.filters, facet, value, stance) };
}

/** The ranges of a choice that a year lies in. */
function rangesWith(years: Choice['include'], year: string): string[] {
  const within = yearsIn([{ value: year }]);
  return years.filter((range) => range.includes('..') && within(range).length > 0);
}

function yearsOf(range: string, { year: known = new Set() }: Known): string[] {
  return yearsIn([...known].map((value) => ({ value })))(range);
}
