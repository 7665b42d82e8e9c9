import type { Area, Author, Catalog, CatalogPaper } from './catalog.ts';
import { versionInWords } from './kinds.ts';
import { memo } from './maps.ts';
import { LISTING_PAGE, newerPage, olderPage, type Page, paginate } from './pagination.ts';
import { FACET_VALUES, lastingFacetsOf } from './sections.ts';
import { areaYearHref } from './year-table.ts';

export type PageKeys = ReturnType<typeof pageKeys>;

/**
 * Names what the pages show: a page whose key is the same as in an earlier build would come out
 * the same. A key may cover more than the page shows, never less.
 * @param digest gives a text a short name that no other text has.
 * @param mentions what the page of each paper says of others, in the order of the papers.
 */
export function pageKeys(
  catalog: Catalog,
  digest: (text: string) => string,
  mentions: readonly (readonly { paper: CatalogPaper; words: readonly string[] }[])[] = [],
) {
  const { papers } = catalog;
  // Papers name their authors; how else others print the name is said on the author's page alone.
  const authorKey = memo((author: Author) => own({ ...author, variants: undefined }));
  const listingKey = memo(own);
  const paperKey = memo((paper: CatalogPaper) => {
    // Where a paper's venue leads follows from the record; what it is called is said elsewhere.
    const { sameVenue: _, entered: __, authors: ___, ...shown } = paper;
    const { areas, orgs, credited, year, alsoAs, ...record } = shown;
    const others = alsoAs?.map((other) => [other.id, versionInWords(other)]);
    const names = credited.map(({ author, ...name }) => [name, authorKey(author)]);
    const listings = [areas.map(listingKey), orgs.map(listingKey), names, listingKey(year)];
    return digest(JSON.stringify([record, others, ...listings]));
  });
  // Several files are made of one list, which may be the whole catalogue.
  const listKey = memo((list: readonly CatalogPaper[]) => digest(list.map(paperKey).join()));
  const yearStart = memo((area: Area) => memo((year: string) => areaYearHref(area, year)));
  const more = (['areas', 'years', 'orgs', 'authors'] as const).map(
    (kind) => catalog[kind].length > FACET_VALUES,
  );
  const facets = own([lastingFacetsOf(catalog), more, catalog.kinds.length > 1]);
  const place = (page: Page<unknown>) => [page.number, newerPage(page), olderPage(page)];

  return {
    /** The page of one paper; none for papers with a commentary, which shows more than the record. */
    paper(index: number): string | undefined {
      if (papers[index]?.commentary) return undefined;
      const shown = [papers[index], papers[index - 1], papers[index + 1]];
      const said = (mentions[index] ?? []).map(({ paper, words }) => [paperKey(paper), words]);
      return digest(JSON.stringify([shown.map((paper) => paper && paperKey(paper)), said]));
    },
    /** A page of the catalogue. */
    list: (page: Page<CatalogPaper>): string =>
      digest([facets, ...place(page), ...page.items.map(paperKey)].join()),
    /** A page of an author, area, organisation, venue or year, or of any other list by title. */
    listing(listing: object, all: readonly CatalogPaper[], page: Page<CatalogPaper>): string {
      // The first page sums up the whole listing, and leads to the years of its areas.
      const whole = page.number === undefined ? all : [];
      const starts = new Set(
        whole.flatMap(({ areas, year }) => areas.map((area) => yearStart(area)(year.slug))),
      );
      const shown = (whole.length > 0 ? whole : page.items).map(paperKey);
      return digest([listingKey(listing), ...place(page), ...starts, ...shown].join());
    },
    /** A file that is made of papers, and of what a listing says of itself. */
    file: (listing: object, list: readonly CatalogPaper[]): string =>
      digest(listingKey(listing) + listKey(list)),
  };
}

/** What a record says of itself and of those it names, without the papers on their listings. */
function own(value: object): string {
  return JSON.stringify(value, (name, part) =>
    name === 'papers' || name === 'yearStarts' ? undefined : part,
  );
}

/** One path for every page of every listing: `vela-lab`, `vela-lab/page/3`. */
export function listingPaths<Listing extends { slug: string; papers: readonly CatalogPaper[] }>(
  listings: readonly Listing[],
  keys: PageKeys,
) {
  return listings.flatMap((listing) =>
    paginate(listing.papers, LISTING_PAGE).map((page) => ({
      params: { slug: listing.slug, page: page.number ? `page/${page.number}` : undefined },
      props: { listing, page },
      cacheKey: keys.listing(listing, listing.papers, page),
    })),
  );
}
