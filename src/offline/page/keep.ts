import { href } from '#catalog/urls.ts';
import { askWorker, savesData } from '../messages.ts';
import { button, dayInWords, element, isDeclined, showLine } from './line.ts';
import { followUpdates, type Notice } from './update.ts';

/** How long, in ms, the page may stay busy before the copy is seen to all the same. */
const PATIENCE = 5000;
/** How long a page that came from the network counts as new. */
const FRESH = 60_000;
/** How long to wait before asking again for a newer version while a tab stays open. */
const PAUSE = 3_600_000;

/**
 * Has the worker registered that keeps the offline copy, tells the reader where the page shown is
 * such a copy, and offers newer versions. Does nothing for readers who declined, and fetches
 * nothing for those who save data.
 */
async function keepOffline(): Promise<void> {
  const { serviceWorker } = navigator;
  if (isDeclined()) return;
  const served = serviceWorker.controller;
  // A worker that gives no answer is one more reason to look for a newer one.
  if (served) await arrive(served).catch(() => {});
  else await idle();
  const registration = savesData()
    ? await serviceWorker.getRegistration(href('/'))
    : await serviceWorker.register(href('sw.js'));
  if (!registration) return;
  const isFresh = () => performance.now() < FRESH && !document.documentElement.dataset['copyOf'];
  const reload = () => location.reload();
  followUpdates({ registration, serviceWorker, ask: askWorker, isFresh, offer, reload });
  lookAgain(registration);
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
  showLine(`Offline copy of ${dayInWords(copyOf)}. ${extent} `, more);
}

/** Not every browser tells when it is idle. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (!globalThis.requestIdleCallback) return resolve();
    requestIdleCallback(() => resolve(), { timeout: PATIENCE });
  });
}

/** Shows a line whose words can change under the reader's pointer, and its button cannot. */
function offer(text: string, act: () => void): Notice {
  const said = element('span', {}, text);
  const reload = button('Reload', act);
  // The reader may have closed the line since.
  const show = () => {
    if (!said.isConnected) showLine(said, ' ', reload);
  };
  show();
  return {
    say(next) {
      if (said.textContent !== next) said.textContent = next;
      show();
    },
  };
}

/** A tab that stays open for long asks now and then for a newer version. */
function lookAgain(registration: ServiceWorkerRegistration): void {
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
