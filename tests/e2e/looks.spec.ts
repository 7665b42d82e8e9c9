import { expect, type Page, test } from '@playwright/test';
import { pageTypes } from './support/built-site.ts';
import { drawnContrast, placeOf } from './support/drawn.ts';
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

test('the box of a listing stands in its column and shows what it is for', async ({ page }) => {
  await page.goto('./areas/fn/');
  const field = page.getByRole('searchbox', { name: /^Search within/ });
  const left = async (selector: string) => (await page.locator(selector).boundingBox())?.x ?? 0;
  expect((await field.boundingBox())?.x).toBeCloseTo(await left('h1'), 0);
  const room = await field.evaluate((input: HTMLInputElement) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(input);
    const context = document.createElement('canvas').getContext('2d');
    if (!context) return Number.NaN;
    context.font = font;
    const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight);
    return input.clientWidth - padding - context.measureText(input.placeholder).width;
  });
  // What clears the field has its place there, too.
  expect(room).toBeGreaterThan(20);
});

test('a formula wider than a phone shows that it goes on', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./papers/formulas/');
  const long = page.locator('.text .m-block').first();
  expect(await long.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeGreaterThan(20);
  const place = await placeOf(long);
  // Above its letters.
  const edge = { ...place, x: place.x + place.width - 12, width: 12, height: 2 };
  expect(await drawnContrast(page, edge), 'the shade').toBeGreaterThan(2);
  await long.evaluate((it) => it.scrollTo(it.scrollWidth, 0));
  expect(await drawnContrast(page, edge), 'at its end').toBeLessThan(1.2);
});

test('the export is a dialog of the size of what it asks', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('./?q=lantern');
  await page.getByRole('button', { name: 'Export 3 papers' }).click();
  const dialog = page.getByRole('dialog');
  expect((await dialog.boundingBox())?.width).toBeLessThan(420);
  const gap = await dialog.getByRole('combobox').evaluate((select) => {
    const label = document.createRange();
    label.selectNode(select.previousSibling as Node);
    return select.getBoundingClientRect().left - label.getBoundingClientRect().right;
  });
  expect(gap).toBeGreaterThan(4);
});

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
