/** What a reader can narrow by, in the order of the address. */
export const facets = ['area', 'author', 'org', 'year', 'code'] as const;

export type Facet = (typeof facets)[number];

/** Values of one facet: those of which one is wanted, and those that are not wanted. */
export interface Choice {
  include: readonly string[];
  exclude: readonly string[];
}

/**
 * Area tags, author and organisation slugs, years or ranges of years (`2023`, `2023..2025`,
 * `2023..`, `..2020`), and `1` for papers with code.
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

const nothing: Choice = { include: [], exclude: [] };

export const noFilters: Filters = {
  area: nothing,
  author: nothing,
  org: nothing,
  year: nothing,
  code: nothing,
};

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
  return facets.some(
    (facet) => filters[facet].include.length > 0 || filters[facet].exclude.length > 0,
  );
}

/** Both sets of filters as one; where they disagree, not wanted wins. */
export function mergeFilters(a: Filters, b: Filters): Filters {
  const merged: Record<Facet, Choice> = { ...noFilters };
  for (const facet of facets) {
    const exclude = [...new Set([...a[facet].exclude, ...b[facet].exclude])];
    const include = [...new Set([...a[facet].include, ...b[facet].include])];
    merged[facet] = { include: include.filter((value) => !exclude.includes(value)), exclude };
  }
  return merged;
}
