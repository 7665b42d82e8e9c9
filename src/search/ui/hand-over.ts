import type { Beginning } from '#search/engine/search.ts';

declare global {
  interface Window {
    /** What the head of the page has asked for, where the address asks something. */
    catalogue?: Promise<Response> | undefined;
  }
}

/**
 * Asks for what the search reads first while its program is on the way, and hands that over to its
 * worker, so that one does not wait for the other.
 * @param root address of the site's folder.
 * @param text what is going to be asked.
 */
export function handOver(worker: Worker, root = '', text = ''): void {
  const asked = window.catalogue ?? fetch(`${root}search/catalogue.json`, { cache: 'no-cache' });
  window.catalogue = undefined;
  // What cannot be had the worker asks for itself, and says why.
  asked
    .then((response) => (response.ok ? response.text() : ''))
    .catch(() => '')
    .then((catalogue) =>
      worker.postMessage({ method: 'begin', catalogue, text } satisfies Beginning),
    );
}
