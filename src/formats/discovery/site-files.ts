import type { Catalog, CatalogPaper } from '#catalog/catalog.ts';
import type { Site } from '#catalog/content.ts';
import { CATALOGUE_PAGE, LISTING_PAGE, paginate } from '#catalog/pagination.ts';
import type { ListingKind } from '#catalog/urls.ts';
import { citationBlockFile, packCitation } from '#formats/cite/citation-record.ts';
import { COINS_FILE, toCoins } from '#formats/cite/coins.ts';
import { catalogueDownloads, type Download, listingDownloads } from '#formats/cite/downloads.ts';
import { changesFeed, type Feed, paperFeed, toAtom, toJsonFeed } from '#formats/feeds/feed.ts';
import { card } from './origin.ts';
import { LINKSET, linksets } from './signposts.ts';
import { llmsText, openSearchDescription, recordSchema, robotsText } from './site-texts.ts';
import { sitemaps } from './sitemap.ts';

/** Papers below which authors have files and feeds; above, they are exported in the browser. */
export const SMALL_CATALOGUE = 2000;

/**
 * Papers from which on an author or a venue has them; one or two are cited on their own pages. In a
 * large catalogue, where venues may be as many as authors, a venue has them that fills a page.
 */
const FILES_FROM = 3;

/** What tells pages apart that link such files from those that do not, which their keys do not say. */
export function filesMark({ papers }: Catalog): string {
  return papers.length < SMALL_CATALOGUE ? '' : '-';
}

/** Names a paper, on average, up to which those who share its papers have a file of them each. */
const MOST_NAMES = 100;

/** Whether there are feeds of a listing. */
export function hasFeed(kind: ListingKind, listing: Listing, catalog: Catalog): boolean {
  return kind !== 'years' && hasFiles(kind, listing, catalog);
}

/** Whether the page of a listing has a twin in Markdown. */
export function hasTwin(kind: ListingKind, listing: Listing, catalog: Catalog): boolean {
  return kind !== 'years' && (kind !== 'authors' || hasFiles(kind, listing, catalog));
}

/** The citations of a listing's papers; none where the browser makes them of a search. */
export function downloadsOf(kind: ListingKind, listing: Listing, catalog: Catalog): Download[] {
  const isShared = kind === 'authors' || kind === 'orgs';
  const isLeftOut = !hasFiles(kind, listing, catalog) || (isShared && isCrowded(listing));
  return isLeftOut ? [] : listingDownloads(listing.papers);
}

function hasFiles(kind: ListingKind, { papers }: Listing, catalog: Catalog): boolean {
  const isSmall = catalog.papers.length < SMALL_CATALOGUE;
  if (kind === 'authors') return isSmall && papers.length >= FILES_FROM;
  return kind !== 'venues' || papers.length >= (isSmall ? FILES_FROM : LISTING_PAGE);
}

/** Files that name all of a paper's authors, one for each of them, grow with their square. */
function isCrowded({ papers }: Listing): boolean {
  const names = papers.reduce((sum, { authors }) => sum + authors.length, 0);
  return names > MOST_NAMES * papers.length;
}

type Listing = { slug: string; name: string; papers: readonly CatalogPaper[] };

/** A file of the site that is no page. */
export interface SiteFile {
  /** Below the site's root. */
  path: string;
  mime: string;
  /** Papers that it is made from, and what else decides how it comes out. */
  papers: readonly CatalogPaper[];
  listing: object;
  write(): string | Uint8Array | Promise<string>;
}

/** Everything that machines read; the sitemap and OpenSearch only where the site's address is known. */
export function siteFiles(catalog: Catalog): SiteFile[] {
  const { site, papers, areas, orgs, venues, years, authors, withCode } = catalog;
  const people = authors.filter(({ page }) => page);
  const kinds = { areas, orgs, venues, years, authors: people } satisfies Record<
    ListingKind,
    Listing[]
  >;
  const listings = Object.entries(kinds) as [ListingKind, Listing[]][];
  const code = { name: 'Papers with code', papers: withCode };
  return [
    ...wholeFiles(catalog),
    ...downloadFiles('', catalogueDownloads(papers), {}),
    ...citationBlocks(papers),
    ...coinsFiles(papers),
    ...feedFiles('', { name: '', papers }, site),
    ...(withCode.length > 0 ? feedFiles('code/', code, site) : []),
    ...listings.flatMap(([kind, all]) =>
      all.flatMap((listing) => {
        const folder = `${kind}/${listing.slug}/`;
        return [
          ...downloadFiles(folder, downloadsOf(kind, listing, catalog), listing),
          ...(hasFeed(kind, listing, catalog) ? feedFiles(folder, listing, site) : []),
        ];
      }),
    ),
  ];
}

function wholeFiles(catalog: Catalog): SiteFile[] {
  const { site, papers } = catalog;
  const { origin, icon, card: picture } = site;
  const whole = { papers, listing: {} };
  const file = (path: string, mime: string, write: SiteFile['write']) => {
    return { path, mime, write, ...whole };
  };
  return [
    ...(icon === undefined ? [] : [file('favicon.svg', 'image/svg+xml', () => icon)]),
    ...(picture === undefined ? [] : [file(card.file, 'image/png', () => picture)]),
    file('robots.txt', 'text/plain', () => robotsText(origin)),
    file('llms.txt', 'text/plain', () => llmsText(catalog)),
    file('schema.json', 'application/schema+json', () =>
      JSON.stringify(recordSchema(site), null, 1),
    ),
    ...feedPair('changes', whole, site, () => changesFeed(papers, site)),
    ...(origin
      ? [
          file('opensearch.xml', 'application/opensearchdescription+xml', () =>
            openSearchDescription(site, origin),
          ),
          ...sitemaps(catalog, origin).map((map) => file(map.file, 'application/xml', map.write)),
          ...linksets(papers, origin).map((set) => file(set.file, LINKSET, set.write)),
        ]
      : []),
  ];
}

/** What the browser makes the export of a search from. */
function citationBlocks(papers: readonly CatalogPaper[]): SiteFile[] {
  const blocks = Map.groupBy(papers.toReversed().entries(), ([at]) => citationBlockFile(at));
  return Array.from(blocks, ([path, entries]) => {
    const part = entries.map(([, paper]) => paper);
    const write = () => JSON.stringify(part.map(packCitation));
    return { path, mime: 'application/json', papers: part, listing: {}, write };
  });
}

/** The papers of each page of the catalogue as COinS, which a script adds to its rows. */
function coinsFiles(papers: readonly CatalogPaper[]): SiteFile[] {
  const pages = papers.length > 0 ? paginate(papers, CATALOGUE_PAGE) : [];
  return pages.map(({ number, items }) => ({
    path: `${number ? `page/${number}/` : ''}${COINS_FILE}`,
    mime: 'application/json',
    papers: items,
    listing: {},
    write: () => JSON.stringify(items.map(toCoins)),
  }));
}

/** The folder is one below the site's root, with the slash behind it; empty for the root. */
function downloadFiles(folder: string, downloads: Download[], listing: object): SiteFile[] {
  return downloads.map(({ file, label, ...made }) => ({ path: folder + file, listing, ...made }));
}

function feedFiles(
  folder: string,
  listing: { name: string; papers: readonly CatalogPaper[] },
  site: Site,
): SiteFile[] {
  const { name, papers } = listing;
  const title = name ? `${site.name}: ${name}` : site.name;
  return feedPair(`${folder}feed`, { papers, listing }, site, () =>
    paperFeed({ path: `/${folder}`, title, papers }, site),
  );
}

/** One feed in both formats, made when the first of them is written. */
function feedPair(
  path: string,
  source: Pick<SiteFile, 'papers' | 'listing'>,
  { origin }: Site,
  make: () => Promise<Feed>,
): SiteFile[] {
  let made: Promise<Feed> | undefined;
  const file = (extension: string, mime: string, toText: (feed: Feed) => string): SiteFile => ({
    ...source,
    path: path + extension,
    mime,
    write: async () => {
      made ??= make();
      return toText(await made);
    },
  });
  return [
    file('.xml', 'application/atom+xml', toAtom),
    file('.json', 'application/feed+json', (feed) => toJsonFeed(feed, origin)),
  ];
}
