import type { MenuItem, SectionName } from '#schema/site.ts';
import type { Catalog } from './catalog.ts';
import { href } from './urls.ts';

/** What each of the catalogue's own pages is called in a menu. */
const labels: Record<SectionName, string> = {
  areas: 'Areas',
  authors: 'Authors',
  orgs: 'Organisations',
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
  const { areas, authors, orgs, years, withCode } = catalog;
  const shelves = { areas, authors, orgs, years, code: withCode };
  const filled = (Object.keys(shelves) as (keyof typeof shelves)[]).filter(
    (name) => shelves[name].length > 0,
  );
  return [...filled, 'about'];
}

/** The links of a menu, without those that lead to an empty page. */
export function menuLinks(catalog: Catalog, items: readonly MenuItem[]): MenuLink[] {
  const sections = sectionsOf(catalog);
  return items.flatMap((item): MenuLink[] => {
    if (typeof item !== 'string') {
      const { label, url } = item;
      return [
        url.startsWith('/') ? { label, href: href(url) } : { label, href: url, rel: 'external' },
      ];
    }
    if (!sections.includes(item)) return [];
    return [{ label: labels[item], href: href(`/${item}/`), section: item }];
  });
}
