import { setTimeout } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { byteSize } from '#pipeline/progress.ts';
import { bodyBytes } from './body-bytes.ts';
import { inBrowser } from './browser.ts';

/** Searches of one to three words that papers on machine learning have; the heaviest counts. */
export const FIRST = ['attention', 'graph networks', 'sliding window attention'];
export const SECOND = 'gaussian process';
const FACETS = ['area', 'year', 'code', 'org', 'author'];

/** Milliseconds without a request after which an act is over. */
const QUIET = 600;

/**
 * What readers of a built site make Chromium fetch, in words by act, and which Chromium: home and a
 * paper as a first page, then searches and filters, each of which counts only what is new to it.
 */
export function visitSite(folder: string) {
  return inBrowser(folder, (browser, address) => visitPages(browser, address, folder));
}

async function visitPages(browser: Browser, address: string, folder: string) {
  const begin = (path = '') => openVisit(browser, new URL(path, address), folder);
  const home = await begin();
  const link = await home.page.locator('.papers h3 a').first().getAttribute('href');
  const cells: Record<string, string> = { home: inWords(await home.end()) };
  cells['paper'] = inWords(await (await begin(link ?? undefined)).end());
  const searches = await Array.fromAsync(FIRST, async (words) => {
    const visit = await begin();
    const search = (text: string) => visit.act(() => visit.page.locator('#q').fill(text));
    const found = { first: await search(words), second: await search(SECOND) };
    await visit.end();
    return found;
  });
  cells['first search'] = inWords(heaviest(searches.map(({ first }) => first)));
  cells['second search'] = inWords(heaviest(searches.map(({ second }) => second)));
  for (const facet of FACETS) {
    const { page, act, end } = await begin();
    await act(() => page.locator('#q').fill(FIRST[0] ?? ''));
    const boxes = page.locator(`[data-facet=${facet}] input[type=checkbox]:enabled`);
    const isThere = (await boxes.count()) > 0;
    const cell = isThere ? inWords(await act(() => boxes.first().check())) : 'no values';
    cells[`filter by ${facet}`] = cell;
    await end();
  }
  return cells;
}

/** What one act of a reader makes the browser fetch: bodies, each once, by brotli 11. */
interface Fetched {
  bytes: number;
  requests: number;
}

async function openVisit(browser: Browser, url: URL, folder: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen = new Set<string>();
  let asked: string[] = [];
  // The copy for offline reading is made once a visit, whenever the browser has time.
  context.on('request', (request) => {
    if (request.serviceWorker()) return;
    const { origin, pathname } = new URL(request.url());
    if (origin !== url.origin || seen.has(pathname)) return;
    seen.add(pathname);
    asked.push(pathname);
  });
  const settle = async (): Promise<Fetched> => {
    for (let before = -1; before !== seen.size; await setTimeout(QUIET)) before = seen.size;
    const paths = asked;
    asked = [];
    const bytes = paths.reduce((sum, path) => sum + bodyBytes(folder, path), 0);
    return { bytes, requests: paths.length };
  };
  await page.goto(url.href, { waitUntil: 'load' });
  return {
    page,
    /** Does what changes the list or its address; gives what that fetches. */
    act: async (act: () => Promise<void>): Promise<Fetched> => {
      await settle();
      const before = await page.evaluate(stateOfSearch, undefined);
      await act();
      await page.waitForFunction(stateOfSearch, before, { timeout: 60_000 });
      return settle();
    },
    /** Ends the visit; gives what was fetched since the last act, or since it began. */
    end: async (): Promise<Fetched> => {
      const fetched = await settle();
      await context.close();
      return fetched;
    },
  };
}

/** Runs in the page: what is found under which address, once that is known and not as before. */
function stateOfSearch(before: string | undefined): string | undefined {
  const state = `${document.querySelector('#count')?.textContent} ${location.search}`;
  const isBusy = document.querySelector('.list')?.hasAttribute('aria-busy');
  return isBusy || state === before ? undefined : state;
}

function heaviest(acts: readonly Fetched[]): Fetched {
  return acts.reduce((most, act) => (act.bytes > most.bytes ? act : most));
}

function inWords({ bytes, requests }: Fetched): string {
  return `${byteSize(bytes)}, ${requests}`;
}
