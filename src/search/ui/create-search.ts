import {
  type AskOptions,
  inputs,
  type Question,
  type Reply,
  type Search,
  SearchFailure,
} from '#search/engine/search.ts';

/** Milliseconds after which a question counts as lost, a slow network's files included. */
const PATIENCE = 60_000;

/**
 * The search of this site, in a worker that starts with the first question. An aborted question
 * rejects at once; its answer, should it come, goes nowhere.
 */
export function createSearch(): Search {
  const waiting = new Map<
    number,
    { resolve(answer: unknown): void; reject(error: unknown): void }
  >();
  let worker: Worker | undefined;
  let last = 0;

  function start(): Worker {
    const started = new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<Reply>) => {
      const asker = waiting.get(data.id);
      if ('failure' in data) asker?.reject(new SearchFailure(data.failure, data.message));
      else asker?.resolve(data.answer);
    };
    started.onerror = ({ message }) => {
      worker = undefined;
      const failure = new SearchFailure('unreachable', `The search did not start: ${message}`);
      for (const asker of waiting.values()) asker.reject(failure);
    };
    return started;
  }

  function ask(method: keyof Search, input: readonly unknown[], { signal }: AskOptions = {}) {
    if (typeof Worker === 'undefined') {
      return Promise.reject(new SearchFailure('unsupported', 'The browser has no workers'));
    }
    const id = ++last;
    const lost = AbortSignal.timeout(PATIENCE);
    return new Promise<unknown>((resolve, reject) => {
      signal?.throwIfAborted();
      waiting.set(id, { resolve, reject });
      signal?.addEventListener('abort', () => {
        reject(signal.reason);
        worker?.postMessage({ id, method: 'cancel' } satisfies Question);
      });
      lost.addEventListener('abort', () => reject(new SearchFailure('slow', 'No answer')));
      worker ??= start();
      worker.postMessage({ id, method, input } satisfies Question);
    }).finally(() => waiting.delete(id));
  }

  const methods = Object.entries(inputs).map(([method, count]) => [
    method,
    (...given: unknown[]) =>
      ask(method as keyof Search, given.slice(0, count), given[count] as AskOptions | undefined),
  ]);
  return Object.fromEntries(methods) as Search;
}
