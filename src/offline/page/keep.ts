import { href } from '#catalog/urls.ts';
import { askWorker, savesData } from '../messages.ts';
import { button, dayInWords, element, isDeclined, showLine } from './line.ts';

/** How long, in ms, the page may stay busy before the copy is seen to all the same. */
const PATIENCE = 5000;
/** How long a page that came from the network counts as new. */
const FRESH = 60_000;
/** How long to wait before asking again for a newer version while a tab stays open. */
const PAUSE = 3_600_000;
/** How long the old worker has to end what it is at. */
const BUSY = 2000;

/**
 * Has the worker registered that keeps the offline copy, tells the reader where the page shown is
 * such a copy, and offers newer versions. Does nothing for readers who declined, and fetches
 * nothing for those who save data.
 */
async function keepOffline(): Promise<void> {
  const { serviceWorker } = navigator;
  if (isDeclined()) return;
  const served = serviceWorker.controller;
  if (served) await arrive(served);
  else await idle();
  const registration = savesData()
    ? await serviceWorker.getRegistration(href('/'))
    : await serviceWorker.register(href('sw.js'));
  if (!registration) return;
  followUpdates(registration);
  const worker = served ?? (await serviceWorker.ready).active;
  if (!served && worker) await arrive(worker);
}

/** Tells the worker what the page is made of, and the reader where the page is a copy. */
async function arrive(worker: ServiceWorker): Promise<void> {
  const parts = performance.getEntriesByType('resource').map(({ name }) => name);
  const seen = [location.href, ...parts];
  const { whole, copyOf } = await askWorker(worker, 'arrived', seen);
  if (!copyOf) return;
  document.documentElement.dataset['copyOf'] = copyOf;
  const extent = whole ? 'All of the catalogue is kept.' : 'What you visited is kept.';
  const more = element('a', { href: href('/offline/') }, 'Reading offline');
  await showLine(`Offline copy of ${dayInWords(copyOf)}. ${extent} `, more);
}

/** Not every browser tells when it is idle. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (!globalThis.requestIdleCallback) return resolve();
    requestIdleCallback(() => resolve(), { timeout: PATIENCE });
  });
}

/**
 * Offers a newer version of the site when its copy is complete. Nothing is loaded again before the
 * reader says so. A page that has only just come from the network is the newer version: there the
 * copy changes behind it.
 */
function followUpdates(registration: ServiceWorkerRegistration): void {
  const { serviceWorker } = navigator;
  let isReloading = false;
  let hadWorker = serviceWorker.controller !== null;

  const takeOver = (waiting: ServiceWorker) => askWorker(waiting, 'take over').catch(() => {});
  const reload = () => {
    if (!registration.waiting) return location.reload();
    isReloading = true;
    takeOver(registration.waiting);
    // A worker that is busy is not replaced at once; the network has the newer page.
    setTimeout(() => location.reload(), BUSY);
  };
  const offer = () =>
    showLine('A newer version of this catalogue is there. ', button('Reload', reload));
  const isFresh = () => performance.now() < FRESH && !document.documentElement.dataset['copyOf'];
  const meetWaiting = () => {
    if (!registration.waiting || !hadWorker) return;
    if (isFresh()) takeOver(registration.waiting);
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

  let last = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - last < PAUSE) return;
    last = performance.now();
    registration.update().catch(() => {});
  });
}

keepOffline().catch(() => {
  // A browser that allows no worker, or no storage, keeps nothing.
});
