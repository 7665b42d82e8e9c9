import { expect, test } from '@playwright/test';
import { findBarriers } from './support/axe.ts';
import { pageTypes } from './support/built-site.ts';

for (const [type, path] of Object.entries(pageTypes)) {
  for (const width of [390, 1280]) {
    test(`${type} at ${width} px has no barrier, light and dark`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(path);
      expect(await findBarriers(page), 'light').toEqual([]);
      // Once with all that can be opened open: it holds all that is there when closed.
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.locator('details:not([open])').evaluateAll((all) => {
        for (const details of all as HTMLDetailsElement[]) details.open = true;
      });
      expect(await findBarriers(page), 'dark, opened').toEqual([]);
    });
  }
}
