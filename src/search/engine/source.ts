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
}

export function createSource({ base, fetch, timeout = 20_000 }: SourceOptions): Source {
  const kept = new Map<string, Promise<unknown>>();

  function once<Content>(path: string, load: () => Promise<Content>): Promise<Content> {
    const known = kept.get(path) as Promise<Content> | undefined;
    if (known) return known;
    const loading = load();
    kept.set(path, loading);
    loading.catch(() => kept.delete(path));
    return loading;
  }

  async function request<Content>(
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<Content>,
  ): Promise<Content> {
    try {
      const signal = AbortSignal.timeout(timeout);
      const response = await fetch(base + path, { ...init, signal });
      if (!response.ok) throw refusal(path, response.status);
      return await read(response);
    } catch (error) {
      throw asFailure(error, path);
    }
  }

  const readJson = (response: Response): Promise<unknown> => response.json();

  return {
    gzip: (path) => once(path, () => request(path, {}, readGzip)),
    json: (path) => once(path, () => request(path, {}, readJson)),
    freshJson: (path) => request(path, { cache: 'no-cache' }, readJson),
    forget: () => kept.clear(),
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

function refusal(path: string, status: number): SearchFailure {
  return new SearchFailure(status === 404 ? 'missing' : 'unreachable', `${path}: ${status}`);
}

function asFailure(error: unknown, path: string): SearchFailure {
  if (error instanceof SearchFailure) return error;
  const name = error instanceof Error ? error.name : '';
  const kind =
    name === 'TimeoutError' ? 'slow' : name === 'SyntaxError' ? 'corrupt' : 'unreachable';
  return new SearchFailure(kind, `${path}: ${String(error)}`, { cause: error });
}
