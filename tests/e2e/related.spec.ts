import { expect, test } from '@playwright/test';
import { records, straight } from './support/records.ts';

test.use({ javaScriptEnabled: false });

test('a paper names related papers and says what they have in common', async ({ page }) => {
  await page.goto('./papers/zhang2025accelopt/');
  const related = page.getByRole('region', { name: 'Related papers' });
  const [first] = await related.getByRole('article').all();
  const title = 'Adaptive Self-improvement LLM Agentic System for ML Library Development';
  await expect(first?.getByRole('heading', { level: 3 }) ?? related).toHaveText(title);
  const reason = first?.getByText('Shares') ?? related;
  await expect(reason.getByRole('emphasis').first()).toHaveText(
    'Self-Improving LLM Agentic System',
  );
  await expect(reason).toContainText('; also by Genghan Zhang');
  await reason.getByRole('link', { name: 'Genghan Zhang' }).click();
  await expect(page).toHaveURL(/\/authors\/genghan-zhang\/$/);
});

for (const { id, title } of records) {
  test(`${id}: what is related is another paper, for a reason that its text holds`, async ({
    page,
  }) => {
    await page.goto(`./papers/${id}/`);
    const related = page.getByRole('region', { name: 'Related papers' }).getByRole('article');
    const items = await related.all();
    expect(items.length).toBeLessThanOrEqual(3);
    const header = await page.locator('main header').textContent();
    const abstract = await page.getByRole('region', { name: 'Abstract' }).textContent();
    for (const item of items) {
      const heading = item.getByRole('heading', { level: 3 });
      expect(straight(await heading.textContent())).not.toBe(title);
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
