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
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto(path);
    expect(await findAt(390, 'layout'), 'closed at 390 px').toEqual([]);
    expect(await findAt(1280, 'layout'), 'closed at 1280 px').toEqual([]);
    // With all that can be opened open it holds all that is there when closed.
    await page.locator('details:not([open])').evaluateAll((all) => {
      for (const details of all as HTMLDetailsElement[]) details.open = true;
    });
    expect(await findAt(1280), 'light at 1280 px, opened').toEqual([]);
    expect(await findAt(390), 'light at 390 px, opened').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findAt(390, 'colours'), 'dark at 390 px, opened').toEqual([]);
    expect(await findAt(1280, 'colours'), 'dark at 1280 px, opened').toEqual([]);
  });
}
