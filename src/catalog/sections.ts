import type { MenuItem, SectionName } from '#schema/site.ts';
import type { Catalog } from './catalog.ts';
import { compareText } from './order.ts';
import { href } from './urls.ts';

/** What each of the catalogue's own pages is called in a menu. */
const labels: Record<SectionName, string> = {
  areas: 'Areas',
  authors: 'Authors',
  orgs: 'Organisations',
  venues: 'Venues',
  years: 'Years',
  code: 'Papers with code',
  about: 'About',
};

/** A link as a menu shows it; `section` where it leads to one of the catalogue's own pages. */
export interface MenuLink {
  label: string;
  href: string;
  rel?: 'external';
  section?: SectionName;
}

/** The pages that have something to show: no menu names another, and no other is made. */
export function sectionsOf(catalog: Catalog): SectionName[] {
  const names = ['areas', 'authors', 'orgs', 'venues', 'years', 'code'] as const;
  const papersOf = { ...catalog, code: catalog.withCode };
  return [...names.filter((name) => papersOf[name].length > 0), 'about'];
}

/** The links of a menu, without those that lead to an empty page. */
export function menuLinks(catalog: Catalog, items: readonly MenuItem[]): MenuLink[] {
  const sections = sectionsOf(catalog);
  return items.flatMap((item): MenuLink[] => {
    if (typeof item === 'string') {
      const link = { label: labels[item], href: href(`/${item}/`), section: item };
      return sections.includes(item) ? [link] : [];
    }
    const { label, url } = item;
    if (url.startsWith('/')) return [{ label, href: href(url) }];
    return [{ label, href: url, rel: 'external' }];
  });
}

/** Values that a facet shows before it leads to the list of all. */
export const FACET_VALUES = 6;

/** What the facets of the first page offer: the fullest listings and the newest years. */
export function facetsOf({ areas, years, orgs, frequentAuthors }: Catalog) {
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
export function lastingFacetsOf(catalog: Catalog): ReturnType<typeof facetsOf> {
  const { areas, years, orgs } = facetsOf(catalog);
  for (const listings of [areas, orgs]) listings.sort((a, b) => compareText(a.name, b.name));
  return { areas, years, orgs, authors: [] };
}
