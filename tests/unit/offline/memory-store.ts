import { digestOf, MANIFEST, type Made } from '#offline/manifest.ts';
import type { Store } from '#offline/store.ts';

export const scope = 'https://papers.example/here/';

/** A browser's caches, as far as the copy needs them, with room for so many entries. */
export function cachesWithRoom(entries = Number.POSITIVE_INFINITY): CacheStorage {
  const all = new Map<string, Map<string, Response>>();
  const count = () => all.values().reduce((sum, { size }) => sum + size, 0);
  const open = (name: string) => {
    const kept = all.get(name) ?? new Map<string, Response>();
    all.set(name, kept);
    const keyOf = (key: RequestInfo | URL) => (key instanceof Request ? key.url : String(key));
    return {
      match: async (key: RequestInfo | URL) => kept.get(keyOf(key))?.clone(),
      async put(key: RequestInfo | URL, response: Response) {
        if (count() >= entries) throw new DOMException('full', 'QuotaExceededError');
        kept.delete(keyOf(key));
        kept.set(keyOf(key), response);
      },
      delete: async (key: RequestInfo | URL) => kept.delete(keyOf(key)),
      keys: async () => [...kept.keys()].map((url) => new Request(url)),
    };
  };
  return {
    open: async (name: string) => open(name),
    has: async (name: string) => all.has(name),
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
  } as unknown as CacheStorage;
}

export interface Host extends Store {
  /** Paths that were asked for. */
  asked: string[];
  /** The files it serves, by path; an error stands for no answer. */
  files: Record<string, string | Error>;
  /** Puts these files there as a version, with a manifest of them. */
  publish(files: Record<string, string>): Promise<Made>;
  time: number;
}

/** A host with its reader's browser. */
export function makeHost(caches = cachesWithRoom(), room = 1e9): Host {
  const host: Host = {
    scope,
    caches,
    asked: [],
    files: {},
    time: 0,
    now: () => host.time,
    room: async () => room,
    async fetch(input) {
      const path = String(input instanceof Request ? input.url : input).slice(scope.length);
      host.asked.push(path);
      const file = host.files[path];
      if (file instanceof Error) throw file;
      const headers = { 'Content-Type': /(?:^|\/)$/.test(path) ? 'text/html' : 'text/plain' };
      return new Response(file ?? '', { status: file === undefined ? 404 : 200, headers });
    },
    async publish(files) {
      const bytes = (text: string) => new TextEncoder().encode(text);
      const entries = Object.entries(files).map(
        async ([path, text]) => [path, await digestOf(bytes(text))] as const,
      );
      const manifest = JSON.stringify({ files: Object.fromEntries(await Promise.all(entries)) });
      host.files = { ...files, [MANIFEST]: manifest };
      return { version: await digestOf(bytes(manifest)), whole: true, bytes: manifest.length };
    },
  };
  return host;
}
