import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';

const paper = './papers/brandal2024networks/';

test('every format opens in place of the last one, is copied and saved', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(paper);
  const panel = page.getByRole('region', { name: 'Cite' });
  for (const [label, file, start] of [
    ['BibTeX', 'brandal2024networks.bib', '@inproceedings{brandal2024networks,'],
    ['RIS', 'brandal2024networks.ris', 'TY  - CONF'],
    ['CSL-JSON', 'brandal2024networks.csl.json', '['],
    ['Markdown', 'brandal2024networks.md', 'Tove Brandal, '],
    ['Plain text', 'brandal2024networks.txt', 'Tove Brandal, '],
  ] as const) {
    if (label !== 'BibTeX') await panel.getByText(label, { exact: true }).click();
    const shown = panel.locator('pre').filter({ visible: true });
    await expect(shown).toHaveCount(1);
    const text = await shown.textContent();
    expect(text?.startsWith(start)).toBe(true);
    await panel.getByRole('button', { name: 'Copy' }).click();
    await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await expect(panel.getByRole('button', { name: 'Copy' })).toBeVisible();
    const saving = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Download' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe(file);
    expect(await readFile(await saved.path(), 'utf8')).toBe(`${text}\n`);
  }
});

test('the key is copied alone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(paper);
  await page.getByRole('button', { name: 'Key' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('brandal2024networks');
});

test('the format chosen last is shown on the next page', async ({ page }) => {
  await page.goto(paper);
  await page.getByRole('main').getByText('RIS', { exact: true }).click();
  await page.goto('./papers/ferro2024spans/');
  await expect(page.locator('.cite pre').filter({ visible: true })).toContainText('TY  - CONF');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('all formats can be opened', async ({ page }) => {
    await page.goto(paper);
    const panel = page.getByRole('region', { name: 'Cite' });
    await panel.getByText('RIS', { exact: true }).click();
    await expect(panel.locator('pre').filter({ visible: true })).toContainText('TY  - CONF');
  });
});
