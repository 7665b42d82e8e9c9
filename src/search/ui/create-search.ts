import { SearchFailure } from '#search/engine/failure.ts';
import type { Answerable, Question, Reply } from '#search/engine/messages.ts';
import type { AskOptions, Search } from '#search/engine/search.ts';

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

  function ask<Answer>(question: Unnumbered, { signal }: AskOptions = {}): Promise<Answer> {
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
      worker.postMessage({ ...question, id });
    }).finally(() => waiting.delete(id)) as Promise<Answer>;
  }

  return {
    vocabulary: () => ask({ method: 'vocabulary' }),
    prepare: () => ask({ method: 'prepare' }),
    find: (state, options) => ask({ method: 'find', input: [state] }, options),
    rows: (ordinals, words, options) => ask({ method: 'rows', input: [ordinals, words] }, options),
    authors: (text, options) => ask({ method: 'authors', input: [text] }, options),
    authorsAtEnd: (words, options) => ask({ method: 'authorsAtEnd', input: [words] }, options),
    venues: (text, options) => ask({ method: 'venues', input: [text] }, options),
  };
}

type Unnumbered = Answerable extends infer Each
  ? Each extends Answerable
    ? Omit<Each, 'id'>
    : never
  : never;
