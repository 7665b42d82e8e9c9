import { digestOf, type Made, type Manifest } from './manifest.ts';
import { cacheName, ownCaches, type Place } from './place.ts';
import { isPiece, MANIFEST } from './routes.ts';
import { stored, storedDate, storedDigest } from './stored.ts';

/** What came is not what the manifest says: the host is between two versions, or damages files. */
export class Mismatch extends Error {}

/** Files asked for at a time: the reader's own come first. */
const AT_ONCE = 4;

/**
 * Fetches all that the manifest of a version lists and that is not kept yet, and then notes that
 * the copy is complete. What an older copy has in the same form is taken from there. A copy that
 * was left half done, or was damaged, goes on from where it is.
 * @throws Mismatch, or what fetching and keeping throw: the copy is not complete then
 */
export async function fillCopy(place: Place, made: Made): Promise<void> {
  const [text, { files }] = await fetchManifest(place, made);
  const cache = await openCopy(place, made.version);
  const others = await olderCopies(place, made.version);
  const left = Object.entries(files);
  const take = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      try {
        await keepFile(place, { cache, others }, ...next);
      } catch (error) {
        left.length = 0;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  const done = { bytes: text, headers: new Headers(), digest: made.version, date: place.now() };
  await cache.put(place.scope + MANIFEST, stored(done));
}

export function openCopy(place: Place, version: string): Promise<Cache> {
  return place.caches.open(cacheName(place, version));
}

/** Whether all is there that was there when the copy was complete. */
export async function isWhole(place: Place, version: string): Promise<boolean> {
  const cache = await openCopy(place, version);
  const manifest = await cache.match(place.scope + MANIFEST);
  if (!manifest) return false;
  const { files } = (await manifest.json()) as Manifest;
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return Object.keys(files).every((path) => kept.has(place.scope + path));
}

/** When the copy was complete, as an ISO date; none where it is not. */
export async function dateOfCopy(place: Place, version: string): Promise<string | undefined> {
  const cache = await openCopy(place, version);
  return storedDate(await cache.match(place.scope + MANIFEST));
}

/**
 * Removes copies of other versions, but for the newest: a tab may show a page of that version and
 * need more of it.
 * @param besides parts that are no copies
 */
export async function removeOld(
  place: Place,
  version: string,
  besides: readonly string[],
): Promise<void> {
  const stay = new Set([version, ...besides].map((part) => cacheName(place, part)));
  const dated: [name: string, date: string][] = [];
  for (const name of await ownCaches(place)) {
    if (stay.has(name)) continue;
    const cache = await place.caches.open(name);
    dated.push([name, storedDate(await cache.match(place.scope + MANIFEST)) ?? '']);
  }
  const [newest, ...older] = dated.sort(([, a], [, b]) => (a < b ? 1 : -1));
  if (newest && newest[1] === '') older.push(newest);
  await Promise.all(older.map(([name]) => place.caches.delete(name)));
}

async function fetchManifest(place: Place, made: Made): Promise<[string, Manifest]> {
  const response = await place.fetch(place.scope + MANIFEST, { cache: 'no-cache' });
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await digestOf(bytes)) !== made.version) throw new Mismatch(MANIFEST);
  const text = new TextDecoder().decode(bytes);
  return [text, JSON.parse(text) as Manifest];
}

async function olderCopies(place: Place, version: string): Promise<Cache[]> {
  const own = cacheName(place, version);
  const names = (await ownCaches(place)).filter((name) => name !== own);
  return Promise.all(names.map((name) => place.caches.open(name)));
}

async function keepFile(
  place: Place,
  { cache, others }: { cache: Cache; others: readonly Cache[] },
  path: string,
  digest: string,
): Promise<void> {
  const address = place.scope + path;
  if (storedDigest(await cache.match(address)) === digest) return;
  for (const other of others) {
    const found = await other.match(address);
    if (found && storedDigest(found) === digest) return cache.put(address, found);
  }
  // What the browser keeps by itself it would show as current, without a word.
  const ways = isPiece(path) ? (['default', 'reload'] as const) : (['no-store'] as const);
  let kept: Response | undefined;
  for (const way of ways) kept ??= await fetchFile(place, address, digest, way);
  if (!kept) throw new Mismatch(path);
  await cache.put(address, kept);
}

async function fetchFile(
  place: Place,
  address: string,
  digest: string,
  cache: RequestCache,
): Promise<Response | undefined> {
  const response = await place.fetch(address, { cache, priority: 'low' });
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await digestOf(bytes)) !== digest) return undefined;
  return stored({ bytes, headers: response.headers, digest, date: place.now() });
}
