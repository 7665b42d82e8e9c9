import { removeParts } from './store.ts';
import type { WorkerScope } from './worker.ts';

/**
 * Takes the place of a worker that kept a copy, where a site no longer offers one: removes what was
 * kept, and itself.
 */
const worker = globalThis as unknown as WorkerScope;
const { registration } = worker;

worker.addEventListener('install', (event) => {
  event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('activate', (event) => {
  const kept = { scope: registration.scope, caches: globalThis.caches };
  // Once more in the end, for what the worker before still had under way.
  event.waitUntil(
    removeParts(kept)
      .then(() => registration.unregister())
      .then(() => removeParts(kept)),
  );
});
