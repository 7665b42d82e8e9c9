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
  event.waitUntil(removeAll(kept));
});

/** Seconds in which the worker before may still end, and put back, what it had under way. */
const LINGERING = 8;

async function removeAll(kept: Parameters<typeof removeParts>[0]): Promise<void> {
  await removeParts(kept);
  await registration.unregister();
  for (let second = 0; second < LINGERING; second++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await removeParts(kept);
  }
}
