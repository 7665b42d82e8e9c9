import type { CatalogPaper } from '#catalog/catalog.ts';
import { listingPaths as pagesOf } from '#catalog/page-keys.ts';
import type { Page } from '#catalog/pagination.ts';
import type { Listing } from '#components/listing-kinds.ts';
import { loadPageKeys } from '#load-catalog.ts';

interface ListingPath<One> {
  params: { path: string | undefined };
  /** Nothing for the page that lists all of the kind. */
  props: { listing?: One; page?: Page<CatalogPaper> };
  cacheKey: string | undefined;
}

/**
 * The paths of one kind of listing: the page of all, `vela-lab`, `vela-lab/page/3`; none where
 * there is nothing to list.
 */
export async function listingPaths<One extends Listing>(
  listings: readonly One[],
): Promise<ListingPath<One>[]> {
  if (listings.length === 0) return [];
  const withPage = listings.filter(({ page }) => page !== false);
  const paths = pagesOf(withPage, await loadPageKeys());
  return [
    { params: { path: undefined }, props: {}, cacheKey: undefined },
    ...paths.map(({ params: { slug, page }, props, cacheKey }) => ({
      params: { path: page ? `${slug}/${page}` : slug },
      props: { listing: props.listing, page: props.page },
      cacheKey,
    })),
  ];
}
