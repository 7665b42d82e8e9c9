import type { Area, Author, Catalog, Org, Year } from './catalog.ts';
import { compareText } from './order.ts';

export interface Facets {
  areas: readonly Area[];
  years: readonly Year[];
  orgs: readonly Org[];
  authors: readonly Author[];
}

/** Values that a facet shows before it leads to the list of all. */
export const FACET_VALUES = 6;

/** What the facets of the first page offer: the fullest shelves and the newest years. */
export function facetsOf({ areas, years, orgs, frequentAuthors }: Catalog): Facets {
  return {
    areas: areas.slice(0, FACET_VALUES),
    years: years.slice(0, FACET_VALUES),
    orgs: orgs.slice(0, FACET_VALUES),
    authors: frequentAuthors.slice(0, FACET_VALUES),
  };
}

/**
 * The same for numbered pages, which ought not to change with every paper: in the order of names,
 * and without authors, the fullest of whom change often.
 */
export function lastingFacetsOf(catalog: Catalog): Facets {
  const { areas, years, orgs } = facetsOf(catalog);
  return { areas: byName(areas), years, orgs: byName(orgs), authors: [] };
}

function byName<Shelf extends { name: string }>(shelves: readonly Shelf[]): Shelf[] {
  return shelves.toSorted((a, b) => compareText(a.name, b.name));
}
