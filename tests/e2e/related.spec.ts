import { expect, test } from '@playwright/test';
import { asShown, ordinary, straight } from './support/records.ts';

test.use({ javaScriptEnabled: false });

test('a paper names related papers and says what they have in common', async ({ page }) => {
  await page.goto('./papers/marrow2025abacus/');
  const related = page.getByRole('region', { name: 'Related papers' });
  const [first] = await related.getByRole('article').all();
  const title = 'Adaptive Self-mending Loom Rhythm Ledger for Drawing Map Libraries';
  await expect(first?.getByRole('heading', { level: 3 }) ?? related).toHaveText(title);
  const reason = first?.getByText('Shares') ?? related;
  await expect(reason.getByRole('emphasis').first()).toHaveText('self-mending loom rhythm ledger');
  await expect(reason).toContainText('; also by Ilse Marrow');
  await reason.getByRole('link', { name: 'Ilse Marrow' }).click();
  await expect(page).toHaveURL(/\/authors\/ilse-marrow\/$/);
});

for (const { id, title } of ordinary) {
  test(`${id}: what is related is another paper, for a reason that its text holds`, async ({
    page,
  }) => {
    await page.goto(`./papers/${id}/`);
    const related = page.getByRole('region', { name: 'Related papers' }).getByRole('article');
    const items = await related.all();
    expect(items.length).toBeLessThanOrEqual(5);
    const header = await page.locator('main header').textContent();
    const abstract = await page.getByRole('region', { name: 'Abstract' }).textContent();
    for (const item of items) {
      const heading = item.getByRole('heading', { level: 3 });
      expect(straight(await heading.textContent())).not.toBe(asShown(title));
      const words = await item.getByRole('emphasis').allTextContents();
      const authors = await item.locator('p').last().getByRole('link').allTextContents();
      expect(words.length + authors.length).toBeGreaterThan(0);
      for (const found of words) {
        expect(straight(`${header} ${abstract}`)).toContain(straight(found));
      }
      for (const name of authors) expect(header).toContain(name);
    }
  });
}
