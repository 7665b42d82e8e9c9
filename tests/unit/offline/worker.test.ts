import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isWhole } from '#offline/copy.ts';
import type { Made } from '#offline/manifest.ts';
import { openCache } from '#offline/store.ts';
import { VISITED } from '#offline/visited.ts';
import { type Host, makeHost, scope } from './memory-store.ts';

type Listener = (event: object) => void;

/** The worker of a version in a browser that says nothing of storage, as some WebKits do. */
async function start(host: Host, files: Record<string, string>, options: Partial<Made> = {}) {
  const made = { ...(await host.publish(files)), ...options };
  const listeners = new Map<string, Listener>();
  vi.resetModules();
  const globals = {
    made,
    caches: host.caches,
    fetch: host.fetch,
    registration: { scope },
    clients: { claim: async () => {} },
    skipWaiting: async () => {},
    addEventListener: (type: string, listener: Listener) => void listeners.set(type, listener),
  };
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  await import('#offline/worker.ts');
  return {
    made,
    /** Lets something happen to the worker; settled once it has no more to do about it. */
    async happen(type: string, event: object = {}): Promise<void> {
      const lasting: Promise<unknown>[] = [];
      const waitUntil = (work: Promise<unknown>) => void lasting.push(work);
      listeners.get(type)?.({ waitUntil, ports: [], ...event });
      await Promise.all(lasting);
    },
  };
}

beforeEach(() => expect(navigator).not.toHaveProperty('storage'));
afterEach(() => vi.unstubAllGlobals());

test('a browser that says nothing of its room has a copy', async () => {
  const host = makeHost();
  const { made, happen } = await start(host, { '': 'home', 'papers/a/': 'a' });
  await happen('install');
  expect(await isWhole(host, made.version)).toBe(true);
});

test('what a worker is at does not hold up a newer one that is to come in', async () => {
  const host = makeHost();
  const { happen } = await start(host, { '': 'home' });
  // The host never answers.
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  });
  let isDone = false;
  const arrived = happen('message', { data: { ask: 'arrived', seen: [] } });
  arrived.then(() => {
    isDone = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isDone).toBe(false);
  await happen('message', { data: { ask: 'make way', seen: [] } });
  await arrived;
});

test('a page that was asked for early is no page that was visited', async () => {
  const host = makeHost();
  const files = { 'papers/a/': 'a', 'papers/b/': 'b', '_astro/x.1.js': 'x' };
  const { happen } = await start(host, files, { whole: false });
  const seen = Object.keys(files).map((path) => scope + path);
  await happen('message', { data: { ask: 'arrived', seen } });
  const kept = (await (await openCache(host, VISITED)).keys()).map(({ url }) => url);
  expect(kept).toEqual([`${scope}papers/a/`, `${scope}_astro/x.1.js`]);
});
