import { expect, type Page, test } from '@playwright/test';
import { bodyBytes } from '../bench/body-bytes.ts';
import { dist } from './support/built-site.ts';
import { pathWithin } from './support/crawl.ts';
import { everything, latest } from './support/records.ts';
import { searchPage } from './support/search-page.ts';

/**
 * All that the first search of a small catalogue may fetch, in bytes of brotli: 45,000, and 2,000
 * for venues, acronyms, notes and stemmers by language.
 */
const FIRST_SEARCH = 47_000;

/**
 * The same where every letter is answered on its way, which fetches what letters begin, and the
 * lexicon's reader where they are no word yet.
 */
const TYPED_SEARCH = 53_000;

test.use({ reuseContext: false });

/** The home page with all it needs before the reader shows an intent. */
const FIRST_VIEW = 8_000 + 800 * latest.length;

test('the first search is light, the page before it lighter', async ({ page, baseURL }) => {
  const { box, count } = searchPage(page);
  const asked = collect(page);
  await page.goto('./', { waitUntil: 'networkidle' });
  const view = weigh(asked.splice(0), baseURL);
  expect(view.bytes, view.files).toBeLessThanOrEqual(FIRST_VIEW);
  await box.fill('slanting thread tension');
  await expect(count).toHaveText('1 paper');
  await page.waitForLoadState('networkidle');
  const search = weigh(asked.splice(0).filter(isOfSearch), baseURL);
  test.info().annotations.push({ type: 'first search', description: search.files });
  expect(search.files).toContain('search/chunks/');
  expect(search.bytes, search.files).toBeLessThanOrEqual(FIRST_SEARCH);
  await box.fill('heron');
  await expect(count).toHaveText('2 papers');
  const next = weigh(asked.splice(0).filter(isOfSearch), baseURL);
  expect(next.bytes, next.files).toBeLessThan(FIRST_SEARCH / 5);
});

test('a first search that is typed letter by letter fetches little more', async ({
  page,
  baseURL,
}) => {
  const { box, count } = searchPage(page);
  await page.goto('./', { waitUntil: 'networkidle' });
  const asked = collect(page);
  await box.focus();
  await box.pressSequentially('slanting thread tension', { delay: 100 });
  await expect(count).toHaveText('1 paper');
  await page.waitForLoadState('networkidle');
  const search = weigh(asked.filter(isOfSearch), baseURL);
  test.info().annotations.push({ type: 'typed search', description: search.files });
  expect(search.bytes, search.files).toBeLessThanOrEqual(TYPED_SEARCH);
});

test('a choice of facets fetches no text', async ({ page }) => {
  const { count } = searchPage(page);
  const asked = collect(page);
  await page.goto('./?area=FN&year=2024&sort=title');
  await expect(count).not.toHaveText(everything);
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => url.includes('search/chunks/'))).toEqual([]);
});

/**
 * The copy for reading offline, and what reference managers take from the list, come some time
 * after a view, whatever a reader does.
 */
function isOfSearch(url: string): boolean {
  const later = /\/(?:keep|offer-found|load-citations)[.-][\w-]+\.js$|\/coins\.json$|\/citations\//;
  return !later.test(url);
}

/** Addresses asked for from now on, those that the search's own thread asks for too. */
function collect(page: Page): string[] {
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  return asked;
}

function weigh(urls: readonly string[], baseURL = ''): { bytes: number; files: string } {
  const paths = [...new Set(urls.map((url) => url.replace(/\?.*/, '')))];
  const weights = paths.map((url) => {
    const path = pathWithin(baseURL, url) ?? url;
    return { path, bytes: bodyBytes(dist, path) };
  });
  return {
    bytes: weights.reduce((sum, { bytes }) => sum + bytes, 0),
    files: weights.map(({ path, bytes }) => `${path} ${bytes}`).join('\n'),
  };
}
