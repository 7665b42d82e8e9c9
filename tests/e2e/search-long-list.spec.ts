import { expect, type Page } from '@playwright/test';
import { test } from './support/extreme-site.ts';
import { idsIn, searchPage } from './support/search-page.ts';
import { watch } from './support/watch.ts';

/** One worker builds the site once for all of them. */
test.describe.configure({ mode: 'default', timeout: 60_000 });

const scroll = (page: Page) => page.evaluate(() => Math.round(scrollY));

test('more papers come without losing the place, and Back finds them again', async ({ page }) => {
  const { faults } = watch(page);
  const { count, papers } = searchPage(page);
  await page.goto('./?q=paper&sort=title');
  await expect(count).toHaveText(/^3\d papers$/);
  await expect(papers).toHaveCount(10);
  const shown = await idsIn(papers);
  const more = page.getByRole('button', { name: /^More papers \(\d+ left\)$/ });
  await more.scrollIntoViewIfNeeded();
  const place = await scroll(page);
  const steps = await page.evaluate(() => history.length);
  await more.press('Enter');
  await expect(papers).toHaveCount(20);
  expect((await idsIn(papers)).slice(0, 10)).toEqual(shown);
  await expect(papers.nth(10).locator('h3 a')).toBeFocused();
  expect(await scroll(page)).toBe(place);
  await expect(page).toHaveURL(/show=20$/);
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await papers.nth(18).scrollIntoViewIfNeeded();
  await page.waitForTimeout(400);
  const deep = await scroll(page);
  await papers.nth(18).locator('h3 a').click();
  await expect(page).toHaveURL(/\/papers\//);
  await page.goBack();
  await expect(papers).toHaveCount(20);
  await expect.poll(() => scroll(page)).toBe(deep);
  await page.reload();
  await expect(papers).toHaveCount(20);
  await expect.poll(() => scroll(page)).toBe(deep);
  // The last few come with those before.
  await more.click();
  await expect(papers).toHaveCount(35);
  await expect(more).toBeHidden();
  expect(faults).toEqual([]);
});

test('where more papers do not come, the page says so and asks again', async ({ page }) => {
  const { papers } = searchPage(page);
  // The rows of the eight papers that are the newest.
  const last = /\/search\/papers\/\w+\/[89]\.json/;
  await page.route(last, (route) => route.abort());
  await page.goto('./?sort=oldest');
  const more = page.getByRole('button', { name: /^More papers/ });
  for (const shown of [20, 30]) {
    await more.click();
    await expect(papers).toHaveCount(shown);
  }
  await more.click();
  await expect(page.locator('.complaint')).toHaveText('Search could not load its index.');
  await expect(papers).toHaveCount(30);
  await expect(page).toHaveURL(/show=30$/);
  await page.unroute(last);
  await more.click();
  await expect(more).toBeHidden();
  await expect(page.locator('.complaint')).toBeEmpty();
});

test('a new question begins with the first papers', async ({ page }) => {
  const { box, papers } = searchPage(page);
  await page.goto('./?q=paper&show=20');
  await expect(papers).toHaveCount(20);
  await box.fill('plain');
  await expect(page).toHaveURL(/\/sub\/path\/\?q=plain$/);
  await expect(papers).toHaveCount(10);
});

test('of hundreds of authors sixty are listed, and the others found', async ({ page }) => {
  const { box, facet, chips } = searchPage(page);
  await page.goto('./');
  await box.focus();
  const authors = facet('Author');
  await authors.getByRole('button', { name: /^All \d+ authors$/ }).click();
  await expect(authors.getByRole('checkbox')).toHaveCount(60);
  await expect(authors.getByRole('status')).toHaveText(/^60 of \d+; type to find the others$/);
  await page.keyboard.type('person449');
  await expect(authors.getByRole('checkbox')).toHaveCount(1);
  await authors.getByRole('checkbox').check();
  await expect(chips).toHaveText([/^Author Person449/]);
});

test('a further page of the list searches the whole catalogue, and Back leads to it', async ({
  page,
  site,
}) => {
  const { box, count, papers, sort } = searchPage(page);
  await page.goto('./page/1/');
  await expect(papers).toHaveCount(15);
  const own = await count.textContent();
  await page.getByRole('button', { name: 'Help' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await sort.selectOption('Title');
  await expect(page).toHaveURL(`${site.address}?sort=title`);
  await expect(count).toHaveText(/^\d+ papers$/);
  await page.goBack();
  await expect(page).toHaveURL(`${site.address}page/1/`);
  await expect(count).toHaveText(own?.trim() ?? '');
  await box.fill('plain');
  await expect(page).toHaveURL(`${site.address}?q=plain`);
  await expect(count).toHaveText('31 papers');
  await box.fill('');
  await expect(page).toHaveURL(`${site.address}page/1/`);
  await expect(count).toHaveText(own?.trim() ?? '');
});
