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
    const kept = stored(store, { bytes, headers: response.headers, digest });
    await cache.put(store.scope + path, kept);
    const keys = await cache.keys();
    const pages = keys.filter(({ url }) => isPage(url));
    const others = keys.filter(({ url }) => !isPage(url));
    await leaveLast(cache, pages, MOST_PAGES);
    await leaveLast(cache, others, MOST_OTHERS);
  } catch {
    const keys = await cache.keys();
    await leaveLast(cache, keys, Math.floor(keys.length / 2));
  }
}

/** The pages that were visited, the last one first. */
export async function listVisited(store: Store, most: number): Promise<VisitedPage[]> {
  const cache = await openCache(store, VISITED);
  const pages = (await cache.keys()).filter(({ url }) => isPage(url)).reverse();
  const visited = pages.slice(0, most).map(async ({ url }) => {
    const page = await cache.match(url);
    const title = /<title>([^<]*)/.exec((await page?.text()) ?? '')?.[1] ?? url;
    return { path: pathBelow(store.scope, url) ?? '', title, date: storedDate(page) ?? '' };
  });
  return Promise.all(visited);
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

/** Leaves so many of the entries, the last: a cache lists first what was put there first. */
async function leaveLast(cache: Cache, keys: readonly Request[], count: number): Promise<void> {
  const first = keys.slice(0, Math.max(0, keys.length - count));
  await Promise.all(first.map((key) => cache.delete(key)));
}
