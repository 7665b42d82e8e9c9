import { href } from '#catalog/urls.ts';
import { ask } from './ask.ts';
import { isDeclined, savesData } from './choice.ts';
import { dayInWords, link, showLine } from './line.ts';
import { followUpdates } from './updates.ts';

/** Milliseconds that the page may stay busy before the copy is seen to all the same. */
const PATIENCE = 5000;

/**
 * Has the worker registered that keeps the offline copy, tells the reader where the page shown is
 * such a copy, and offers newer versions. Does nothing for readers who declined, and fetches
 * nothing for those who save data.
 */
async function keepOffline(): Promise<void> {
  const { serviceWorker } = navigator;
  if (isDeclined()) return;
  const served = serviceWorker.controller;
  if (served) await tellOfCopy(served);
  else await idle();
  const registration = savesData()
    ? await serviceWorker.getRegistration(href('/'))
    : await serviceWorker.register(href('sw.js'));
  if (!registration) return;
  followUpdates(registration);
  const worker = served ?? (await serviceWorker.ready).active;
  if (!served && worker) await ask(worker, { ask: 'arrived', seen: addressesSeen() });
}

async function tellOfCopy(worker: ServiceWorker): Promise<void> {
  const { whole, copyOf } = await ask(worker, { ask: 'arrived', seen: addressesSeen() });
  if (!copyOf) return;
  document.documentElement.dataset['copyOf'] = copyOf;
  const extent = whole ? 'All of the catalogue is kept.' : 'What you visited is kept.';
  const more = link('Reading offline', href('/offline/'));
  await showLine(`Offline copy of ${dayInWords(copyOf)}. ${extent} `, more);
}

function addressesSeen(): string[] {
  return [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)];
}

/** Not every browser tells when it is idle. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (!globalThis.requestIdleCallback) return resolve();
    requestIdleCallback(() => resolve(), { timeout: PATIENCE });
  });
}

keepOffline().catch(() => {
  // A browser that allows no worker, or no storage, keeps nothing.
});
