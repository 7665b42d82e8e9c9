import type { VisitedPage } from './visited.ts';

/** What a page may ask its worker, and what the worker answers. */
export interface Answers {
  /** A page was loaded. */
  arrived: Arrival;
  kept: KeptState;
  /** The worker that waits shall take the place of the one before it. */
  'take over': undefined;
  remove: undefined;
}

export interface Question {
  ask: keyof Answers;
  /** Addresses of what the page is made of, where it has just been loaded. */
  seen: readonly string[];
}

/** How the page came that the asker shows. */
interface Arrival {
  /** Whether the whole site is kept, or what was visited. */
  whole: boolean;
  /** When the page was fetched, as an ISO date, where it is a copy. */
  copyOf: string | undefined;
}

/** What is kept in this browser. */
interface KeptState {
  whole: boolean;
  /** When the copy was complete, as an ISO date; none where it is not. */
  date: string | undefined;
  bytes: number;
  /** The pages that were visited last, where not the whole site is kept. */
  visited: readonly VisitedPage[];
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
