import { digestOf, isImmutable, MANIFEST, type Made, type Manifest } from './manifest.ts';
import {
  findIn,
  openCache,
  ownParts,
  removeParts,
  type Store,
  stored,
  storedDate,
  storedDigest,
} from './store.ts';
import { VISITED } from './visited.ts';

/** What came is not what the manifest says: the host is between two versions, or damages files. */
class Mismatch extends Error {}

/** Cache that notes which version could not be kept, and when. */
const NOTES = 'notes';
/** Files asked for at a time: the reader's own come first. */
const AT_ONCE = 4;
/** Milliseconds until something is tried again that cannot be helped by trying at once. */
const PAUSE = 3_600_000;
/** What a browser needs besides the files themselves, as a factor. */
const OVERHEAD = 1.25;
const NO_ROOM = 'QuotaExceededError';

/**
 * Makes the copy of a version complete, unless that failed lately for a reason that lasts: no room,
 * or a host that serves other files than it lists.
 * @throws if the copy is not complete; what is kept of it then serves the next attempt, except
 * where the browser has no room for it
 */
export async function tryCopy(store: Store, made: Made): Promise<void> {
  if (await isWhole(store, made.version)) return;
  const note = await findIn(store, NOTES, made.version);
  if (note && store.now() - Number(await note.text()) < PAUSE) throw new Error('Not again so soon');
  try {
    if ((await store.room()) < made.bytes * OVERHEAD) throw new DOMException('', NO_ROOM);
    await fillCopy(store, made);
  } catch (error) {
    const hasNoRoom = error instanceof DOMException && error.name === NO_ROOM;
    if (hasNoRoom) await removeParts(store, [made.version]);
    if (hasNoRoom || error instanceof Mismatch) await noteFailure(store, made.version);
    throw error;
  }
}

/** Where there is no room for the note either, the next attempt fails as this one did. */
async function noteFailure(store: Store, version: string): Promise<void> {
  try {
    await removeParts(store, [NOTES]);
    const notes = await openCache(store, NOTES);
    await notes.put(store.scope + version, new Response(String(store.now())));
  } catch {
    // Nothing else can be kept here.
  }
}

/**
 * Fetches all that the manifest of a version lists and that is not kept yet, and then notes that
 * the copy is complete. What an older copy has in the same form is taken from there. A copy that
 * was left half done, or was damaged, goes on from where it is.
 * @throws Mismatch, or what fetching and keeping throw: the copy is not complete then
 */
async function fillCopy(store: Store, { version }: Made): Promise<void> {
  const manifest = await fetchFile(store, MANIFEST, version, { cache: 'no-cache' });
  if (!manifest) throw new Mismatch(MANIFEST);
  const { files } = (await manifest.clone().json()) as Manifest;
  const cache = await openCache(store, version);
  const parts = await ownParts(store, [version]);
  const others = await Promise.all(parts.map((part) => openCache(store, part)));
  const left = Object.entries(files);
  const take = async () => {
    for (let next = left.pop(); next; next = left.pop())
      await keepFile(store, { cache, others }, ...next);
  };
  const taking = Promise.all(Array.from({ length: AT_ONCE }, take));
  // Where one fails, the others take no more.
  await taking.finally(() => left.splice(0));
  // The manifest's own date says when the copy was complete.
  const bytes = await manifest.text();
  await cache.put(store.scope + MANIFEST, stored(store, { bytes, digest: version }));
}

async function keepFile(
  store: Store,
  { cache, others }: { cache: Cache; others: readonly Cache[] },
  path: string,
  digest: string,
): Promise<void> {
  const address = store.scope + path;
  if (storedDigest(await cache.match(address)) === digest) return;
  for (const other of others) {
    const found = await other.match(address);
    if (found && storedDigest(found) === digest) return cache.put(address, found);
  }
  // What the browser keeps by itself it would show as current, without a word.
  const ways = isImmutable(path) ? (['default', 'reload'] as const) : (['no-store'] as const);
  let kept: Response | undefined;
  for (const way of ways) {
    kept ??= await fetchFile(store, path, digest, { cache: way, priority: 'low' });
  }
  if (!kept) throw new Mismatch(path);
  await cache.put(address, kept);
}

/** The file as it is to be kept; none if it is not the one with this digest. */
async function fetchFile(
  store: Store,
  path: string,
  digest: string,
  options: RequestInit,
): Promise<Response | undefined> {
  const response = await store.fetch(store.scope + path, options);
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await digestOf(bytes)) !== digest) return undefined;
  return stored(store, { bytes, headers: response.headers, digest });
}

/** Whether all is there that was there when the copy was complete. */
export async function isWhole(store: Store, version: string): Promise<boolean> {
  const manifest = await findIn(store, version, MANIFEST);
  if (!manifest) return false;
  const { files } = (await manifest.json()) as Manifest;
  const keys = await (await openCache(store, version)).keys();
  const kept = new Set(keys.map(({ url }) => url));
  return Object.keys(files).every((path) => kept.has(store.scope + path));
}

/** When the copy was complete, as an ISO date; none where it is not. */
export async function dateOfCopy(store: Store, version: string): Promise<string | undefined> {
  return storedDate(await findIn(store, version, MANIFEST));
}

/**
 * Removes copies of other versions, but for the newest: a tab may show a page of that version and
 * need more of it.
 */
export async function removeOld(store: Store, version: string): Promise<void> {
  const others = await ownParts(store, [version, VISITED, NOTES]);
  const dated = await Promise.all(
    others.map(async (part) => ({ part, date: (await dateOfCopy(store, part)) ?? '' })),
  );
  dated.sort((a, b) => (a.date < b.date ? 1 : -1));
  const old = dated.filter(({ date }, at) => at > 0 || date === '');
  await removeParts(
    store,
    old.map(({ part }) => part),
  );
}
