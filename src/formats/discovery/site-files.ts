import type { Catalog, CatalogPaper } from '#catalog/catalog.ts';
import type { Site } from '#catalog/content.ts';
import { citationBlockFile, packCitation } from '#formats/cite/citation-record.ts';
import { catalogueDownloads, type Download, listingDownloads } from '#formats/cite/downloads.ts';
import { changesFeed, type Feed, paperFeed, toAtom, toJsonFeed } from '#formats/feeds/feed.ts';
import { card } from './origin.ts';
import { llmsText, openSearchDescription, recordSchema, robotsText } from './site-texts.ts';
import { sitemaps } from './sitemap.ts';

/** Papers below which every author has files and feeds; above, they are exported in the browser. */
export const SMALL_CATALOGUE = 2000;

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
  const people = papers.length < SMALL_CATALOGUE ? authors.filter(({ page }) => page) : [];
  const listings = [
    ...areas.map((listing) => ({ folder: `areas/${listing.slug}/`, listing, feed: true })),
    ...orgs.map((listing) => ({ folder: `orgs/${listing.slug}/`, listing, feed: true })),
    ...years.map((listing) => ({ folder: `years/${listing.slug}/`, listing, feed: false })),
    ...people.map((listing) => ({ folder: `authors/${listing.slug}/`, listing, feed: true })),
  ];
  const code = { name: 'Papers with code', papers: withCode };
  return [
    ...wholeFiles(catalog),
    ...downloadFiles('', catalogueDownloads(papers), {}),
    ...citationBlocks(papers),
    ...feedFiles('', { name: '', papers }, site),
    ...(withCode.length > 0 ? feedFiles('code/', code, site) : []),
    ...listings.flatMap(({ folder, listing, feed }) => [
      ...downloadFiles(folder, listingDownloads(listing.papers), listing),
      ...(feed ? feedFiles(folder, listing, site) : []),
    ]),
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
