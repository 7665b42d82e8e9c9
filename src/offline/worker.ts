import { dateOfCopy, removeOld, tryCopy } from './copy.ts';
import { openLibrary } from './library.ts';
import { isImmutable, isPage, type Made, pathBelow } from './manifest.ts';
import { type Answers, type Question, savesData } from './messages.ts';
import { findIn, removeParts, roomIn, type Store } from './store.ts';
import { keepVisited, listVisited, VISITED } from './visited.ts';

/**
 * Keeps a copy of the site in the reader's browser and answers from it where the network does not.
 * A version's copy is made while the worker is installed, so that it is complete, or not used. The
 * worker takes over from the one of another version only when a page says so.
 */
const worker = globalThis as unknown as WorkerScope & { made: Made };
const { made } = worker;
const store: Store = {
  scope: worker.registration.scope,
  caches: globalThis.caches,
  fetch: (...request) => fetch(...request),
  now: () => Date.now(),
  room: () => roomIn(navigator.storage),
};
const library = openLibrary(store, made);
let looked = false;
/** Ends once a newer worker is to come in, which the browser puts off while this one works. */
const leaving = new AbortController();
const left = new Promise<void>((resolve) => {
  leaving.signal.addEventListener('abort', () => resolve());
});
/** For what the worker does for itself: it waits for no answer any more when it leaves. */
const own: Store = {
  ...store,
  fetch: (address, options) => fetch(address, { ...options, signal: leaving.signal }),
};

worker.addEventListener('install', (event) => {
  event.waitUntil(savesData() ? Promise.reject(new Error('Saves data')) : tryCopy(store, made));
});

worker.addEventListener('activate', (event) => {
  const takeOver = async () => {
    await removeOld(store, made.version);
    await worker.registration.navigationPreload?.enable();
    await worker.clients.claim();
  };
  event.waitUntil(takeOver());
});

worker.addEventListener('fetch', (event) => {
  const { request, resultingClientId } = event;
  const answer = library.answer({
    request,
    preload: Promise.resolve(event.preloadResponse),
    reader: resultingClientId,
    after: (work) => event.waitUntil(Promise.race([work, left])),
  });
  if (answer) event.respondWith(answer);
});

worker.addEventListener('message', (event) => {
  const { ask, seen } = event.data as Question;
  const { id = '' } = (event.source ?? {}) as { id?: string };
  const [port] = event.ports;
  event.waitUntil(answers[ask](id).then((answer) => port?.postMessage(answer)));
  if (ask === 'arrived') event.waitUntil(lookAfter(seen));
});

const answers: { [Asked in keyof Answers]: (reader: string) => Promise<Answers[Asked]> } = {
  arrived: async (reader) => ({ whole: made.whole, copyOf: library.copyShown(reader) }),
  async kept() {
    const { whole, bytes, version } = made;
    const visited = whole ? [] : await listVisited(store, 100);
    return { whole, bytes, date: await dateOfCopy(store, version), visited };
  },
  'take over': async () => void (await worker.skipWaiting()),
  async 'make way'() {
    leaving.abort();
    library.leave();
  },
  remove: async () => void (await removeParts(store)),
};

/** Keeps what was loaded before there was a worker to see it, and mends what was lost. */
async function lookAfter(seen: readonly string[]): Promise<void> {
  if (savesData()) return;
  const paths = seen.flatMap((address) => pathBelow(store.scope, address) ?? []);
  for (const path of made.whole ? [] : new Set(paths)) {
    // Other pages were only asked for early, and not gone to.
    if (!isImmutable(path) && !(isPage(path) && path === paths[0])) continue;
    const kept = await findIn(store, VISITED, path);
    if (kept ?? (await findIn(store, made.version, path))) continue;
    const address = store.scope + path;
    const response = await own.fetch(address, { priority: 'low' }).catch(() => undefined);
    if (response) await keepVisited(store, path, response);
  }
  // Once in a worker's life is enough.
  if (looked) return;
  looked = true;
  await tryCopy(own, made).catch(() => {});
}

/**
 * The parts of a service worker's surroundings that a page has not, and so TypeScript's types for
 * pages. https://w3c.github.io/ServiceWorker/#serviceworkerglobalscope-interface
 */
export interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: LastingEvent & MessageEvent) => void): void;
}

interface LastingEvent {
  /** Keeps the worker alive until the work is done. */
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends LastingEvent {
  readonly request: Request;
  /** Who asks; for a page that is only coming it is who it will be. */
  readonly resultingClientId: string;
  /** What the browser asked for while the worker started, where it does so. */
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(response: Promise<Response>): void;
}
