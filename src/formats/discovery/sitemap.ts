import type { Catalog, CatalogPaper } from '#catalog/catalog.ts';
import { lastModified } from '#catalog/dates.ts';
import { fitsOnePage, letteredKinds, letterPages, lettersOf } from '#catalog/letters.ts';
import { CATALOGUE_PAGE, LISTING_PAGE, paginate } from '#catalog/pagination.ts';
import { sectionsOf } from '#catalog/sections.ts';
import { href, type ListingKind, letterHref, listingHref, paperHref } from '#catalog/urls.ts';
import { element, textElement, xmlDocument } from '#formats/xml.ts';
import { absolute } from './origin.ts';

/** https://www.sitemaps.org/protocol.html allows no more in one file. */
const MOST_URLS = 50_000;

const XMLNS = 'http://www.sitemaps.org/schemas/sitemap/0.9';

interface Entry {
  path: string;
  /** Day of the last change of a record that the page shows. */
  modified?: string | undefined;
}

type Papers = readonly CatalogPaper[];

/** The files of the sitemap: as many as it takes, and the index that names them. */
export function sitemaps(catalog: Catalog, origin: string): { file: string; write(): string }[] {
  const entries = pagesOf(catalog);
  const parts = Array.from({ length: Math.ceil(entries.length / MOST_URLS) }, (_, at) => ({
    file: `sitemap-${at + 1}.xml`,
    entries: entries.slice(at * MOST_URLS, (at + 1) * MOST_URLS),
  }));
  const index = parts.map(({ file, entries: part }): Entry => {
    const days = part.map(({ modified = '' }) => modified);
    return { path: href(`/${file}`), modified: days.sort().at(-1) || undefined };
  });
  const write = (root: string, name: string, listed: readonly Entry[]) => () => {
    const children = listed.map(({ path, modified }) => {
      const loc = textElement('loc', absolute(path, origin));
      return element(name, {}, loc, textElement('lastmod', modified));
    });
    return xmlDocument(root, { xmlns: XMLNS }, ...children);
  };
  return [
    { file: 'sitemap-index.xml', write: write('sitemapindex', 'sitemap', index) },
    ...parts.map(({ file, entries: part }) => ({ file, write: write('urlset', 'url', part) })),
  ];
}

/** Every page that a search engine should know, papers first. */
function pagesOf(catalog: Catalog): Entry[] {
  const { papers, areas, orgs, venues, years, withCode } = catalog;
  const authors = catalog.authors.filter((author) => author.page);
  const indexes = sectionsOf(catalog).filter((name) => name !== 'code' && name !== 'about');
  const listingPages = (kind: ListingKind, listings: readonly { slug: string; papers: Papers }[]) =>
    listings.flatMap((listing) =>
      listPages(listing.papers, LISTING_PAGE, (page) => listingHref(kind, listing, page)),
    );
  return [
    ...papers.map((paper) => entryOf(paperHref(paper), [paper])),
    ...listPages(papers, CATALOGUE_PAGE, (page) => href(page ? `/page/${page}/` : '/')),
    ...(withCode.length > 0
      ? listPages(withCode, LISTING_PAGE, (page) => href(page ? `/code/page/${page}/` : '/code/'))
      : []),
    ...indexes.map((name) => entryOf(href(`/${name}/`), papers)),
    { path: href('/about/') },
    ...letteredKinds.flatMap((kind) => {
      const letters = lettersOf(catalog, kind);
      return (fitsOnePage(letters) ? [] : letters).flatMap((letter) =>
        letterPages(letter).map((_, at) => ({
          path: letterHref(kind, letter, at ? at + 1 : undefined),
        })),
      );
    }),
    ...listingPages('areas', areas),
    ...listingPages('orgs', orgs),
    ...listingPages('venues', venues),
    ...listingPages('years', years),
    ...listingPages('authors', authors),
  ];
}

function listPages(papers: Papers, size: number, at: (page?: number) => string): Entry[] {
  return paginate(papers, size).map(({ items, number }) =>
    entryOf(at(number), number === undefined ? papers : items),
  );
}

function entryOf(path: string, papers: Papers): Entry {
  const modified = lastModified(papers);
  // Days only: https://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd has no other precision.
  return { path, modified: modified?.length === 10 ? modified : undefined };
}
