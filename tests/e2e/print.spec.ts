import { expect, type Page, test } from '@playwright/test';
import { pageTypes } from './support/built-site.ts';
import { latest } from './support/records.ts';

test('a printed list is a numbered bibliography with whole abstracts', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('./');
  await expectHidden(page, 'nav, .search, .filters, .sort, .theme, footer, .list .heat, summary');
  const hiddenLines = await page
    .locator('.abs')
    .evaluateAll((all) => all.map((text) => text.scrollHeight - text.clientHeight));
  expect(hiddenLines).toHaveLength(latest.length);
  expect(Math.max(...hiddenLines)).toBeLessThanOrEqual(1);
  const numbers = await page
    .locator('.paper h3')
    .evaluateAll((all) => all.map((title) => getComputedStyle(title, '::before').content));
  expect(new Set(numbers)).toEqual(new Set(['counter(paper) "."']));
  await expect(page.locator('.papers > li').first()).toHaveCSS('counter-increment', 'paper 1');
  for (const facts of await page.locator('.more .facts').all()) await expect(facts).toBeVisible();
});

test('a printed paper has its abstract, note, links and citation', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(pageTypes['paper with a note and links']);
  await expectHidden(page, 'nav, .find, .theme, .acts, footer, .tools');
  for (const name of ['Abstract', 'Note', 'Code and links', 'Cite']) {
    await expect(page.getByRole('region', { name })).toBeVisible();
  }
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
});

async function expectHidden(page: Page, selector: string): Promise<void> {
  expect(await page.locator(selector).count()).toBeGreaterThan(0);
  await expect(page.locator(selector).filter({ visible: true })).toHaveCount(0);
}
