import type { Facet } from '#search/index/columns.ts';
import { formatQuery, parseQuery, type Query, type Term } from './parse.ts';

/** What a reader can narrow by, in the order of the address. */
export const facets = [
  'area',
  'author',
  'org',
  'venue',
  'year',
  'type',
  'code',
] as const satisfies Facet[];

export type { Facet };

/** Values of one facet: those of which one is wanted, and those that are not wanted. */
export interface Choice {
  include: readonly string[];
  exclude: readonly string[];
}

/**
 * Area tags, slugs of authors, organisations and venues, years or ranges of years (`2023`, `2023..2025`,
 * `2023..`, `..2020`), kinds of works, and `1` for papers with code.
 */
export type Filters = Readonly<Record<Facet, Choice>>;

export const sorts = ['relevance', 'date', 'oldest', 'title'] as const;

export type Sort = (typeof sorts)[number];

/** Papers shown at first, and added with every "more": hits stand apart, each in a file. */
export const STEP = 10;

/** Papers shown of those found, where so many are asked for: the last few are no second step. */
export function shownOf(total: number, show: number): number {
  return total - show <= STEP / 2 ? total : show;
}

/** Everything that decides which papers a reader sees, in which order: the address's content. */
export interface SearchState {
  /** The text of the box, in the language of `parseQuery`. */
  q: string;
  /** Whether words are meant as they are typed: none is corrected. */
  asTyped?: true | undefined;
  filters: Filters;
  /** Absent for the usual order: relevance where there is text, else newest first. */
  sort?: Sort | undefined;
  /** How many papers to show. */
  show: number;
}

export const noFilters = filtersOf(() => ({ include: [], exclude: [] }));

/** Filters of what is to be chosen in each facet. */
export function filtersOf(choiceIn: (facet: Facet) => Choice): Filters {
  return Object.fromEntries(facets.map((facet) => [facet, choiceIn(facet)])) as Filters;
}

/** The whole catalogue, newest first. */
export const startState: SearchState = { q: '', filters: noFilters, show: STEP };

export type Stance = 'include' | 'exclude' | 'none';

/** How the filters stand to a value. */
export function stanceOn(filters: Filters, facet: Facet, value: string): Stance {
  if (filters[facet].include.includes(value)) return 'include';
  return filters[facet].exclude.includes(value) ? 'exclude' : 'none';
}

/** The filters with one value wanted, not wanted, or left open. */
export function withStance(filters: Filters, facet: Facet, value: string, stance: Stance): Filters {
  const others = (values: readonly string[]) => values.filter((other) => other !== value);
  const include = others(filters[facet].include);
  const exclude = others(filters[facet].exclude);
  if (stance === 'include') include.push(value);
  if (stance === 'exclude') exclude.push(value);
  return { ...filters, [facet]: { include, exclude } };
}

export function hasFilters(filters: Filters): boolean {
  return facets.some((facet) => filters[facet].include.length + filters[facet].exclude.length > 0);
}

/** Both sets of filters as one; where they disagree, not wanted wins. */
function mergeFilters(a: Filters, b: Filters): Filters {
  return filtersOf((facet) => {
    const exclude = [...new Set([...a[facet].exclude, ...b[facet].exclude])];
    const include = [...new Set([...a[facet].include, ...b[facet].include])];
    return { include: include.filter((value) => !exclude.includes(value)), exclude };
  });
}

/** The values that exist, of the facets where all of them are at hand. */
export type Known = Partial<Record<Facet, ReadonlySet<string>>>;

/**
 * Turns typed operators into choices: `area:AQ` and ticking AQ are one state. Operators of one
 * facet add up, as ticks do. Left in the query are those that no facet can express: inside OR, by
 * title or words of a venue, and authors named by a part of the name.
 */
export function settle(
  { q, filters }: Pick<SearchState, 'q' | 'filters'>,
  known: Known,
): { query: Query; filters: Filters } {
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

/** The choice that a typed operator is, if a facet can say the same. */
function choiceOf(
  term: Term,
  known: Known,
): { facet: Facet; value: string; stance: Stance } | undefined {
  const stance = term.kind === 'not' ? 'exclude' : 'include';
  const leaf = term.kind === 'not' ? term.term : term;
  if (leaf.kind !== 'field' || leaf.field === 'venue' || leaf.field === 'title') return undefined;
  const { field, value } = leaf;
  if (field === 'year') return { facet: field, value, stance };
  if (field === 'has') return { facet: 'code', value: '1', stance };
  const spelling = knownSpelling(known[field], value);
  return spelling === undefined ? undefined : { facet: field, value: spelling, stance };
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
