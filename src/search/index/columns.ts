import { simpleSlug } from '#search/terms/keys.ts';
import { packAscending, packSmall, unpackAscending, unpackSmall } from './packing.ts';

/** What a reader can narrow by. */
export type Facet = 'area' | 'author' | 'org' | 'venue' | 'year' | 'type' | 'code';

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

/** What the papers are narrowed by; authors and venues only where the catalogue is small. */
export interface Columns {
  /** Papers in the catalogue. */
  size: number;
  facets: ReadonlyMap<Facet, FacetColumn>;
}

/** What the columns are made of; `ordinals` of each listing count from the oldest paper. */
interface ColumnSource {
  size: number;
  areas: readonly Listing[];
  orgs: readonly Listing[];
  /** Absent where they are too many. A paper is in one at most. */
  venues: readonly Listing[] | undefined;
  /** Newest first. */
  years: readonly Listing[];
  /** Every paper is in one. */
  types: readonly Listing[];
  code: readonly number[];
}

/** The papers of an area, an author and the like. */
export interface Listing {
  value: string;
  name: string;
  ordinals: readonly number[];
}

/** The value is left out where it is simply the name as an address. */
export type PackedName = readonly [value: string, name: string];

export type PackedList = readonly [...PackedName, ordinals: string];

/** The columns as they travel: JSON that compresses to about a bit and a half a paper. */
export interface PackedColumns {
  size: number;
  /**
   * Tag and name of each area, and for each paper the place of its first area in that list, or
   * behind it for none; where papers have several, the papers that have each besides.
   */
  areas: readonly (readonly [value: string, name: string])[];
  area: string;
  areasToo?: readonly string[];
  orgs: readonly PackedList[];
  /** Venues, and for each paper the place of its own in that list, or behind it for none. */
  venues?: readonly PackedName[];
  venue?: string;
  /** Papers come oldest first, so a year is a run: the years and how long each run is. */
  years: readonly (readonly [year: string, papers: number])[];
  /** The kinds of works, and for each paper the place of its kind in that list. */
  types: readonly (readonly [value: string, name: string])[];
  type: string;
  code: string;
}

/** Lists taken apart, in which like stands by like and compresses better. */
export type PackedAuthors = Readonly<Record<'values' | 'names' | 'ordinals', readonly string[]>>;

/** Packs the columns that every reader loads. */
export function packColumns({
  size,
  areas,
  orgs,
  venues,
  years,
  types,
  code,
}: ColumnSource): PackedColumns {
  const area = new Uint16Array(size).fill(areas.length);
  const too = areas.map(({ ordinals }, at) =>
    ordinals.filter((ordinal) => {
      const isFirst = area[ordinal] === areas.length;
      if (isFirst) area[ordinal] = at;
      return !isFirst;
    }),
  );
  return {
    size,
    areas: areas.map(({ value, name }) => [value, name]),
    area: packSmall(area),
    ...(too.some(({ length }) => length > 0) && { areasToo: too.map(packAscending) }),
    orgs: orgs.map(packListing),
    ...(venues && { venues: venues.map(packName), venue: packPlaces(venues, size) }),
    years: years.map(({ value, ordinals }) => [value, ordinals.length] as const).reverse(),
    types: types.map(({ value, name }) => [value, name]),
    type: packPlaces(types, size),
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

export function packListing(listing: Listing): PackedList {
  return [...packName(listing), packAscending(listing.ordinals)];
}

export function packName({ value, name }: Pick<Listing, 'value' | 'name'>): PackedName {
  return [value === simpleSlug(name) ? '' : value, name];
}

export function unpackName([value, name]: PackedName): [value: string, name: string] {
  return [value || simpleSlug(name), name];
}

/** For each paper the place of its listing in the list, or behind it for none. */
function packPlaces(listings: readonly Listing[], size: number): string {
  const places = new Uint16Array(size).fill(listings.length);
  for (const [at, { ordinals }] of listings.entries())
    for (const ordinal of ordinals) places[ordinal] = at;
  return packSmall(places);
}

/** The columns as facets are counted on; the author facet is there if authors are given. */
export function unpackColumns(packed: PackedColumns, authors?: PackedAuthors): Columns {
  const facets = new Map<Facet, FacetColumn>();
  facets.set('area', columnByPlace(packed.areas, packed.area, packed.areasToo));
  if (authors) {
    const { values, names, ordinals } = authors;
    const lists = names.map((name, at) => [values[at] ?? '', name, ordinals[at] ?? ''] as const);
    facets.set('author', unpackLists(lists));
  }
  facets.set('org', unpackLists(packed.orgs));
  if (packed.venues) {
    facets.set('venue', columnByPlace(packed.venues.map(unpackName), packed.venue ?? ''));
  }
  facets.set('year', unpackYears(packed.years));
  facets.set('type', columnByPlace(packed.types, packed.type));
  facets.set('code', unpackLists([['1', 'Has code', packed.code]]));
  return { size: packed.size, facets };
}

/** A column of papers that have a value each, by its place in a list, and perhaps others too. */
export function columnByPlace(
  listed: readonly (readonly [value: string, name: string])[],
  places: string,
  too: readonly string[] = [],
): FacetColumn {
  const papers: number[][] = listed.map(() => []);
  unpackSmall(places).forEach((place, ordinal) => {
    papers[place]?.push(ordinal);
  });
  too.forEach((ordinals, place) => {
    papers[place]?.push(...unpackAscending(ordinals));
    papers[place]?.sort((a, b) => a - b);
  });
  return columnOf(listed.map(([value, name], place) => [value, name, papers[place] ?? []]));
}

export function unpackLists(lists: readonly PackedList[]): FacetColumn {
  return columnOf(
    lists.map(([value, name, own]) => [...unpackName([value, name]), unpackAscending(own)]),
  );
}

function unpackYears(years: PackedColumns['years']): FacetColumn {
  let next = 0;
  const runs = years.map(([year, length]) => {
    return [year, year, Array.from({ length }, () => next++)] as const;
  });
  return columnOf(runs.reverse());
}

function columnOf(
  listings: readonly (readonly [value: string, name: string, ordinals: ArrayLike<number>])[],
): FacetColumn {
  return {
    values: listings.map(([value, name, { length: total }]) => ({ value, name, total })),
    papers: listings.map(([, , ordinals]) => Uint32Array.from(ordinals)),
  };
}
