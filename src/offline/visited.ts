import { digestOf } from './manifest.ts';
import { cacheName, type Place } from './place.ts';
import { CATALOGUE, isPiece, pathBelow } from './routes.ts';
import { stored, storedDate, storedDigest } from './stored.ts';

/** Part that keeps what was visited of a site too large to be kept as a whole. */
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

export function openVisited(place: Place): Promise<Cache> {
  return place.caches.open(cacheName(place, VISITED));
}

/**
 * Keeps what a reader has been given, if it is whole and what its address promises. Where the
 * browser has no room, the older half of all that was visited goes.
 */
export async function keepVisited(place: Place, path: string, response: Response): Promise<void> {
  if (!response.ok || response.redirected || !fits(path, response)) return;
  const bytes = await response.arrayBuffer().catch(() => undefined);
  if (!bytes) return;
  const cache = await openVisited(place);
  try {
    const digest = await digestOf(bytes);
    if (path === CATALOGUE) await leaveOtherCatalogue(place, cache, digest);
    const kept = stored({ bytes, headers: response.headers, digest, date: place.now() });
    await cache.put(place.scope + path, kept);
    await removeSurplus(cache);
  } catch {
    const keys = await cache.keys();
    await removeFirst(cache, keys, Math.ceil(keys.length / 2));
  }
}

/** The pages that were visited, the last one first. */
export async function listVisited(place: Place, most: number): Promise<VisitedPage[]> {
  const cache = await openVisited(place);
  const keys = (await cache.keys()).filter(isPage).reverse().slice(0, most);
  return Promise.all(
    keys.map(async ({ url }) => {
      const page = await cache.match(url);
      const title = /<title>([^<]*)/.exec((await page?.text()) ?? '')?.[1] ?? url;
      return { path: pathBelow(place.scope, url) ?? '', title, date: storedDate(page) ?? '' };
    }),
  );
}

/** Some hosts answer any address with a page. */
function fits(path: string, response: Response): boolean {
  const isHtml = response.headers.get('Content-Type')?.includes('html') ?? false;
  return isHtml === /(?:^|\/)$/.test(path);
}

/** Files that change under their address are of the same catalogue, or are not kept. */
async function leaveOtherCatalogue(place: Place, cache: Cache, digest: string): Promise<void> {
  const last = await cache.match(place.scope + CATALOGUE);
  if (!last || storedDigest(last) === digest) return;
  for (const key of await cache.keys()) {
    const path = key.url.slice(place.scope.length);
    if (!isPage(key) && !isPiece(path)) await cache.delete(key);
  }
}

async function removeSurplus(cache: Cache): Promise<void> {
  const keys = await cache.keys();
  const pages = keys.filter(isPage);
  const others = keys.filter((key) => !isPage(key));
  await removeFirst(cache, pages, pages.length - MOST_PAGES);
  await removeFirst(cache, others, others.length - MOST_OTHERS);
}

/** A cache lists first what was put there first. */
async function removeFirst(cache: Cache, keys: readonly Request[], count: number): Promise<void> {
  if (count <= 0) return;
  await Promise.all(keys.slice(0, count).map((key) => cache.delete(key)));
}

function isPage({ url }: Request): boolean {
  return url.endsWith('/');
}
