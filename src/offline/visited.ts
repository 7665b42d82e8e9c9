import { CATALOGUE, digestOf, isImmutable, isPage, pathBelow } from './manifest.ts';
import { openCache, type Store, stored, storedDate, storedDigest } from './store.ts';

/** Cache of what was visited of a site too large to be kept as a whole. */
export const VISITED = 'visited';

/** The most that is kept: what was kept longest ago makes room. */
const MOST_PAGES = 300;
const MOST_OTHERS = 900;

export interface VisitedPage {
  /** Path below the site's folder. */
  path: string;
  title: string;
  /** When it was fetched, as an ISO date. */
  date: string;
}

/**
 * Keeps what a reader has been given, if it is whole and what its address promises. Where the
 * browser has no room, the older half of all that was visited goes.
 */
export async function keepVisited(store: Store, path: string, response: Response): Promise<void> {
  // Some hosts answer any address with a page.
  const isHtml = response.headers.get('Content-Type')?.includes('html') ?? false;
  if (!response.ok || response.redirected || isHtml !== isPage(path)) return;
  const bytes = await response.arrayBuffer().catch(() => undefined);
  if (!bytes) return;
  const cache = await openCache(store, VISITED);
  try {
    const digest = await digestOf(bytes);
    if (path === CATALOGUE) await leaveOtherCatalogue(store, cache, digest);
    await cache.put(
      store.scope + path,
      stored(store, { bytes, headers: response.headers, digest }),
    );
    await removeSurplus(cache);
  } catch {
    const keys = await cache.keys();
    await removeFirst(cache, keys, Math.ceil(keys.length / 2));
  }
}

/** The pages that were visited, the last one first. */
export async function listVisited(store: Store, most: number): Promise<VisitedPage[]> {
  const cache = await openCache(store, VISITED);
  const urls = (await cache.keys()).map(({ url }) => url).filter(isPage);
  return Promise.all(
    urls
      .reverse()
      .slice(0, most)
      .map(async (url) => {
        const page = await cache.match(url);
        const title = /<title>([^<]*)/.exec((await page?.text()) ?? '')?.[1] ?? url;
        return { path: pathBelow(store.scope, url) ?? '', title, date: storedDate(page) ?? '' };
      }),
  );
}

/** Files that change under their address are of the same catalogue, or are not kept. */
async function leaveOtherCatalogue(store: Store, cache: Cache, digest: string): Promise<void> {
  const last = await cache.match(store.scope + CATALOGUE);
  if (!last || storedDigest(last) === digest) return;
  for (const key of await cache.keys()) {
    const path = key.url.slice(store.scope.length);
    if (!isPage(key.url) && !isImmutable(path)) await cache.delete(key);
  }
}

async function removeSurplus(cache: Cache): Promise<void> {
  const keys = await cache.keys();
  const pages = keys.filter(({ url }) => isPage(url));
  const others = keys.filter(({ url }) => !isPage(url));
  await removeFirst(cache, pages, pages.length - MOST_PAGES);
  await removeFirst(cache, others, others.length - MOST_OTHERS);
}

/** A cache lists first what was put there first. */
async function removeFirst(cache: Cache, keys: readonly Request[], count: number): Promise<void> {
  if (count <= 0) return;
  await Promise.all(keys.slice(0, count).map((key) => cache.delete(key)));
}
