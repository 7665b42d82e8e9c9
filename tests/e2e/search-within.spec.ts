import { expect, test } from '@playwright/test';
import { searchPage } from './support/search-page.ts';

for (const { path, label, chip, address } of [
  {
    path: './authors/genghan-zhang/',
    label: 'Search within Genghan Zhang',
    chip: 'Author Genghan Zhang ×',
    address: /\/\?q=kernel&author=genghan-zhang$/,
  },
  {
    path: './areas/lg/',
    label: 'Search within Machine Learning',
    chip: 'Area LG Machine Learning ×',
    address: /\/\?q=kernel&area=LG$/,
  },
  {
    path: './orgs/stanford/',
    label: 'Search within stanford',
    chip: 'Organisation stanford ×',
    address: /\/\?q=kernel&org=stanford$/,
  },
  {
    path: './years/2025/',
    label: 'Search within 2025',
    chip: 'Year 2025 ×',
    address: /\/\?q=kernel&year=2025$/,
  },
]) {
  test(`${path}: searching within leads to the catalogue, narrowed`, async ({ page }) => {
    const { box, chips, papers } = searchPage(page);
    await page.goto(path);
    await page.getByRole('searchbox', { name: label }).fill('kernel');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(address);
    await expect(box).toHaveValue('kernel');
    await expect(chips).toHaveText([chip]);
    await expect(papers.locator('mark').first()).toBeVisible();
  });
}

test("the masthead's box leads to the catalogue with the query", async ({ page }) => {
  const { box, count } = searchPage(page);
  await page.goto('./papers/sun2024learning/');
  await page.keyboard.press('/');
  await page.keyboard.type('kernel');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/\?q=kernel$/);
  await expect(box).toHaveValue('kernel');
  await expect(count).toHaveText('3 papers');
});
