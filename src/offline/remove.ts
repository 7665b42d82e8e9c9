import { ownParts, removeParts } from './store.ts';
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

/**
 * The worker before may still put back what it had under way: so many seconds without that are its
 * end, and so many are waited at most.
 */
const LINGERING = 8;
const LONGEST = 60;

async function removeAll(kept: Parameters<typeof removeParts>[0]): Promise<void> {
  await removeParts(kept);
  await registration.unregister();
  let still = 0;
  for (let second = 0; second < LONGEST && still < LINGERING; second++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    still = (await ownParts(kept)).length > 0 ? 0 : still + 1;
    await removeParts(kept);
  }
}
