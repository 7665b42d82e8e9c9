import { setTimeout } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { byteSize } from '#pipeline/progress.ts';
import { bodyBytes } from './body-bytes.ts';
import { inBrowser } from './browser.ts';

/** What one act of a reader makes the browser fetch. */
interface Fetched {
  /** Bodies, each once, by brotli 11. */
  bytes: number;
  requests: number;
}

/** Searches of one to three words that papers on machine learning have; the heaviest counts. */
const FIRST = ['attention', 'graph networks', 'sliding window attention'];
const SECOND = 'gaussian process';
const FACETS = ['area', 'year', 'code', 'org', 'author'];

/** Milliseconds without a request after which an act is over. */
const QUIET = 600;

/** Milliseconds within which an act has to be answered, on whatever machine. */
const LONGEST = 60_000;

/**
 * What readers of a built site make Chromium fetch, by act: home and a paper as a first page, then
 * searches and filters, each of which counts only what the visit has not fetched before.
 * @returns what each act fetched, in words, and the browser.
 * @throws when there is no browser, or the site asks for a file that it does not have.
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
  for (const facet of FACETS) cells[`filter by ${facet}`] = await visitFacet(facet, begin);
  return cells;
}

/** The click on the first value of a facet, behind a search. */
async function visitFacet(facet: string, begin: () => Promise<Visit>): Promise<string> {
  const visit = await begin();
  await visit.act(() => visit.page.locator('#q').fill(FIRST[0] ?? ''));
  const boxes = visit.page.locator(`[data-facet=${facet}] input[type=checkbox]:enabled`);
  const fetched =
    (await boxes.count()) > 0 ? await visit.act(() => boxes.first().check()) : undefined;
  await visit.end();
  return fetched ? inWords(fetched) : 'no values';
}

type Visit = Awaited<ReturnType<typeof openVisit>>;

async function openVisit(browser: Browser, url: URL, folder: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen = new Set<string>();
  let asked: string[] = [];
  // Also those of the thread that searches, but not what the copy for offline reading is made of:
  // it is made once a visit, whenever the browser has time.
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
      const before = await page.evaluate(stateOfSearch);
      await act();
      for (let left = LONGEST; left > 0; left -= QUIET) {
        const after = await page.evaluate(stateOfSearch);
        if (after && after !== before) return settle();
        await setTimeout(QUIET);
      }
      throw new Error(`The search of ${page.url()} does not answer`);
    },
    /** Ends the visit; gives what was fetched since the last act, or since it began. */
    end: async (): Promise<Fetched> => {
      const fetched = await settle();
      await context.close();
      return fetched;
    },
  };
}

/** Runs in the page: what is found under which address, or nothing while that is looked for. */
function stateOfSearch(): string | undefined {
  const isBusy = document.querySelector('.list')?.hasAttribute('aria-busy');
  return isBusy ? undefined : `${document.querySelector('#count')?.textContent} ${location.search}`;
}

function heaviest(acts: readonly Fetched[]): Fetched {
  return acts.reduce((most, act) => (act.bytes > most.bytes ? act : most));
}

function inWords({ bytes, requests }: Fetched): string {
  return `${byteSize(bytes)}, ${requests}`;
}
