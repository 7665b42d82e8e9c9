import keepScript from './page/keep.ts?worker&url';

/** Milliseconds after the first view until the copy is thought of. */
const REST = 3000;

/**
 * Sees to the offline copy once the page is there, at a first visit well after, by a script of its
 * own. Where the browser has no service workers, or keeps nothing, the page is as it is.
 */
export function wireOffline(): void {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  addEventListener('load', () => {
    setTimeout(addScript, serviceWorker.controller ? 0 : REST);
  });
}

/** A bundle of its own: what it shares with other scripts would be one more file for each. */
function addScript(): void {
  const script = document.createElement('script');
  // As a classic script it would share its names with the others.
  script.type = 'module';
  script.src = keepScript;
  document.head.append(script);
}
