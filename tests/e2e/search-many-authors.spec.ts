import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { SMALL_CATALOGUE } from '#search/catalogue-file.ts';
import { makeCatalog } from '../support/papers.ts';
import { buildSearchSite, type SearchSite } from '../support/search-site.ts';
import { findBarriers } from './support/axe.ts';
import { searchPage } from './support/search-page.ts';

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
  await expect(page).toHaveTitle('Person17 Bykov · Offprint');
});

/** Puts another index in place of the site's own. */
async function serve(page: Page, folder: string): Promise<void> {
  await page.route(/\/(?:search|pagefind)\/[^?]*/, async (route) => {
    const [path = ''] = /(?:search|pagefind)\/[^?]*/.exec(route.request().url()) ?? [];
    const body = await readFile(join(folder, path)).catch(() => undefined);
    await route.fulfill(
      body
        ? { body, contentType: path.endsWith('.js') ? 'text/javascript' : 'application/json' }
        : { status: 404 },
    );
  });
}
