import { ask } from './ask.ts';
import { button, showLine } from './line.ts';

/** Milliseconds after which a page that came from the network counts as possibly old. */
const FRESH = 60_000;

/** Milliseconds between two questions for a newer version while a tab stays open. */
const PAUSE = 3_600_000;

/** Milliseconds that the old worker has to end what it is at. */
const BUSY = 2000;

/**
 * Offers a newer version of the site when its copy is complete. Nothing is loaded again before the
 * reader says so. A page that has only just come from the network is the newer version: there the
 * copy changes behind it.
 */
export function followUpdates(registration: ServiceWorkerRegistration): void {
  const { serviceWorker } = navigator;
  let isReloading = false;
  let hadWorker = serviceWorker.controller !== null;

  const takeOver = (waiting: ServiceWorker) => ask(waiting, { ask: 'take over' }).catch(() => {});
  const reload = () => {
    const { waiting } = registration;
    if (!waiting) return location.reload();
    isReloading = true;
    takeOver(waiting);
    // A worker that is busy is not replaced at once; the network has the newer page.
    setTimeout(() => location.reload(), BUSY);
  };
  const offer = () =>
    showLine('A newer version of this catalogue is there. ', button('Reload', reload));
  const meetWaiting = () => {
    const { waiting } = registration;
    if (!waiting || !hadWorker) return;
    if (isFresh()) takeOver(waiting);
    else offer();
  };

  serviceWorker.addEventListener('controllerchange', () => {
    if (isReloading) location.reload();
    // Another tab has let the newer version in.
    else if (hadWorker && !isFresh()) offer();
    hadWorker = true;
  });
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', meetWaiting);
  });
  meetWaiting();
  askNowAndThen(registration);
}

function isFresh(): boolean {
  return performance.now() < FRESH && !document.documentElement.dataset['copyOf'];
}

function askNowAndThen(registration: ServiceWorkerRegistration): void {
  let last = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - last < PAUSE) return;
    last = performance.now();
    registration.update().catch(() => {});
  });
}
