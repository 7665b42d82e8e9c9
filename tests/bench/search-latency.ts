import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { inBrowser } from './browser.ts';

/** A change in the box and its answer, the data being there, in milliseconds. */
interface Answered {
  /** From the change until the search is asked: the pause in which the next key may come. */
  pause: number;
  /** From the change until the answer is on the page, in a frame that was drawn. */
  whole: number;
}

/**
 * Asks queries in the box of the built site, put around the index of a test collection, each
 * twice: the second time nothing has to be loaded.
 * @returns the answers, the tasks that held up the page for more than 50 ms, and the browser.
 */
export async function measureLatency(dist: string, index: string, queries: readonly string[]) {
  if (!existsSync(join(dist, 'index.html'))) throw new Error('Build the site first: npm run build');
  const site = `${index}.page`;
  await rm(site, { recursive: true, force: true });
  const ownIndex = join(dist, 'search');
  await cp(dist, site, { recursive: true, filter: (path) => path !== ownIndex });
  await cp(join(index, 'search'), join(site, 'search'), { recursive: true });
  try {
    return await inBrowser(site, async (browser, address) => {
      const page = await browser.newPage();
      await page.goto(address);
      return askAll(page, queries);
    });
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}

async function askAll(page: Page, queries: readonly string[]) {
  // A handle of the list that the page fills.
  const tasks = await page.evaluateHandle(() => {
    const durations: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) durations.push(Math.round(duration));
    }).observe({ entryTypes: ['longtask'] });
    return durations;
  });
  const asked = queries.filter((text) => text.trim() !== '');
  const answers = await Array.fromAsync(asked, async (query) => {
    await page.evaluate(ask, query);
    await page.evaluate(ask, '');
    return page.evaluate(ask, query);
  });
  return { answers, longTasks: await tasks.jsonValue() };
}

/** Runs in the page: types a text at once, and says how long its answer took, 20 s at most. */
function ask(text: string): Promise<Answered> {
  const box = document.querySelector('input[type=search]') as HTMLInputElement;
  const list = document.querySelector('.list') as HTMLElement;
  const start = performance.now();
  const waited = () => performance.now() - start;
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  let pause: number | undefined;
  // Told of each change by itself: an answer may come and go between two frames.
  const observer = new MutationObserver(() => {
    pause ??= waited();
    if (list.getAttribute('aria-busy') === 'true') return;
    observer.disconnect();
    const asked = pause;
    requestAnimationFrame(() => setTimeout(() => resolve({ pause: asked, whole: waited() })));
  });
  observer.observe(list, { attributeFilter: ['aria-busy'], childList: true });
  setTimeout(() => reject(new Error(`No answer to ${text}`)), 20_000);
  box.focus();
  box.value = text;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
  return promise;
}
