import { NOTES, tryCopy } from './attempt.ts';
import { dateOfCopy, openCopy, removeOld } from './copy.ts';
import { openLibrary } from './library.ts';
import type { Made } from './manifest.ts';
import type { Arrival, KeptState, Question } from './messages.ts';
import { type Place, removeAll } from './place.ts';
import { isPiece, pathBelow } from './routes.ts';
import { keepVisited, listVisited, openVisited, VISITED } from './visited.ts';
import type { WorkerScope } from './worker-scope.ts';

/**
 * Keeps a copy of the site in the reader's browser and answers from it where the network does not.
 * A version's copy is made while the worker is installed, so that it is complete, or not used. The
 * worker takes over from the one of another version only when a page says so.
 */
const worker = globalThis as unknown as WorkerScope & { made: Made };
const { made } = worker;
const place: Place = {
  scope: worker.registration.scope,
  caches: globalThis.caches,
  fetch: (...request) => fetch(...request),
  now: () => Date.now(),
  async room() {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    return quota - usage;
  },
};
const library = openLibrary(place, made);
let looked = false;

worker.addEventListener('install', (event) => {
  event.waitUntil(savesData() ? Promise.reject(new Error('Saves data')) : tryCopy(place, made));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

worker.addEventListener('fetch', (event) => {
  const { request, resultingClientId } = event;
  const answer = library.answer({
    request,
    preload: Promise.resolve(event.preloadResponse),
    reader: resultingClientId,
    after: (work) => event.waitUntil(work),
  });
  if (answer) event.respondWith(answer);
});

worker.addEventListener('message', (event) => {
  const question = event.data as Question;
  const { id } = (event.source ?? {}) as { id?: string };
  const [port] = event.ports;
  event.waitUntil(reply(question, id ?? '').then((answer) => port?.postMessage(answer)));
  if (question.ask === 'arrived') event.waitUntil(lookAfter(question.seen));
});

async function takeOver(): Promise<void> {
  await removeOld(place, made.version, [VISITED, NOTES]);
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

async function reply(question: Question, reader: string): Promise<Arrival | KeptState | undefined> {
  switch (question.ask) {
    case 'take over':
      await worker.skipWaiting();
      return undefined;
    case 'remove':
      await removeAll(place);
      return undefined;
    case 'kept':
      return whatIsKept();
    case 'arrived':
      return { whole: made.whole, copyOf: library.copyShown(reader) };
  }
}

/** Keeps what was loaded before there was a worker to see it, and mends what was lost. */
async function lookAfter(seen: readonly string[]): Promise<void> {
  if (savesData()) return;
  if (!made.whole) await keepSeen(seen);
  // Once in a worker's life is enough.
  if (looked) return;
  looked = true;
  await tryCopy(place, made).catch(() => {});
}

async function keepSeen(seen: readonly string[]): Promise<void> {
  const [visited, copy] = await Promise.all([openVisited(place), openCopy(place, made.version)]);
  const paths = seen.flatMap((address) => pathBelow(place.scope, address) ?? []);
  for (const path of new Set(paths)) {
    const address = place.scope + path;
    if (!isPiece(path) && !/(?:^|\/)$/.test(path)) continue;
    if ((await visited.match(address)) || (await copy.match(address))) continue;
    const response = await place.fetch(address, { priority: 'low' }).catch(() => undefined);
    if (response) await keepVisited(place, path, response);
  }
}

async function whatIsKept(): Promise<KeptState> {
  const { whole, bytes } = made;
  const visited = whole ? [] : await listVisited(place, 100);
  return { whole, bytes, date: await dateOfCopy(place, made.version), visited };
}

/** https://wicg.github.io/savedata/ */
function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData ?? false;
}
