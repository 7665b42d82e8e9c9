import type { Beginning } from '#search/engine/search.ts';

declare global {
  interface Window {
    /** What the head of the page has asked for, where the address asks something. */
    catalogue?: Promise<Response> | undefined;
  }
}

/** A worker that searches. */
export interface Started {
  worker: Worker;
  /** What went wrong with it before anybody listened. */
  fault?: string;
  /** Starts another one in its place. */
  again(): Started;
}

/**
 * Starts the search on a thread of its own. While its program is on the way the page asks for what
 * it reads first, and hands that over, so that one does not wait for the other.
 * @param root address of the site's folder.
 * @param text what is going to be asked.
 * @returns none in a browser without workers.
 */
export function startWorker(root = '', text = ''): Started | undefined {
  return globalThis.Worker && start(root, text);
}

function start(root: string, text: string): Started {
  const worker = new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module' });
  const started: Started = { worker, again: () => start(root, '') };
  // There is no message where the program does not come.
  worker.onerror = ({ message }) => {
    started.fault = String(message);
  };
  const asked = window.catalogue ?? fetch(`${root}search/catalogue.json`, { cache: 'no-cache' });
  window.catalogue = undefined;
  // What cannot be had the worker asks for itself, and says why.
  asked
    .then((response) => (response.ok ? response.text() : ''))
    .catch(() => '')
    .then((catalogue) =>
      worker.postMessage({ method: 'begin', catalogue, text } satisfies Beginning),
    );
  return started;
}
