import { expect, type Page, test } from '@playwright/test';
import { drawnChange, drawnContrast, placeOf } from './support/drawn.ts';
import { searchPage } from './support/search-page.ts';

/** What has to be read has 4.5 to what is behind it, what has to be seen 3. */
const READ = 4.5;
const SEEN = 3;

test.describe.configure({ timeout: 90_000 });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`colours forced, ${colorScheme}`, () => {
    test.use({ colorScheme, contextOptions: { forcedColors: 'active' } });

    test('words found, chips, boxes and icons are seen', async ({ page }) => {
      const { count, chips, not } = searchPage(page);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto('./?q=lantern&year=2025');
      await expect(count).toHaveText('1 paper');
      const draws = async (selector: string) =>
        drawnContrast(page, await placeOf(page.locator(selector).first()));
      expect(await draws('.papers mark'), 'a mark').toBeGreaterThan(READ);
      expect(await draws('.papers .tag'), 'a tag').toBeGreaterThan(READ);
      expect(await draws('.chip'), 'a chip').toBeGreaterThan(READ);
      expect(await draws('.facet :checked'), 'a ticked box').toBeGreaterThan(SEEN);
      expect(await draws('.facet input:not(:checked)'), 'a box').toBeGreaterThan(SEEN);
      expect(await draws('.theme'), 'the switch').toBeGreaterThan(SEEN);
      expect(await draws('.box svg'), 'the search icon').toBeGreaterThan(SEEN);
      await not('FN Fungal Networks').focus();
      expect(await draws('.not:focus'), 'a button to exclude').toBeGreaterThan(READ);
      await expect(chips).toHaveCount(1);
    });

    test('on a phone the Filter button has its icon, and the code its arrow', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto('./papers/ferro2024spans/');
      const arrow = await placeOf(page.locator('.button[rel]').first());
      const end = {
        ...arrow,
        x: arrow.x + arrow.width - 26,
        y: arrow.y + 8,
        width: 18,
        height: 20,
      };
      expect(await drawnContrast(page, end), 'the arrow').toBeGreaterThan(SEEN);
      await page.goto('./');
      const button = await placeOf(page.locator('.filters > summary'), -4);
      expect(await drawnContrast(page, { ...button, width: 24 })).toBeGreaterThan(SEEN);
    });

    test('the suggestion that Enter takes stands out, its letters readable', async ({ page }) => {
      const { box, offer } = searchPage(page);
      await page.goto('./');
      await box.pressSequentially('netw');
      const option = offer(/Fungal Networks/);
      await expect(option).toBeVisible();
      const mark = await placeOf(option.locator('mark'));
      expect(await drawnContrast(page, mark)).toBeGreaterThan(READ);
      const choose = () => page.keyboard.press('ArrowDown');
      expect(await drawnChange(page, await placeOf(option), choose)).toBeGreaterThan(50);
    });

    test('the focus is seen wherever it is', async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto('./?year=2025');
      await expect(searchPage(page).chips).toHaveCount(1);
      for (const selector of ['#q', '.theme', '.sort select', '.chip', '.facet input', 'h3 a']) {
        expect(await focusChange(page, selector), selector).toBeGreaterThan(30);
      }
    });
  });
}

/** Pixels that change when the keyboard leads to a control; the pointer's focus may be quieter. */
async function focusChange(page: Page, selector: string): Promise<number> {
  const control = page.locator(selector).first();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  // From here on the browser takes the reader for one who uses the keyboard.
  await page.keyboard.press('Shift');
  return drawnChange(page, await placeOf(control, 5), () => control.focus());
}
