import { ask } from './ask.ts';
import { button, showLine } from './line.ts';

/** Milliseconds after which a page that came from the network counts as possibly old. */
const FRESH = 60_000;

/** Milliseconds between two questions for a newer version while a tab stays open. */
const PAUSE = 3_600_000;

/**
 * Offers a newer version of the site when its copy is complete. Nothing is loaded again before the
 * reader says so. A page that has only just come from the network is the newer version: there the
 * copy changes behind it.
 */
export function followUpdates(registration: ServiceWorkerRegistration): void {
  const { serviceWorker } = navigator;
  let isReloading = false;
  let hadWorker = serviceWorker.controller !== null;

  const offer = (take: () => void) =>
    showLine('A newer version of this catalogue is there. ', button('Reload', take));
  const takeOver = () => {
    const { waiting } = registration;
    if (waiting) ask(waiting, { ask: 'take over' }).catch(() => {});
  };
  const meetWaiting = () => {
    if (!registration.waiting || !hadWorker) return;
    if (isFresh()) takeOver();
    else {
      offer(() => {
        isReloading = true;
        takeOver();
      });
    }
  };

  serviceWorker.addEventListener('controllerchange', () => {
    if (isReloading) location.reload();
    // Another tab has let the newer version in.
    else if (hadWorker && !isFresh()) offer(() => location.reload());
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
