import { removeAll } from './place.ts';
import type { WorkerScope } from './worker-scope.ts';

/**
 * Takes the place of a worker that kept a copy, where a site no longer offers one: removes what was
 * kept, and itself.
 */
const worker = globalThis as unknown as WorkerScope;

worker.addEventListener('install', (event) => {
  event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(removeAll(place()).then(() => worker.registration.unregister()));
});

function place() {
  return { scope: worker.registration.scope, caches: globalThis.caches };
}
