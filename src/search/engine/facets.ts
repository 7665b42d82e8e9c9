import type { Columns, Facet, FacetColumn, FacetValue } from '#search/index/columns.ts';
import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { yearsIn } from './query/parse.ts';
import { type Choice, type Filters, facets } from './query/state.ts';
import type { Session } from './session.ts';

/**
 * The papers that the filters let through: within a facet values add up, facets narrow each
 * other, excluded values are taken away. A value that no paper has lets nothing through.
 */
export function matches(columns: Columns, filters: Filters): OrdinalSet {
  return narrow(OrdinalSet.all(columns.size), columns, filters);
}

/**
 * Counts, for each value, the papers among the hits that have it and pass all other facets: the
 * rows that the reader gets with this value alone chosen in its facet. The choices within the
 * facet itself do not lower its counts, so that a second value can be weighed against the first.
 * @returns the counts of each facet in the order of its column's values.
 */
export function countFacets(
  columns: Columns,
  hits: OrdinalSet,
  filters: Filters,
): Map<Facet, Uint32Array> {
  const counts = Array.from(columns.facets, ([facet, column]) => {
    const others = narrow(hits, columns, { ...filters, [facet]: undefined });
    const countIn = (papers: Uint32Array) =>
      papers.reduce((count, ordinal) => count + Number(others.has(ordinal)), 0);
    return [facet, Uint32Array.from(column.papers, countIn)] as const;
  });
  return new Map(counts);
}

function narrow(hits: OrdinalSet, columns: Columns, filters: Partial<Filters>): OrdinalSet {
  let left = hits;
  for (const facet of facets) {
    const choice = filters[facet];
    if (!choice || !columns.facets.has(facet)) continue;
    if (choice.include.length > 0) left = left.and(papersWith(columns, facet, choice.include));
    if (choice.exclude.length > 0) left = left.without(papersWith(columns, facet, choice.exclude));
  }
  return left;
}

/** The papers that have at least one of the values of a facet. */
export function papersWith(
  { size, facets: columns }: Columns,
  facet: Facet,
  wanted: readonly string[],
): OrdinalSet {
  const column = columns.get(facet);
  const chosen = new Set(facet === 'year' ? wanted.flatMap(yearsIn(column?.values ?? [])) : wanted);
  return papersIn(size, column, ({ value }) => chosen.has(value));
}

/** The papers that a choice leaves, by the column of its facet. */
export function papersChosen(
  size: number,
  column: FacetColumn,
  { include, exclude }: Choice,
): OrdinalSet {
  const by = (values: readonly string[]) =>
    papersIn(size, column, ({ value }) => values.includes(value));
  return include.length === 0 ? by(exclude).complement() : by(include).without(by(exclude));
}

/** The papers that have at least one of the values of a column that fit. */
export function papersIn(
  size: number,
  column: FacetColumn | undefined,
  fits: (value: FacetValue) => boolean,
): OrdinalSet {
  const found = new OrdinalSet(size);
  for (const [at, value] of column?.values.entries() ?? []) {
    if (!fits(value)) continue;
    for (const ordinal of column?.papers[at] ?? []) found.add(ordinal);
  }
  return found;
}

/** The papers that pass the filters of which a large catalogue has files and no columns. */
export async function narrowByFiles(
  papers: OrdinalSet,
  filters: Filters,
  { authors, venues }: Pick<Session, 'authors' | 'venues'>,
): Promise<OrdinalSet> {
  const chosen = [authors.papersOf(filters.author), venues.papersOf(filters.venue)];
  return (await Promise.all(chosen)).reduce<OrdinalSet>(
    (left, own) => (own ? left.and(own) : left),
    papers,
  );
}
