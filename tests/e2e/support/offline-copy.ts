import type { Page } from '@playwright/test';
import type { CopiedSite } from './copied-site.ts';

export function line(page: Page) {
  return page.locator('.kept-line');
}

/** Visits the home page, and waits for its copy without the pause that comes before it. */
export async function keepCopy(page: Page, site: CopiedSite): Promise<void> {
  await page.goto(site.address);
  await page.evaluate(register);
  // To fetch all of a site takes as long as it takes.
  await page.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 0 });
  await page.goto(site.address);
}

/** As if the tab had been open for long. */
export async function makeOld(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + 100_000;
  });
}

export async function stopWorkers(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

export function today(): string {
  return new Date().toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

export async function register(): Promise<void> {
  const root = document.querySelector<HTMLAnchorElement>('.logo')?.href ?? '';
  await navigator.serviceWorker.register(`${root}sw.js`);
}

/** Without waiting for its end, which may never come. */
export async function startUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.ready;
  registration.update().catch(() => {});
}

/** As another tab does: has the worker that waits take over, and waits until it has. */
export async function letIn(): Promise<void> {
  const registration = await navigator.serviceWorker.ready;
  const changed = new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
  });
  registration.waiting?.postMessage({ ask: 'take over', seen: [] });
  await changed;
  // Every listener has heard of it.
  await new Promise((resolve) => setTimeout(resolve));
}

/** Whether a worker is there or on its way. */
export async function whatWorks(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration();
  return Boolean(registration?.active ?? registration?.waiting ?? registration?.installing);
}

export async function isWaiting(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration();
  return Boolean(registration?.waiting ?? registration?.installing);
}

export async function loseSome(): Promise<void> {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const key of (await cache.keys()).slice(0, 9)) await cache.delete(key);
  }
}

export function countKept(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const kept = names.map(async (name) => (await (await caches.open(name)).keys()).length);
    return (await Promise.all(kept)).reduce((sum, count) => sum + count, 0);
  });
}

/** Whether any copy has this page with these words. */
export function isKept(page: Page, path: string, words: string): Promise<boolean> {
  const { href } = new URL(path, new URL(page.url().replace(/(?:papers|areas|about).*/, '')));
  return page.evaluate(
    async ([address, text]) => {
      for (const name of await caches.keys()) {
        const found = await (await caches.open(name)).match(address);
        if ((await found?.text())?.includes(text)) return true;
      }
      return false;
    },
    [href, words] as const,
  );
}
