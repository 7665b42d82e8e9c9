import { SearchFailure } from './search.ts';

/** Loads files of the site, each once; a file that failed is asked for again the next time. */
export interface Source {
  /** What a file holds that is compressed with gzip. @throws SearchFailure */
  gzip(path: string): Promise<Uint8Array>;
  /** Whatever JSON the file holds. @throws SearchFailure */
  json(path: string): Promise<unknown>;
  /** The same without what was kept, so that a change of the site is noticed. */
  freshJson(path: string): Promise<unknown>;
  /** Forgets what was kept, so that a file that came damaged is asked for again. */
  forget(): void;
}

interface SourceOptions {
  /** Address of the site's folder, ending in a slash. */
  base: string;
  fetch: typeof globalThis.fetch;
  /** Milliseconds until a file counts as too slow. */
  timeout?: number;
  /** What others have asked for, by path: it is taken once, and loaded after all where it is empty. */
  given?: Map<string, Promise<string>>;
}

export function createSource(options: SourceOptions): Source {
  const { base, fetch, timeout = 20_000, given = new Map() } = options;

  async function request<Content>(
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<Content>,
  ): Promise<Content> {
    try {
      const signal = AbortSignal.timeout(timeout);
      const early = given.get(path);
      given.delete(path);
      const text = early && (await Promise.race([early, endOf(signal)]));
      if (text) return await read(new Response(text));
      const response = await fetch(base + path, { ...init, signal });
      if (!response.ok) {
        const kind = response.status === 404 ? 'missing' : 'unreachable';
        throw new SearchFailure(kind, `${path}: ${response.status}`);
      }
      return await read(response);
    } catch (error) {
      if (error instanceof SearchFailure) throw error;
      const name = error instanceof Error ? error.name : '';
      const kind =
        name === 'TimeoutError' ? 'slow' : name === 'SyntaxError' ? 'corrupt' : 'unreachable';
      throw new SearchFailure(kind, `${path}: ${String(error)}`, { cause: error });
    }
  }

  const readJson = (response: Response): Promise<unknown> => response.json();
  const keepNothing = () => ({
    gzip: onceEach((path: string) => request(path, {}, readGzip)),
    json: onceEach((path: string) => request(path, {}, readJson)),
  });
  let kept = keepNothing();

  return {
    gzip: (path) => kept.gzip(path),
    json: (path) => kept.json(path),
    freshJson: (path) => request(path, { cache: 'no-cache' }, readJson),
    forget() {
      kept = keepNothing();
    },
  };
}

/** Fails when the signal says that it is over. */
function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** The same function, keeping what it gave; what failed is tried again the next time. */
export function onceEach<Key, Value>(
  load: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const kept = new Map<Key, Promise<Value>>();
  return (key) => {
    const known = kept.get(key);
    if (known) return known;
    const loading = load(key);
    kept.set(key, loading);
    loading.catch(() => kept.delete(key));
    return loading;
  };
}

async function readGzip(response: Response): Promise<Uint8Array> {
  if (!('DecompressionStream' in globalThis)) {
    throw new SearchFailure('unsupported', 'This browser cannot unpack gzip');
  }
  const body = await response.blob();
  try {
    const stream = body.stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new SearchFailure('corrupt', `${response.url}: ${String(error)}`, { cause: error });
  }
}
