import { expect, type Page, type Route, test } from '@playwright/test';
import { latest } from './support/records.ts';
import { idsIn, searchPage } from './support/search-page.ts';
import { leftOut } from './support/watch.ts';

const ids = latest.map(({ id }) => id);

interface Failure {
  name: string;
  /** What is hit, and how. */
  files: RegExp;
  fail: (route: Route) => Promise<void>;
  says: string;
}

const missing = (route: Route) => route.fulfill({ status: 404, body: 'Not found' });
const unreachable = (route: Route) => route.abort('connectionrefused');
const damaged = (route: Route) => route.fulfill({ body: 'no index' });
const cutShort = async (route: Route) => {
  const body = await (await route.fetch()).body();
  await route.fulfill({ body: body.subarray(0, body.length / 2) });
};

const catalogue = /\/search\/catalogue\.json/;

const failures: Failure[] = [
  {
    name: 'no index',
    files: catalogue,
    fail: missing,
    says: 'This site has no search index; it comes with npm run build.',
  },
  {
    name: 'an index out of reach',
    files: catalogue,
    fail: unreachable,
    says: 'Search could not load its index.',
  },
  {
    name: 'a damaged index',
    files: catalogue,
    fail: cutShort,
    says: 'Search could not read its index.',
  },
  {
    name: 'lost rows',
    files: /\/search\/papers\//,
    fail: unreachable,
    says: 'Search could not load its index.',
  },
  {
    name: 'a damaged part of the index',
    files: /\/search\/chunks\//,
    fail: damaged,
    says: 'Search could not read its index.',
  },
  {
    name: 'a lost part of the index',
    files: /\/search\/chunks\//,
    fail: missing,
    says: 'This site has no search index; it comes with npm run build.',
  },
  {
    name: 'a blocked worker',
    files: /\/worker-/,
    fail: unreachable,
    says: 'Search could not load its index.',
  },
];

for (const { name, files, fail, says } of failures) {
  test(`${name}: a line says so, the list is there, trying again works`, async ({ page }) => {
    const errors = catchErrors(page);
    const { box, count, papers, notice, said } = searchPage(page);
    let asked = 0;
    await page.route(files, async (route) => {
      asked++;
      await fail(route);
    });
    await page.goto('./?q=lantern');
    await expect(notice).toHaveText(`${says} The list below is complete without it. Try again`);
    await expect(said).toContainText(says);
    await expect(count).toBeVisible();
    await expect(papers.first()).toBeVisible();
    await expect.poll(() => idsIn(papers)).toEqual(ids);
    await expect(box).toHaveValue('lantern');
    const before = asked;
    await page.waitForTimeout(700);
    expect(asked, 'nothing is asked again by itself').toBe(before);
    const first = await notice.elementHandle();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => first?.evaluate(({ isConnected }) => isConnected)).toBe(false);
    await expect(notice).toBeVisible();
    expect(asked).toBeLessThanOrEqual(2 * before + 1);
    await page.unroute(files);
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await expect(count).toHaveText('3 papers');
    await expect(notice).toHaveCount(0);
    await expect(page.locator('body')).not.toBeFocused();
    expect(errors).toEqual([]);
  });
}

test('a script that does not come leaves the list, and the form asks anew', async ({ page }) => {
  const errors = catchErrors(page);
  const { box, count, papers, notice } = searchPage(page);
  const script = /\/explore\.[^/]*\.js$/;
  await page.route(script, unreachable);
  await page.goto('./?q=lantern');
  await expect(notice).toHaveText(
    'Search could not be loaded. The list below is complete without it. Try again',
  );
  await expect.poll(() => idsIn(papers)).toEqual(ids);
  await expect(papers.first()).toBeVisible();
  // The box asks for the script once more, which would take the button away if it came.
  const failed = page.waitForEvent('requestfailed', (request) => script.test(request.url()));
  await box.fill('heron');
  await failed;
  await page.unroute(script);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page).toHaveURL(/\/\?q=heron$/);
  await expect(count).toHaveText('2 papers');
  expect(errors).toEqual([]);
});

test('a failure while nothing is asked is not told', async ({ page }) => {
  const errors = catchErrors(page);
  const { box, papers, notice } = searchPage(page);
  await page.route(catalogue, unreachable);
  await page.goto('./');
  const tried = page.waitForRequest(catalogue);
  await box.focus();
  await tried;
  await page.waitForTimeout(300);
  await expect(notice).toHaveCount(0);
  await expect(papers).toHaveCount(latest.length);
  await page
    .locator('.facets')
    .getByRole('link', { name: /Fungal Networks/ })
    .click();
  await expect(page).toHaveURL(/\/areas\/fn\/$/);
  expect(errors).toEqual([]);
});

test('a catalogue that was built anew in between is asked anew', async ({ page }) => {
  const errors = catchErrors(page);
  const { box, count, papers } = searchPage(page);
  await page.goto('./?q=lantern');
  await expect(count).toHaveText('3 papers');
  const address = new URL('search/catalogue.json', page.url()).href;
  const file = await (await page.request.get(address)).json();
  let gone = true;
  await page.route(/\/search\/titles/, (route) => (gone ? missing(route) : route.continue()));
  await page.route(catalogue, async (route) => {
    gone = false;
    await route.fulfill({
      json: { ...file, venues: { ...file.venues, file: `${file.venues.file}?new` } },
    });
  });
  await page.getByLabel('Sort').selectOption('Title');
  await expect.poll(async () => (await idsIn(papers))[0]).toBe('marrow2025abacus');
  await expect(box).toHaveValue('lantern');
  expect(errors).toEqual([]);
});

/** Errors that nothing has caught, and refusals by the page's policy. */
function catchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => {
    if (!leftOut.test(message)) errors.push(message);
  });
  page.on('console', (message) => {
    // The browser tells of each address that it could not load.
    const isTold = /^Failed to load |net::ERR_/.test(message.text());
    if (message.type() === 'error' && !isTold) errors.push(message.text());
  });
  return errors;
}
