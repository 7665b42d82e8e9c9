import { listingPaths as pagesOf } from '#catalog/page-keys.ts';
import type { Listing } from '#components/listing-kinds.ts';
import { loadPageKeys } from '#load-catalog.ts';

/**
 * The paths of one kind of listing: the page of all, which gets no listing, `vela-lab`,
 * `vela-lab/page/3`; none where there is nothing to list.
 * @param mark of what else the pages show than their keys cover.
 */
export async function listingPaths<One extends Listing>(listings: readonly One[], mark = '') {
  if (listings.length === 0) return [];
  const withPage = listings.filter(({ page }) => page !== false);
  const paths = pagesOf(withPage, await loadPageKeys());
  const none = { listing: undefined, page: undefined };
  return [
    { params: { path: undefined }, props: none, cacheKey: undefined },
    ...paths.map(({ params: { slug, page }, props, cacheKey }) => {
      return {
        params: { path: page ? `${slug}/${page}` : slug },
        props,
        cacheKey: cacheKey + mark,
      };
    }),
  ];
}
