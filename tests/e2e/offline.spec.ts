import { expect } from '@playwright/test';
import { findBarriers } from './support/axe.ts';
import { test } from './support/copied-site.ts';
import {
  countKept,
  isKept,
  keepCopy,
  line,
  loseSome,
  register,
  startUpdate,
  stopWorkers,
  today,
  whatWorks,
} from './support/offline-copy.ts';
import { footer, latest } from './support/records.ts';
import { searchPage } from './support/search-page.ts';
import { watch } from './support/watch.ts';

test.use({ serviceWorkers: 'allow', reuseContext: false });

const paper = 'papers/ferro2024spans/';
const word = footer.text;

test('after one visit the catalogue is read and searched without a network', async ({
  page,
  site,
}) => {
  // It waits for the copy, and has axe read three pages.
  test.setTimeout(60_000);
  const { faults } = watch(page);
  await page.goto(site.address);
  const atFirst = [...site.asked];
  expect(atFirst.filter((path) => /keep|offline|sw\.js/.test(path))).toEqual([]);
  await page.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 20_000 });
  site.isDown = true;
  const { count, papers } = searchPage(page);
  await page.goto(`${site.address}?q=lantern`);
  await expect(count).toHaveText('3 papers');
  await papers.first().getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(line(page)).toHaveText(
    new RegExp(`^Offline copy of ${today()}\\. All of the catalogue is kept\\.`),
  );
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findBarriers(page), colorScheme).toEqual([]);
  }
  await page.goto(`${site.address}papers/no-such-paper/`);
  await expect(page.locator('h1')).toHaveText('This page is not in the offline copy.');
  await expect(page.locator('.kept')).toContainText('keeps the whole catalogue');
  expect(await findBarriers(page)).toEqual([]);
  // The list of the worker's own version, and the page that is not there.
  expect(faults.filter((fault) => !/sw\.js|no-such-paper/.test(fault))).toEqual([]);
});

test('what the browser lost is fetched again, what the host damages is not kept', async ({
  page,
  site,
}) => {
  await keepCopy(page, site);
  const all = await countKept(page);
  await page.evaluate(loseSome);
  expect(await countKept(page)).toBeLessThan(all);
  await stopWorkers(page);
  await page.goto(`${site.address}about/`);
  await expect.poll(() => countKept(page)).toBe(all);
  site.publish(`${paper}index.html`, word, 'A newer catalogue');
  site.cuts = new RegExp(`^${paper}$`);
  site.asked = [];
  await page.evaluate(startUpdate);
  await expect.poll(() => site.asked).toContain(paper);
  await page.waitForTimeout(300);
  site.isDown = true;
  await page.goto(site.address + paper);
  await expect(page.locator('footer')).toContainText(word);
});

test('without room nothing is kept, nothing is tried again, and all else works', async ({
  page,
  site,
}) => {
  const { faults } = watch(page);
  const network = await page.context().newCDPSession(page);
  const { origin } = new URL(site.address);
  await network.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 });
  await page.goto(site.address);
  await page.evaluate(register);
  await expect.poll(() => page.evaluate(whatWorks)).toBe(false);
  site.asked = [];
  await page.goto(`${site.address}offline/`);
  await expect(page.locator('.kept')).toContainText('Nothing is kept yet');
  await page.evaluate(register);
  await expect.poll(() => page.evaluate(whatWorks)).toBe(false);
  expect(site.asked.filter((path) => /^(?:papers|areas|search)/.test(path))).toEqual([]);
  await page.goto(`${site.address}?q=lantern`);
  await expect(searchPage(page).count).toHaveText('3 papers');
  expect(faults).toEqual([]);
});

test('of a large site what was visited is kept, and it says so', async ({ page, site }) => {
  site.publishAsLarge();
  await page.goto(site.address + paper);
  await expect(page.locator('h1')).toContainText('Mixture');
  await page.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 20_000 });
  await expect.poll(() => isKept(page, paper, 'Mixture')).toBe(true);
  const { count } = searchPage(page);
  await page.goto(`${site.address}?q=lantern`);
  await expect(count).toHaveText('3 papers');
  site.isDown = true;
  await page.goto(`${site.address}?q=lantern`);
  await expect(count).toHaveText('3 papers');
  await expect(line(page)).toContainText('What you visited is kept.');
  await page.goto(site.address + paper);
  await expect(page.locator('h1')).toContainText('Mixture');
  await page.goto(`${site.address}areas/fn/`);
  await expect(page.locator('.kept')).toContainText('too large to be kept as a whole');
  await page
    .locator('.kept')
    .getByRole('link', { name: /^Mixture/ })
    .click();
  await expect(page).toHaveURL(site.address + paper);
  await expect(page.locator('h1')).toContainText('Mixture');
});

test('of a large site a search that was not kept says why it has no answer', async ({
  page,
  site,
}) => {
  site.publishAsLarge();
  await page.goto(site.address);
  await page.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 20_000 });
  site.isDown = true;
  await page.context().setOffline(true);
  await page.goto(`${site.address}?q=lantern`);
  await expect(page.locator('main')).toContainText(
    'Search has no network, and answers only what you asked before. The list below is complete without it.',
  );
  await expect(searchPage(page).papers).toHaveCount(latest.length);
});

test('a reader can do without a copy, for good', async ({ page, site }) => {
  await keepCopy(page, site);
  await page.goto(`${site.address}offline/`);
  await page.getByRole('button', { name: 'Keep no copy' }).click();
  await expect(page.locator('.kept')).toContainText('You chose to keep no copy.');
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(await page.evaluate(whatWorks)).toBe(false);
  await page.waitForTimeout(3500);
  expect(await page.evaluate(whatWorks)).toBe(false);
  await page.getByRole('button', { name: 'Keep one' }).click();
  await expect(page.locator('.kept')).toContainText('Nothing is kept yet');
});

test('where the site turns it off, the worker and the copy go', async ({ page, site }) => {
  await keepCopy(page, site);
  await site.publishWithoutCopy();
  await page.goto(`${site.address}about/`);
  const cachesLeft = () => page.evaluate(() => caches.keys());
  await expect.poll(cachesLeft, { timeout: 15_000 }).toEqual([]);
  await page.goto(site.address + paper);
  await expect(page.locator('h1')).toContainText('Mixture');
  await expect.poll(() => page.evaluate(whatWorks)).toBe(false);
  site.isDown = true;
  await expect(page.goto(site.address)).rejects.toThrow('net::ERR');
});
