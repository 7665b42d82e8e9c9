import { expect, type Page, test } from '@playwright/test';
import { pageTypes } from './support/built-site.ts';
import { findOverflow } from './support/overflow.ts';

for (const [type, path] of Object.entries(pageTypes)) {
  test(`${type}: fits every width, light and dark`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    expect(await findOverflow(page)).toEqual([]);
    const light = await lightness(page);
    expect(light.paper).toBeGreaterThan(0.9);
    expect(light.ink).toBeLessThan(0.2);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await lightness(page);
    expect(dark.paper).toBeLessThan(0.2);
    expect(dark.ink).toBeGreaterThan(0.8);
  });
}

/** Lightness of the page and of its text, from 0 to 1. */
function lightness(page: Page): Promise<{ paper: number; ink: number }> {
  return page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    const of = (value: string) => {
      const [red = 0, green = 0, blue = 0] = (value.match(/[\d.]+/g) ?? []).map(Number);
      return (red + green + blue) / 765;
    };
    return { paper: of(backgroundColor), ink: of(color) };
  });
}
