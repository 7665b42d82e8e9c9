import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { SMALL_CATALOGUE } from '#search/index/catalogue-file.ts';
import { makeCatalog } from '../support/papers.ts';
import { buildSearchSite, type SearchSite } from '../support/search-site.ts';
import { findBarriers } from './support/axe.ts';
import { siteName } from './support/records.ts';
import { hold, searchPage } from './support/search-page.ts';

/** One worker builds the index once for all of them. */
test.describe.configure({ mode: 'default', timeout: 90_000 });

let site: SearchSite;

test.beforeAll(async () => {
  const papers = Array.from({ length: SMALL_CATALOGUE + 10 }, (_, index) => ({
    id: `paper${index}`,
    title: `Paper ${index}`,
    authors: ['Ada Sample', `Person${index} Bykov`],
  }));
  site = await buildSearchSite(makeCatalog(papers));
});

test.afterAll(() => site.remove());

test('where authors are too many to list, one is found by the name, without counts', async ({
  page,
}) => {
  const { box, count, facet, chips, not } = searchPage(page);
  await serve(page, site.folder);
  await page.goto('./');
  await box.focus();
  const authors = facet('Author');
  const find = authors.getByRole('searchbox', { name: 'Find an author' });
  await find.fill('person17 by');
  const person = authors.getByRole('checkbox', { name: 'Person17 Bykov', exact: true });
  await person.check();
  await expect(count).toHaveText('1 paper');
  await expect(person).toBeFocused();
  await expect(authors.locator('label b').first()).toBeEmpty();
  await expect(chips).toHaveText(['Author Person17 Bykov ×']);
  await find.fill('person18 by');
  await authors.getByRole('checkbox', { name: 'Person18 Bykov', exact: true }).check();
  await expect(count).toHaveText('2 papers');
  await expect(person).toBeChecked();
  expect(await findBarriers(page)).toEqual([]);
  await find.fill('');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await find.fill('ada');
  await not('Ada Sample').click();
  await expect(count).toHaveText('0 papers');
  await expect(chips).toHaveText(['Author not Ada Sample ×']);
});

test('an address names an author of many', async ({ page }) => {
  const { count, chips } = searchPage(page);
  await serve(page, site.folder);
  await page.goto('./?author=person17-bykov');
  await expect(count).toHaveText('1 paper');
  await expect(chips).toHaveText(['Author Person17 Bykov ×']);
  await expect(page).toHaveTitle(`Person17 Bykov · ${siteName}`);
});

test('the box suggests authors by one small file a word, and none where it does not load', async ({
  page,
}) => {
  const { box, count, offers, offer, chips, notice } = searchPage(page);
  await serve(page, site.folder);
  const loaded = new Set<string>();
  page.context().on('request', (request) => {
    const [file] = /(?:name|head)-[^/]*\.json/.exec(request.url()) ?? [];
    if (file) loaded.add(file);
  });
  await page.goto('./');
  for (const [at, letter] of [...'paper ada sam'].entries()) {
    await box.press(letter === ' ' ? 'Space' : letter);
    await expect(page).toHaveURL(
      new RegExp(
        `q=${'paper ada sam'
          .slice(0, at + 1)
          .trim()
          .replaceAll(' ', '\\+')}$`,
      ),
    );
  }
  await expect(offer('Ada Sample')).toHaveText('Ada Sample');
  // A file for what begins with p, the next for a, the last for sa.
  expect(loaded.size).toBeLessThanOrEqual(4);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(chips).toHaveText(['Author Ada Sample ×']);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.route(/name-[^/]*\.json/, (route) => route.abort());
  await box.fill('bykov person20');
  await expect(count).not.toHaveText('2,010 papers');
  await page.waitForTimeout(400);
  await expect(offers).toBeHidden();
  await expect(notice).toHaveCount(0);
});

test('late authors of an older text are not suggested', async ({ page }) => {
  const { box, offer } = searchPage(page);
  await serve(page, site.folder);
  await page.goto('./');
  await box.fill('ada sample');
  await expect(offer(/Ada Sample/)).toHaveText('Ada Sample 2,010 papers');
  const letGo = await hold(page, /name-[^/]*\.json/);
  await box.fill('person18 by');
  await page.waitForTimeout(300);
  await expect(offer(/Ada/)).toBeHidden();
  await box.fill('ada sam');
  await expect(offer(/Ada Sample/)).toBeVisible();
  letGo();
  await page.waitForTimeout(300);
  await expect(offer(/Person18/)).toBeHidden();
  await expect(offer(/Ada Sample/)).toBeVisible();
  await box.fill('person18 by');
  await expect(offer('Person18 Bykov')).toBeVisible();
});

test('an offer that is chosen stays while authors are on their way', async ({ page }) => {
  const { box, offer, chips } = searchPage(page);
  await serve(page, site.folder);
  await page.goto('./');
  await box.fill('ada');
  await expect(offer(/Ada Sample/)).toHaveText('Ada Sample 2,010 papers');
  await hold(page, /name-[^/]*\.json/);
  await page.keyboard.press('ArrowDown');
  await box.pressSequentially(' sa');
  await page.waitForTimeout(400);
  await expect(offer(/Ada Sample/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(chips).toHaveText(['Author Ada Sample ×']);
});

/** Puts another index in place of the site's own. */
async function serve(page: Page, folder: string): Promise<void> {
  await page.route(/\/search\/[^?]*/, async (route) => {
    const [path = ''] = /search\/[^?]*/.exec(route.request().url()) ?? [];
    const body = await readFile(join(folder, path)).catch(() => undefined);
    await route.fulfill(
      body
        ? { body, contentType: path.endsWith('.js') ? 'text/javascript' : 'application/json' }
        : { status: 404 },
    );
  });
}
