import type { Catalog, CatalogPaper } from '#catalog/catalog.ts';
import type { Site } from '#catalog/content.ts';
import { CITATION_BLOCK, citationBlockFile, packCitation } from '#formats/cite/citation-record.ts';
import { catalogueDownloads, type Download, shelfDownloads } from '#formats/cite/downloads.ts';
import { toAtom } from '#formats/feeds/atom.ts';
import { changesFeed, type Feed, paperFeed } from '#formats/feeds/feed.ts';
import { toJsonFeed } from '#formats/feeds/json-feed.ts';
import { card } from './card.ts';
import { llmsText } from './llms-text.ts';
import { openSearchDescription } from './opensearch.ts';
import { recordSchema } from './record-schema.ts';
import { robotsText } from './robots.ts';
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
  shelf: object;
  write(): string | Uint8Array | Promise<string>;
}

const ATOM = 'application/atom+xml';
const JSON_FEED = 'application/feed+json';

/**
 * Everything that machines and reference managers read. What needs the site's whole address (the
 * sitemap, the description of the search) is there only where that is known.
 */
export function siteFiles(catalog: Catalog): SiteFile[] {
  const { site, papers, areas, orgs, years, authors, withCode } = catalog;
  const people = papers.length < SMALL_CATALOGUE ? authors.filter(({ page }) => page) : [];
  const shelves = [
    ...areas.map((shelf) => ({ folder: `areas/${shelf.slug}`, shelf, feed: true })),
    ...orgs.map((shelf) => ({ folder: `orgs/${shelf.slug}`, shelf, feed: true })),
    ...years.map((shelf) => ({ folder: `years/${shelf.slug}`, shelf, feed: false })),
    ...people.map((shelf) => ({ folder: `authors/${shelf.slug}`, shelf, feed: true })),
  ];
  const code = { name: 'Papers with code', papers: withCode };
  return [
    ...wholeFiles(catalog),
    ...downloadFiles('', catalogueDownloads(papers), {}),
    ...citationBlocks(papers),
    ...feedFiles('', { name: '', papers }, site),
    ...(withCode.length > 0 ? feedFiles('code', code, site) : []),
    ...shelves.flatMap(({ folder, shelf, feed }) => [
      ...downloadFiles(folder, shelfDownloads(shelf.papers), shelf),
      ...(feed ? feedFiles(folder, shelf, site) : []),
    ]),
  ];
}

function wholeFiles(catalog: Catalog): SiteFile[] {
  const { site, papers } = catalog;
  const { origin } = site;
  const file = (path: string, mime: string, write: SiteFile['write']): SiteFile => ({
    path,
    mime,
    papers,
    shelf: {},
    write,
  });
  const changes = feedPair('changes', () => changesFeed(papers, site), site);
  const pictures: [path: string, mime: string, picture: string | Uint8Array | undefined][] = [
    ['favicon.svg', 'image/svg+xml', site.icon],
    [card.file, 'image/png', site.card],
  ];
  return [
    ...pictures.flatMap(([path, mime, picture]) =>
      picture === undefined ? [] : [file(path, mime, () => picture)],
    ),
    file('robots.txt', 'text/plain', () => robotsText(origin)),
    file('llms.txt', 'text/plain', () => llmsText(catalog)),
    file('schema.json', 'application/schema+json', () =>
      JSON.stringify(recordSchema(site), null, 1),
    ),
    ...changes.map(({ path, mime, write }) => file(path, mime, write)),
    ...(origin ? addressed(catalog, origin).map((made) => file(...made)) : []),
  ];
}

function addressed(
  catalog: Catalog,
  origin: string,
): [path: string, mime: string, write: () => string][] {
  return [
    [
      'opensearch.xml',
      'application/opensearchdescription+xml',
      () => openSearchDescription(catalog.site, origin),
    ],
    ...sitemaps(catalog, origin).map((map): [string, string, () => string] => [
      map.file,
      'application/xml',
      map.write,
    ]),
  ];
}

/** What the browser makes the export of a search from. */
function citationBlocks(papers: readonly CatalogPaper[]): SiteFile[] {
  const oldestFirst = papers.toReversed();
  const count = Math.ceil(papers.length / CITATION_BLOCK);
  return Array.from({ length: count }, (_, at) => {
    const first = at * CITATION_BLOCK;
    const part = oldestFirst.slice(first, first + CITATION_BLOCK);
    return {
      path: citationBlockFile(first),
      mime: 'application/json',
      papers: part,
      shelf: {},
      write: () => JSON.stringify(part.map(packCitation)),
    };
  });
}

function downloadFiles(folder: string, downloads: readonly Download[], shelf: object): SiteFile[] {
  return downloads.map(({ file, mime, papers, write }) => ({
    path: pathOf(folder, file),
    mime,
    papers,
    shelf,
    write,
  }));
}

interface FeedShelf {
  name: string;
  papers: readonly CatalogPaper[];
}

function feedFiles(folder: string, shelf: FeedShelf, site: Site): SiteFile[] {
  const path = pathOf(`/${folder}`, '');
  const title = shelf.name ? `${site.name}: ${shelf.name}` : site.name;
  const make = () => paperFeed({ path, title, papers: shelf.papers }, site);
  return feedPair(pathOf(folder, 'feed'), make, site).map((file) => ({
    ...file,
    papers: shelf.papers,
    shelf,
  }));
}

function feedPair(path: string, make: () => Promise<Feed>, { origin }: Site) {
  let made: Promise<Feed> | undefined;
  const feed = () => {
    made ??= make();
    return made;
  };
  return [
    { path: `${path}.xml`, mime: ATOM, write: async () => toAtom(await feed()) },
    { path: `${path}.json`, mime: JSON_FEED, write: async () => toJsonFeed(await feed(), origin) },
  ];
}

function pathOf(folder: string, file: string): string {
  return folder === '' || folder === '/' ? `${folder}${file}` : `${folder}/${file}`;
}
