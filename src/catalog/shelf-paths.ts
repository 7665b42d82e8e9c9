import type { CatalogPaper } from './catalog.ts';
import type { PageKeys } from './page-keys.ts';
import { type Page, paginate, SHELF_PAGE } from './pagination.ts';

interface ShelfPath<Shelf> {
  /** `page` is absent on the first page, as a rest parameter wants it. */
  params: { slug: string; page: string | undefined };
  props: { shelf: Shelf; page: Page<CatalogPaper> };
  cacheKey: string;
}

/** One path for every page of every shelf: `vela-lab`, `vela-lab/page/3`. */
export function shelfPaths<Shelf extends { slug: string; papers: readonly CatalogPaper[] }>(
  shelves: readonly Shelf[],
  keys: PageKeys,
): ShelfPath<Shelf>[] {
  return shelves.flatMap((shelf) =>
    paginate(shelf.papers, SHELF_PAGE).map((page) => ({
      params: { slug: shelf.slug, page: page.number ? `page/${page.number}` : undefined },
      props: { shelf, page },
      cacheKey: keys.shelf(shelf, shelf.papers, page),
    })),
  );
}
