import { expect, test } from '@playwright/test';
import { searchPage } from './support/search-page.ts';

for (const { path, label, chip, address } of [
  {
    path: './authors/ilse-marrow/',
    label: 'Search within Ilse Marrow',
    chip: 'Author Ilse Marrow ×',
    address: /\/\?q=lantern&author=ilse-marrow$/,
  },
  {
    path: './areas/fn/',
    label: 'Search within Fungal Networks',
    chip: 'Area FN Fungal Networks ×',
    address: /\/\?q=lantern&area=FN$/,
  },
  {
    path: './orgs/stellwerk/',
    label: 'Search within Stellwerk',
    chip: 'Organisation Stellwerk ×',
    address: /\/\?q=lantern&org=stellwerk$/,
  },
  {
    path: './years/2025/',
    label: 'Search within 2025',
    chip: 'Year 2025 ×',
    address: /\/\?q=lantern&year=2025$/,
  },
]) {
  test(`${path}: searching within leads to the catalogue, narrowed`, async ({ page }) => {
    const { box, chips, papers } = searchPage(page);
    await page.goto(path);
    await page.getByRole('searchbox', { name: label }).fill('lantern');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(address);
    await expect(box).toHaveValue('lantern');
    await expect(chips).toHaveText([chip]);
    await expect(papers.locator('mark').first()).toBeVisible();
  });
}

test("the masthead's box leads to the catalogue with the query", async ({ page }) => {
  const { box, count } = searchPage(page);
  await page.goto('./papers/brandal2024networks/');
  await page.keyboard.press('/');
  await page.keyboard.type('lantern');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/\?q=lantern$/);
  await expect(box).toHaveValue('lantern');
  await expect(count).toHaveText('3 papers');
});
