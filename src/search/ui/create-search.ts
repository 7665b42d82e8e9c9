import {
  type AskOptions,
  inputs,
  type Question,
  type Reply,
  type Search,
  SearchFailure,
} from '#search/engine/search.ts';
import type { Started } from './start-worker.ts';

/** Milliseconds after which a question counts as lost, a slow network's files included. */
const PATIENCE = 60_000;

/**
 * The search of this site, in the worker that was started; after one that failed another starts
 * with the next question. An aborted question rejects at once; its answer, should it come, goes
 * nowhere.
 * @param started none in a browser without workers.
 * @param begin starts another one.
 */
export function createSearch(
  started: Started | undefined,
  begin: () => Started | undefined,
): Search {
  const waiting = new Map<
    number,
    { resolve(answer: unknown): void; reject(error: unknown): void }
  >();
  let current = started;
  let hasFailed = false;
  let worker: Worker | undefined;
  let last = 0;

  /** @throws SearchFailure where there is none, or where it has failed already. */
  function start(): Worker {
    if (hasFailed) current = begin();
    if (!current) throw new SearchFailure('unsupported', 'The browser has no workers');
    hasFailed = false;
    if (current.fault !== undefined) throw fail(current.fault);
    current.worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      const asker = waiting.get(data.id);
      if ('failure' in data) asker?.reject(new SearchFailure(data.failure, data.message));
      else asker?.resolve(data.answer);
    };
    current.worker.onerror = ({ message }) => {
      const failure = fail(message);
      for (const asker of waiting.values()) asker.reject(failure);
    };
    return current.worker;
  }

  function fail(fault: string): SearchFailure {
    worker = undefined;
    hasFailed = true;
    return new SearchFailure('unreachable', `The search did not start: ${fault}`);
  }

  function ask(method: keyof Search, input: readonly unknown[], { signal }: AskOptions = {}) {
    const id = ++last;
    const lost = AbortSignal.timeout(PATIENCE);
    return new Promise<unknown>((resolve, reject) => {
      signal?.throwIfAborted();
      worker ??= start();
      waiting.set(id, { resolve, reject });
      signal?.addEventListener('abort', () => {
        reject(signal.reason);
        worker?.postMessage({ id, method: 'cancel' } satisfies Question);
      });
      lost.addEventListener('abort', () => reject(new SearchFailure('slow', 'No answer')));
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
