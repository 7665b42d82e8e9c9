import { describe, expect, test } from 'vitest';
import type { Catalog } from '#catalog/catalog.ts';
import { pageKeys } from '#catalog/page-keys.ts';
import { CATALOGUE_PAGE, LISTING_PAGE, paginate } from '#catalog/pagination.ts';
import type { PaperInput } from '#schema/paper.ts';
import { makeCatalog } from '../../support/papers.ts';

const papers: Partial<PaperInput>[] = Array.from({ length: 60 }, (_, index) => ({
  id: `p${index}`,
  date: `20${10 + Math.floor(index / 6)}`,
  authors: ['Ada Sample', `Author N${String.fromCharCode(65 + (index % 26))}`],
  area: index % 2 ? 'AQ' : 'BT',
}));

/** Keys of all pages, by what they are pages of. */
function keysOf(catalog: Catalog): Map<string, string | undefined> {
  const keys = pageKeys(catalog, (text) => text);
  const found = new Map<string, string | undefined>();
  for (const [index, { id }] of catalog.papers.entries()) found.set(id, keys.paper(index));
  for (const page of paginate(catalog.papers, CATALOGUE_PAGE).slice(1)) {
    found.set(`page ${page.number}`, keys.list(page));
  }
  for (const listing of [...catalog.areas, ...catalog.authors]) {
    for (const page of paginate(listing.papers, LISTING_PAGE)) {
      found.set(
        `${listing.slug} ${page.number ?? 'first'}`,
        keys.listing(listing, listing.papers, page),
      );
    }
  }
  return found;
}

/** The pages whose keys differ between two catalogues. */
function changed(before: Partial<PaperInput>[], after: Partial<PaperInput>[]): string[] {
  const old = keysOf(makeCatalog(before));
  return [...keysOf(makeCatalog(after))]
    .filter(([name, key]) => old.get(name) !== key)
    .map(([name]) => name)
    .sort();
}

/** All pages that name `p3`. */
const namingP3 = ['ada-sample first', 'aq first', 'author-nd first', 'p2', 'p3', 'p4', 'page 1'];

describe('pageKeys', () => {
  test('are the same for the same records in another order', () => {
    expect(changed(papers, papers.toReversed())).toEqual([]);
  });

  test('a new first paper changes its neighbour and the first pages of its listings', () => {
    const added = { id: 'new', date: '2019', area: 'AQ', authors: ['Author NB'] };
    expect(changed(papers, [...papers, added])).toEqual([
      'aq first',
      'author-nb first',
      'new',
      'p54',
    ]);
  });

  test('a new title changes every page that names the paper', () => {
    const retitled = papers.map((paper) =>
      paper.id === 'p3' ? { ...paper, title: 'Another' } : paper,
    );
    expect(changed(papers, retitled)).toEqual(namingP3);
  });

  test('a name that others show changes their pages too', () => {
    const count = 9;
    const respelt = papers.map((paper, index) =>
      index < count ? { ...paper, authors: ['Ada Sàmple'] } : paper,
    );
    const all = papers.map((paper) => ({ ...paper, authors: ['Ada Sàmple'] }));
    expect(changed(respelt, all)).toContain('p20');
  });

  test('another spelling of a name changes what names its paper, and the page of the author', () => {
    const spelt = papers.map((paper) =>
      paper.id === 'p3' ? { ...paper, authors: ['Ada Sàmple', 'Author ND'] } : paper,
    );
    expect(changed(papers, spelt)).toEqual(namingP3);
  });

  test('a file has another key only where its papers or its listing are others', () => {
    const added = [...papers, { id: 'new', date: '2019' }];
    const [before, after] = [papers, added].map((records) => {
      const catalog = makeCatalog(records);
      const keys = pageKeys(catalog, (text) => text);
      const [listing = {}] = catalog.areas;
      return {
        newest: keys.file({}, catalog.papers.slice(0, 30)),
        oldest: keys.file({}, catalog.papers.slice(-30)),
        listing: keys.file(listing, catalog.papers.slice(-30)),
      };
    });
    expect(after?.newest).not.toBe(before?.newest);
    expect(after?.oldest).toBe(before?.oldest);
    expect(before?.listing).not.toBe(before?.oldest);
  });

  test('papers with a commentary have none', () => {
    const catalog = makeCatalog(papers);
    const [first] = catalog.papers;
    if (first) first.commentary = true;
    expect(pageKeys(catalog, (text) => text).paper(0)).toBeUndefined();
  });
});
