import type { Area, Catalog, CatalogPaper } from './catalog.ts';
import { FACET_VALUES, lastingFacetsOf } from './facets.ts';
import { newerPage, olderPage, type Page } from './pagination.ts';
import { areaYearHref } from './year-table.ts';

/** Gives a text a short name that no other text has. */
export type Digest = (text: string) => string;

/**
 * Names what the pages show: a page whose key is the same as in an earlier build would come out
 * the same. A key may cover more than the page shows, never less.
 */
export interface PageKeys {
  /** The page of one paper; none for papers with a commentary, which shows more than the record. */
  paper(index: number): string | undefined;
  /** A page of the catalogue. */
  list(page: Page<CatalogPaper>): string;
  /** A page of an author, area, organisation or year, or of any other list by title. */
  shelf(shelf: object, papers: readonly CatalogPaper[], page: Page<CatalogPaper>): string;
}

export function pageKeys(catalog: Catalog, digest: Digest): PageKeys {
  const { papers } = catalog;
  const paperKey = memo((paper: CatalogPaper) => digest(own(paper)));
  const yearStart = memo((area: Area) => memo((year: string) => areaYearHref(area, year)));
  const more = [catalog.areas, catalog.years, catalog.orgs, catalog.authors].map(
    (shelves) => shelves.length > FACET_VALUES,
  );
  const facets = own([lastingFacetsOf(catalog), more]);
  const keyOf = (index: number) => {
    const paper = papers[index];
    return paper ? paperKey(paper) : '';
  };
  const place = (page: Page<unknown>) => [page.number, newerPage(page), olderPage(page)];

  return {
    paper: (index) =>
      papers[index]?.commentary
        ? undefined
        : digest([keyOf(index), keyOf(index - 1), keyOf(index + 1)].join()),
    list: (page) => digest([facets, ...place(page), ...page.items.map(paperKey)].join()),
    shelf(shelf, papers, page) {
      // The first page sums up the whole shelf, and leads to the years of its areas.
      const whole = page.number === undefined ? papers : [];
      const starts = new Set(whole.map(({ area, year }) => yearStart(area)(year.slug)));
      const shown = [...page.items, ...whole].map(paperKey);
      return digest([own(shelf), ...place(page), ...starts, ...shown].join());
    },
  };
}

/** What a record says of itself and of those it names, without the papers on their shelves. */
function own(value: object): string {
  return JSON.stringify(value, (name, part) =>
    name === 'papers' || name === 'yearStarts' ? undefined : part,
  );
}

function memo<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const present = made.get(key);
    if (present !== undefined) return present;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
