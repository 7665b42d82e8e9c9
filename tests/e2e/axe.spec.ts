import { expect, test } from '@playwright/test';
import { findBarriers } from './support/axe.ts';
import { pageTypes } from './support/built-site.ts';

for (const [type, path] of Object.entries(pageTypes)) {
  test(`${type} has no barrier, light and dark, at 390 and at 1280 px`, async ({ page }) => {
    const findAt = async (width: number, about?: 'colours' | 'layout') => {
      await page.setViewportSize({ width, height: 900 });
      return findBarriers(page, about);
    };
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    // With all that can be opened open it holds all that is there when closed.
    await page.locator('details:not([open])').evaluateAll((all) => {
      for (const details of all as HTMLDetailsElement[]) details.open = true;
    });
    expect(await findAt(1280), 'light at 1280 px, opened').toEqual([]);
    // What only a narrow page shows is looked at with all rules in content.spec.ts.
    expect(await findAt(390, 'layout'), 'light at 390 px, opened').toEqual([]);
    // Colours are the same at each width.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findAt(390, 'colours'), 'dark at 390 px, opened').toEqual([]);
  });
}
