import type { VisitedPage } from './visited.ts';

/** What a page may ask its worker, and what the worker answers; dates are ISO's. */
export interface Answers {
  /** A page was loaded: is all of the site kept, or what was visited, and is the page a copy? */
  arrived: { whole: boolean; copyOf: string | undefined };
  /** What is kept in this browser, since when it is complete, and where not all, what was visited? */
  kept: { whole: boolean; date: string | undefined; bytes: number; visited: VisitedPage[] };
  /** The worker that waits shall take the place of the one before it. */
  'take over': undefined;
  /** A newer worker is to come in: nothing that this one is at for itself shall hold that up. */
  'make way': undefined;
  remove: undefined;
}

export interface Question {
  ask: keyof Answers;
  /** Addresses of the page and of what it is made of, where it has just been loaded. */
  seen: readonly string[];
}

/** Milliseconds that a worker has for its answer. */
const PATIENCE = 10_000;

/** @throws if the worker gives no answer in good time. */
export function askWorker<Asked extends keyof Answers>(
  worker: ServiceWorker,
  ask: Asked,
  seen: readonly string[] = [],
): Promise<Answers[Asked]> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => reject(new Error('The worker gives no answer')), PATIENCE);
    worker.postMessage({ ask, seen } satisfies Question, [port2]);
  });
}

/** Whether the reader asks for as little data as possible: https://wicg.github.io/savedata/ */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData ?? false;
}
