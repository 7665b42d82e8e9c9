/** What the copy is made with; the browser's own, or what a test takes for it. */
export interface Place {
  /** Address of the site's folder, ending in a slash. */
  scope: string;
  caches: CacheStorage;
  fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  now(): number;
  /** Bytes that the browser would still let the site keep. */
  room(): Promise<number>;
}

type Kept = Pick<Place, 'scope' | 'caches'>;

/** Name of what belongs to the site in this folder: others may stand beside it on the host. */
export function cacheName({ scope }: Place, part: string): string {
  return `${ownPrefix(scope)}${part}`;
}

/** Names of all that was kept for this site. */
export async function ownCaches({ scope, caches }: Kept): Promise<string[]> {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(ownPrefix(scope)));
}

/** Removes all that was kept for this site. */
export async function removeAll(place: Kept): Promise<void> {
  await Promise.all((await ownCaches(place)).map((name) => place.caches.delete(name)));
}

function ownPrefix(scope: string): string {
  return `offline ${new URL(scope).pathname} `;
}
