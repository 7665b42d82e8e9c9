import type { Columns, FacetColumn, FacetValue } from '#search/engine/facets.ts';
import type { Facet } from '#search/engine/query/state.ts';
import { simpleSlug } from '#search/terms/keys.ts';
import { packAscending, packSmall, unpackAscending, unpackSmall } from './packing.ts';

/** What the columns are made of; `ordinals` of each listing count from the oldest paper. */
export interface ColumnSource {
  size: number;
  areas: readonly Listing[];
  orgs: readonly Listing[];
  /** Newest first. */
  years: readonly Listing[];
  code: readonly number[];
}

/** The papers of an area, an author and the like. */
export interface Listing {
  value: string;
  name: string;
  ordinals: readonly number[];
}

/** The value is left out where it is simply the name as an address. */
export type PackedList = readonly [value: string, name: string, ordinals: string];

/** The columns as they travel: JSON that compresses to about a bit and a half a paper. */
export interface PackedColumns {
  size: number;
  /** Tag and name of each area, and for each paper its area's place in that list. */
  areas: readonly (readonly [value: string, name: string])[];
  area: string;
  orgs: readonly PackedList[];
  /** Papers come oldest first, so a year is a run: the years and how long each run is. */
  years: readonly (readonly [year: string, papers: number])[];
  code: string;
}

/** Lists taken apart, in which like stands by like and compresses better. */
export interface PackedAuthors {
  values: readonly string[];
  names: readonly string[];
  ordinals: readonly string[];
}

/** Packs the columns that every reader loads. */
export function packColumns({ size, areas, orgs, years, code }: ColumnSource): PackedColumns {
  const area = new Uint16Array(size);
  areas.forEach(({ ordinals }, at) => {
    for (const ordinal of ordinals) area[ordinal] = at;
  });
  return {
    size,
    areas: areas.map(({ value, name }) => [value, name]),
    area: packSmall(area),
    orgs: orgs.map(packListing),
    years: years.map(({ value, ordinals }) => [value, ordinals.length] as const).reverse(),
    code: packAscending(code),
  };
}

/** Packs the authors of a small catalogue, which are loaded with the facets. */
export function packAuthors(authors: readonly Listing[]): PackedAuthors {
  const lists = authors.map(packListing);
  return {
    values: lists.map(([value]) => value),
    names: lists.map(([, name]) => name),
    ordinals: lists.map(([, , ordinals]) => ordinals),
  };
}

export function packListing({ value, name, ordinals }: Listing): PackedList {
  return [value === simpleSlug(name) ? '' : value, name, packAscending(ordinals)];
}

/** The columns as facets are counted on; the author facet is there if authors are given. */
export function unpackColumns(packed: PackedColumns, authors?: PackedAuthors): Columns {
  const columns = new Map<Facet, FacetColumn>();
  columns.set('area', unpackAreas(packed));
  if (authors) columns.set('author', unpackAuthors(authors));
  columns.set('org', unpackLists(packed.orgs));
  columns.set('year', unpackYears(packed));
  columns.set('code', unpackLists([['1', 'Has code', packed.code]]));
  return { size: packed.size, facets: columns };
}

function unpackAreas({ areas, area }: PackedColumns): FacetColumn {
  const papers: number[][] = areas.map(() => []);
  unpackSmall(area).forEach((at, ordinal) => {
    papers[at]?.push(ordinal);
  });
  return columnOf(areas.map(([value, name], at) => [value, name, papers[at] ?? []]));
}

function unpackAuthors({ values, names, ordinals }: PackedAuthors): FacetColumn {
  return unpackLists(names.map((name, at) => [values[at] ?? '', name, ordinals[at] ?? '']));
}

export function unpackLists(lists: readonly PackedList[]): FacetColumn {
  return columnOf(
    lists.map(([value, name, packed]) => [
      value || simpleSlug(name),
      name,
      unpackAscending(packed),
    ]),
  );
}

function unpackYears({ years }: PackedColumns): FacetColumn {
  let start = 0;
  const runs = years.map(([year, length]): [string, string, Iterable<number>] => {
    const first = start;
    start += length;
    return [year, year, Array.from({ length }, (_, at) => first + at)];
  });
  return columnOf(runs.reverse());
}

function columnOf(
  listings: readonly (readonly [value: string, name: string, ordinals: Iterable<number>])[],
): FacetColumn {
  const papers = listings.map(([, , ordinals]) => Uint32Array.from(ordinals));
  const values = listings.map(
    ([value, name], at): FacetValue => ({ value, name, total: papers[at]?.length ?? 0 }),
  );
  return { values, papers };
}
