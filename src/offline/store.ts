/** What the copy is made with; the browser's own, or what a test takes for it. */
export interface Store {
  /** Address of the site's folder, ending in a slash. */
  scope: string;
  caches: CacheStorage;
  fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  now(): number;
  /** Bytes that the browser would still let the site keep. */
  room(): Promise<number>;
}

/**
 * Bytes that a browser would still let the site keep: no end of them where it does not say, as some
 * WebKits do not. What it has no room for then fails when it is put there.
 */
export async function roomIn(
  storage: Partial<Pick<StorageManager, 'estimate'>> | undefined,
): Promise<number> {
  const said = await storage?.estimate?.().catch(() => undefined);
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = said ?? {};
  return quota - usage;
}

type Kept = Pick<Store, 'scope' | 'caches'>;

/** Name of a cache of the site in this folder: others may stand beside it on the host. */
function cacheName({ scope }: Kept, part: string): string {
  return `offline ${new URL(scope).pathname} ${part}`;
}

/** Opens the cache of a version's copy, or of what is kept beside the copies. */
export function openCache(store: Kept, part: string): Promise<Cache> {
  return store.caches.open(cacheName(store, part));
}

/**
 * What a cache of the site has under a path below its folder. A cache that is gone stays gone: to
 * open it would make it anew.
 */
export async function findIn(
  store: Kept,
  part: string,
  path: string,
): Promise<Response | undefined> {
  if (!(await store.caches.has(cacheName(store, part)))) return undefined;
  return (await openCache(store, part)).match(store.scope + path);
}

/** The parts of all that was kept for this site, but for some. */
export async function ownParts(store: Kept, except: readonly string[] = []): Promise<string[]> {
  const start = cacheName(store, '');
  const names = await store.caches.keys();
  const parts = names.filter((name) => name.startsWith(start)).map((it) => it.slice(start.length));
  return parts.filter((part) => !except.includes(part));
}

/** Removes what was kept for this site, all of it or some parts. */
export async function removeParts(store: Kept, parts?: readonly string[]): Promise<void> {
  const names = (parts ?? (await ownParts(store))).map((part) => cacheName(store, part));
  await Promise.all(names.map((name) => store.caches.delete(name)));
}

/** What is noted of a response beside its own headers. */
const DIGEST = 'X-Kept-Digest';
const DATE = 'X-Kept-Date';

/** Headers that say how the body was sent; it is kept unpacked. */
const ofTransport = ['Content-Encoding', 'Content-Length', 'Transfer-Encoding'];

/** A response as it is kept, with when it was fetched. */
export function stored(
  { now }: Pick<Store, 'now'>,
  { bytes, headers, digest }: { bytes: BodyInit; headers?: Headers; digest: string },
): Response {
  const all = new Headers(headers);
  for (const name of ofTransport) all.delete(name);
  all.set(DIGEST, digest);
  all.set(DATE, new Date(now()).toISOString());
  return new Response(bytes, { headers: all });
}

export function storedDigest(response: Response | undefined): string | undefined {
  return response?.headers.get(DIGEST) ?? undefined;
}

/** When the response was fetched, as an ISO date. */
export function storedDate(response: Response | undefined): string | undefined {
  return response?.headers.get(DATE) ?? undefined;
}
