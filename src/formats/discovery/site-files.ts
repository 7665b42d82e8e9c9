import type { Catalog, CatalogPaper } from '#catalog/catalog.ts';
import type { Site } from '#catalog/content.ts';
import type { ListingKind } from '#catalog/urls.ts';
import { citationBlockFile, packCitation } from '#formats/cite/citation-record.ts';
import { catalogueDownloads, type Download, listingDownloads } from '#formats/cite/downloads.ts';
import { changesFeed, type Feed, paperFeed, toAtom, toJsonFeed } from '#formats/feeds/feed.ts';
import { card } from './origin.ts';
import { llmsText, openSearchDescription, recordSchema, robotsText } from './site-texts.ts';
import { sitemaps } from './sitemap.ts';

/** Papers below which authors have files and feeds; above, they are exported in the browser. */
export const SMALL_CATALOGUE = 2000;

/** Papers from which on an author has them; one or two are cited on their own pages. */
const AUTHOR_FILES_FROM = 3;

/** Names a paper, on average, up to which those who share its papers have a file of them each. */
const MOST_NAMES = 100;

/** Whether there are feeds of a listing. */
export function hasFeed(kind: ListingKind, listing: Listing, catalog: Catalog): boolean {
  return kind !== 'years' && hasFiles(kind, listing, catalog);
}

/** The citations of a listing's papers; none where the browser makes them of a search. */
export function downloadsOf(kind: ListingKind, listing: Listing, catalog: Catalog): Download[] {
  const isShared = kind === 'authors' || kind === 'orgs';
  const isLeftOut = !hasFiles(kind, listing, catalog) || (isShared && isCrowded(listing));
  return isLeftOut ? [] : listingDownloads(listing.papers);
}

function hasFiles(kind: ListingKind, { papers }: Listing, catalog: Catalog): boolean {
  const isSmall = catalog.papers.length < SMALL_CATALOGUE;
  return kind !== 'authors' || (isSmall && papers.length >= AUTHOR_FILES_FROM);
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
  const { site, papers, areas, orgs, years, authors, withCode } = catalog;
  const people = authors.filter(({ page }) => page);
  const kinds = { areas, orgs, years, authors: people } satisfies Record<ListingKind, Listing[]>;
  const listings = Object.entries(kinds) as [ListingKind, Listing[]][];
  const code = { name: 'Papers with code', papers: withCode };
  return [
    ...wholeFiles(catalog),
    ...downloadFiles('', catalogueDownloads(papers), {}),
    ...citationBlocks(papers),
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
