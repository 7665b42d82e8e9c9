import { gzipSync } from 'node:zlib';
import { expect, type Page, type Route, test } from '@playwright/test';
import { hold, searchPage } from './support/search-page.ts';
import { watch } from './support/watch.ts';

const complete = 'The list below is complete without it. Try again';
const catalogue = /\/search\/catalogue\.json/;
const chunk = /\/search\/chunks\//;

const half = async (route: Route) => {
  const body = await (await route.fetch()).body();
  await route.fulfill({ body: body.subarray(0, body.length / 2) });
};

const faults = [
  { name: 'a part of the index that is cut short', files: chunk, fail: half },
  { name: 'rows that are cut short', files: /\/search\/papers\//, fail: half },
];

for (const { name, files, fail } of faults) {
  test(`${name}: it is said, and mended by trying again`, async ({ page }) => {
    const { count, notice } = searchPage(page);
    let asked = 0;
    await page.route(files, (route) => {
      asked++;
      return fail(route);
    });
    await page.goto('./?q=lantern');
    await expect(notice).toHaveText(`Search could not read its index. ${complete}`);
    await expectNoMore(page, () => asked);
    await page.unroute(files);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(count).toHaveText('3 papers');
  });
}

const strange = [
  {
    name: 'a part of another index',
    files: chunk,
    fail: (route: Route) => route.fulfill({ body: gzipSync('another index') }),
  },
  {
    name: 'rows of another build',
    files: /\/search\/papers\//,
    fail: (route: Route) => route.fulfill({ json: [] }),
  },
];

for (const { name, files, fail } of strange) {
  test(`${name}: it is said, and mended by loading the page again`, async ({ page }) => {
    const { count, notice } = searchPage(page);
    await page.route(files, fail);
    await page.goto('./?q=lantern');
    await expect(notice).toHaveText(`Search could not read its index. ${complete}`);
    await page.unroute(files);
    await page.reload();
    await expect(count).toHaveText('3 papers');
  });
}

test('an index of a newer form: the page is loaded again when the reader says so', async ({
  page,
}) => {
  const { count, notice } = searchPage(page);
  let loads = 0;
  page.on('load', () => loads++);
  const newer = async (route: Route) => {
    const file = await (await route.fetch()).json();
    await route.fulfill({ json: { ...file, format: file.format + 1 } });
  };
  await page.route(catalogue, newer);
  await page.goto('./?q=lantern');
  const says = 'The catalogue has changed since this page was loaded: load it again.';
  await expect(notice).toHaveText(`${says} ${complete}`);
  await expectNoMore(page, () => loads);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => loads).toBe(2);
  await expect(notice).toHaveText(`${says} ${complete}`);
  await page.unroute(catalogue);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(count).toHaveText('3 papers');
});

test('an index that takes too long is given up, and asked anew by the reader', async ({ page }) => {
  const { box, count, notice } = searchPage(page);
  const started = page.waitForEvent('worker');
  await page.goto('./');
  const release = await hold(page, chunk);
  await box.focus();
  const worker = await started;
  await worker.evaluate(() => {
    const patient = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (time) => patient(time / 20);
  });
  await box.fill('lantern');
  await expect(notice).toHaveText(`Search takes too long to load on this connection. ${complete}`, {
    timeout: 25_000,
  });
  release();
  await page.unroute(chunk);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(count).toHaveText('3 papers');
});

test.describe('where a browser lacks something', () => {
  const lacks = [
    {
      name: 'workers',
      remove: () => Reflect.deleteProperty(window, 'Worker'),
      says: 'This browser lacks what searching needs.',
    },
    {
      name: 'what the search is written with',
      remove: () => Reflect.deleteProperty(CSSStyleSheet.prototype, 'replace'),
      says: 'Search could not be loaded.',
    },
  ];
  for (const { name, remove, says } of lacks) {
    test(`${name}: it is said, and the pages work`, async ({ page }) => {
      const seen = watch(page);
      const { notice, papers } = searchPage(page);
      await page.addInitScript(remove);
      await page.goto('./?q=lantern');
      await expect(notice).toHaveText(`${says} ${complete}`);
      // What was under way may still come.
      await page.waitForLoadState('networkidle');
      const ofSearch = () => seen.requests.filter((url) => /search|explore|worker/.test(url));
      await expectNoMore(page, () => ofSearch().length);
      await papers.first().locator('h3 a').click();
      await expect(page).toHaveURL(/\/papers\/[^/]+\/$/);
      expect(seen.faults).toEqual([]);
    });
  }
});

test.describe('where the browser keeps nothing', () => {
  test.use({ serviceWorkers: 'allow' });

  test('search, the light switch and the pages work as ever', async ({ page }) => {
    const { faults } = watch(page);
    await page.addInitScript(blockStorage);
    const { box, count } = searchPage(page);
    await page.goto('./?q=lantern');
    await expect(count).toHaveText('3 papers');
    await box.fill('heron');
    await expect(count).toHaveText('2 papers');
    await page.getByRole('button', { name: 'Light or dark' }).click();
    await expect(page.locator('html')).toHaveAttribute('style', /color-scheme/);
    await page.goto('./offline/');
    await expect(page.locator('.kept')).toHaveText('This browser allows no offline copy here.');
    await page.waitForTimeout(3500);
    expect(faults).toEqual([]);
  });

  test('without service workers nothing is amiss', async ({ page }) => {
    const { faults, requests } = watch(page);
    await page.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
    });
    await page.goto('./');
    await page.waitForTimeout(3500);
    expect(requests.filter((url) => /keep|sw\.js/.test(url))).toEqual([]);
    expect(faults).toEqual([]);
  });
});

/** Nothing is tried by itself, again and again. */
async function expectNoMore(page: Page, count: () => number): Promise<void> {
  const before = count();
  await page.waitForTimeout(700);
  expect(count()).toBe(before);
}

/** What browsers do that are told to keep no data of sites. */
function blockStorage(): void {
  const refuse = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage', 'caches']) {
    Object.defineProperty(window, name, { get: refuse });
  }
  const container = Object.getPrototypeOf(navigator.serviceWorker);
  container.register = async () => refuse();
  container.getRegistration = async () => refuse();
}
