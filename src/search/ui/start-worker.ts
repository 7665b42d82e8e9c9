/** A worker that searches, which was started. */
export interface Started {
  worker: Worker;
  /** What went wrong with it before anybody listened. */
  fault?: string;
}

/**
 * Starts the search on a thread of its own, which waits for the page's first word.
 * @returns none in a browser without workers.
 */
export function startWorker(): Started | undefined {
  if (!globalThis.Worker) return undefined;
  const worker = new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module' });
  const started: Started = { worker };
  // There is no message where the program does not come.
  worker.onerror = ({ message }) => {
    started.fault = String(message);
  };
  return started;
}
