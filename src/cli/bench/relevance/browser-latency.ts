import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '#cli/setup/chromium.mjs';
import { serveFolder } from '../serve-folder.ts';

export interface Latency {
  /** Milliseconds from a change in the box to the answer on the page, the data being there. */
  answers: number[];
  /** Milliseconds of tasks that held up the page for more than 50. */
  longTasks: number[];
  browser: string;
}

/**
 * Asks queries in the box of the built site, put around the index of a test collection, each
 * twice: the second time nothing has to be loaded.
 * @param dist the built site; its own index is left aside.
 * @param index folder with the collection's.
 */
export async function measureLatency(
  dist: string,
  index: string,
  queries: readonly string[],
): Promise<Latency> {
  if (!existsSync(join(dist, 'index.html'))) throw new Error('Build the site first: npm run build');
  const site = `${index}.page`;
  await rm(site, { recursive: true, force: true });
  await cp(dist, site, { recursive: true });
  for (const folder of ['search', 'pagefind']) {
    await rm(join(site, folder), { recursive: true, force: true });
    await cp(join(index, folder), join(site, folder), { recursive: true });
  }
  const { address, close } = await serveFolder(site);
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    const measured = await askAll(page, queries);
    return { ...measured, browser: `Chromium ${browser.version()}` };
  } finally {
    await browser.close();
    await close();
    await rm(site, { recursive: true, force: true });
  }
}

async function askAll(page: Page, queries: readonly string[]): Promise<Omit<Latency, 'browser'>> {
  await page.evaluate(watchTasks);
  const answers: number[] = [];
  for (const query of queries) {
    await page.evaluate(ask, query);
    await page.evaluate(ask, '');
    answers.push(await page.evaluate(ask, query));
  }
  const longTasks = await page.evaluate(() => (globalThis as Watching).longTasks ?? []);
  return { answers, longTasks };
}

type Watching = typeof globalThis & { longTasks?: number[] };

/** Runs in the page. */
function watchTasks(): void {
  const tasks: number[] = [];
  (globalThis as Watching).longTasks = tasks;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
  }).observe({ entryTypes: ['longtask'] });
}

/** Runs in the page: types a text at once, and says how long its answer took. */
function ask(text: string): Promise<number> {
  const box = document.querySelector('input[type=search]') as HTMLInputElement;
  const list = document.querySelector('.list') as HTMLElement;
  box.focus();
  box.value = text;
  const start = performance.now();
  box.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
  return new Promise((resolve) => {
    let wasBusy = false;
    const look = () => {
      const isBusy = list.getAttribute('aria-busy') === 'true';
      wasBusy ||= isBusy;
      const waited = performance.now() - start;
      if ((wasBusy && !isBusy) || (!wasBusy && waited > 1000) || waited > 20_000) resolve(waited);
      else requestAnimationFrame(look);
    };
    look();
  });
}
