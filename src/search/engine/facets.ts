import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { yearsIn } from './query/parse.ts';
import { type Choice, type Facet, type Filters, facets } from './query/state.ts';

export interface FacetValue {
  /** As an address writes it: `AQ`, `jane-doe`, `vela-lab`, `2025`, `1`. */
  value: string;
  name: string;
  /** Papers in the whole catalogue. */
  total: number;
}

/** The values of one facet and the papers that have them. */
export interface FacetColumn {
  /** In their order of display. */
  values: readonly FacetValue[];
  /** Ordinals that have each value, ascending; in the order of `values`. */
  papers: readonly Uint32Array[];
}

/** What the papers are narrowed by; authors only where the catalogue is small. */
export interface Columns {
  /** Papers in the catalogue. */
  size: number;
  facets: ReadonlyMap<Facet, FacetColumn>;
}

/** For each facet, how many papers have each value, in the order of the column's values. */
export type FacetCounts = Map<Facet, Uint32Array>;

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
 */
export function countFacets(columns: Columns, hits: OrdinalSet, filters: Filters): FacetCounts {
  const counts: FacetCounts = new Map();
  for (const [facet, column] of columns.facets) {
    const others = narrow(hits, columns, { ...filters, [facet]: undefined });
    counts.set(
      facet,
      Uint32Array.from(column.papers, (papers) => countIn(others, papers)),
    );
  }
  return counts;
}

function narrow(hits: OrdinalSet, columns: Columns, filters: Partial<Filters>): OrdinalSet {
  let left = hits;
  for (const facet of facets) {
    const choice = filters[facet];
    const column = columns.facets.get(facet);
    if (!choice || !column) continue;
    if (choice.include.length > 0) left = left.and(papersWith(columns, facet, choice.include));
    if (choice.exclude.length > 0) left = left.without(papersWith(columns, facet, choice.exclude));
  }
  return left;
}

/** The papers that have at least one of the values of a facet. */
export function papersWith(
  { size, facets: columns }: Columns,
  facet: Facet,
  wanted: Choice['include'],
): OrdinalSet {
  const column = columns.get(facet);
  const found = new OrdinalSet(size);
  const chosen = new Set(facet === 'year' ? wanted.flatMap(yearsIn(column?.values ?? [])) : wanted);
  column?.values.forEach(({ value }, at) => {
    if (!chosen.has(value)) return;
    for (const ordinal of column.papers[at] ?? []) found.add(ordinal);
  });
  return found;
}

function countIn(set: OrdinalSet, ordinals: Uint32Array): number {
  let count = 0;
  for (const ordinal of ordinals) if (set.has(ordinal)) count++;
  return count;
}
