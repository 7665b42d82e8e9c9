import { expect, test } from '@playwright/test';
import { pageTypes } from './support/built-site.ts';
import { latest, rare } from './support/records.ts';

test.use({ javaScriptEnabled: false });

test('the list and its facets are there, as links', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('.papers > li')).toHaveCount(latest.length);
  const facets = page.locator('.facets');
  await facets.getByRole('link', { name: 'Fungal Networks 8' }).click();
  await expect(page).toHaveURL(/\/areas\/fn\/$/);
  await expect(page.locator('.papers > li')).toHaveCount(8);
});

test('on a phone the facets open', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  const area = page.locator('.facets').getByRole('link', { name: 'Fungal Networks 8' });
  await expect(area).toBeHidden();
  await page.locator('.filters > summary').click();
  await expect(area).toBeVisible();
});

test('More opens', async ({ page }) => {
  await page.goto('./');
  const entry = page.locator('.papers > li').first();
  await entry.locator('summary').click();
  await expect(entry.getByRole('link', { name: 'kestrel2026colander' })).toBeVisible();
});

test("the search's place says what to use instead", async ({ page }) => {
  await page.goto('./');
  const notice = page.locator('.search .notice');
  await expect(notice).toBeVisible();
  await expect(notice).toHaveText(
    'Searching needs JavaScript. Without it, browse by area, author, organisation, venue or year, or see the papers with code.',
  );
  await notice.getByRole('link', { name: 'papers with code' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Papers with code');
});

test('no page shows a control that would do nothing', async ({ page }) => {
  for (const [type, path] of Object.entries(pageTypes)) {
    await page.goto(path);
    await expect(page.getByRole('main')).toBeVisible();
    const controls = page.locator('button, input, select, textarea').filter({ visible: true });
    await expect(controls, type).toHaveCount(0);
  }
});

test('the citations of an author without files are on the pages of the papers', async ({
  page,
}) => {
  await page.goto(`./authors/${rare?.slug}/`);
  await expect(page.getByRole('region', { name: 'Take along' })).toContainText(
    'or find each on the page of its paper',
  );
  await page.locator('.papers h3 a').first().click();
  await expect(page.locator('.cite [open] pre')).toContainText(`{${rare?.ids[0]},`);
});

test('a citation is selected with one click', async ({ page }) => {
  await page.goto('./papers/brandal2024networks/');
  await expect(page.locator('.cite [open] pre')).toHaveCSS('user-select', 'all');
});
