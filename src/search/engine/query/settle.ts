import { formatQuery } from './format.ts';
import { parseQuery } from './parse.ts';
import {
  type Facet,
  type Filters,
  mergeFilters,
  noFilters,
  type SearchState,
  withStance,
} from './state.ts';
import type { InField, Query, Term } from './tree.ts';

/** The values that exist, of the facets where all of them are at hand. */
export type Known = Partial<Record<Facet, ReadonlySet<string>>>;

/** A query whose operators are choices in the facets, as far as facets can say the same. */
export interface Settled {
  query: Query;
  filters: Filters;
}

/**
 * Turns typed operators into choices: `area:AQ` and ticking AQ are one state. Operators of one
 * facet add up, as ticks do. Left in the query are those that no facet can express: inside OR, by
 * venue or title, and authors named by a part of the name.
 */
export function settle({ q, filters }: Pick<SearchState, 'q' | 'filters'>, known: Known): Settled {
  let typed: Filters = noFilters;
  const query = parseQuery(q).filter((term) => {
    const choice = choiceOf(term, known);
    if (!choice) return true;
    typed = withStance(typed, choice.facet, choice.value, choice.stance);
    return false;
  });
  return { query, filters: mergeFilters(filters, typed) };
}

/** The same state with its typed operators moved from the text to the facets. */
export function settleState(state: SearchState, known: Known): SearchState {
  const { query, filters } = settle(state, known);
  return { ...state, q: formatQuery(query), filters };
}

/** The state without any choice or typed operator for a value of a facet: a chip is removed. */
export function withoutValue(
  state: SearchState,
  facet: Facet,
  value: string,
  known: Known,
): SearchState {
  const rest = parseQuery(state.q).filter((term) => {
    const choice = choiceOf(term, known);
    return choice?.facet !== facet || choice.value !== value;
  });
  return {
    ...state,
    q: formatQuery(rest),
    filters: withStance(state.filters, facet, value, 'none'),
  };
}

interface TypedChoice {
  facet: Facet;
  value: string;
  stance: 'include' | 'exclude';
}

function choiceOf(term: Term, known: Known): TypedChoice | undefined {
  const stance = term.kind === 'not' ? 'exclude' : 'include';
  const leaf = term.kind === 'not' ? term.term : term;
  if (leaf.kind !== 'field') return undefined;
  const named = facetValue(leaf, known);
  return named && { ...named, stance };
}

function facetValue(
  { field, value }: InField,
  known: Known,
): Omit<TypedChoice, 'stance'> | undefined {
  if (field === 'year') return { facet: 'year', value };
  if (field === 'has') return { facet: 'code', value: '1' };
  if (field !== 'area' && field !== 'author' && field !== 'org') return undefined;
  const spelling = knownSpelling(known[field], value);
  return spelling === undefined ? undefined : { facet: field, value: spelling };
}

/** The value as the catalogue writes it, whatever its case; none if it does not exist. */
export function knownSpelling(
  values: ReadonlySet<string> | undefined,
  value: string,
): string | undefined {
  if (!values || values.has(value)) return values && value;
  const wanted = value.toLowerCase();
  return [...values].find((spelling) => spelling.toLowerCase() === wanted);
}
