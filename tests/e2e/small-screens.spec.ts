import { expect, type Locator, type Page, test } from '@playwright/test';
import { findOverflow } from './support/overflow.ts';
import { searchPage } from './support/search-page.ts';

/** A phone in the hand, on its side, and windows of 1280 × 1024 at 200 % and at 400 %. */
const screens = [
  { name: 'a phone', width: 390, height: 844 },
  { name: 'a phone on its side', width: 740, height: 340 },
  { name: '200 %', width: 640, height: 512 },
  { name: '400 %', width: 320, height: 256 },
];

for (const { name, ...screen } of screens) {
  test(`${name}: every dialog fits, its way out in sight`, async ({ page }) => {
    await page.setViewportSize(screen);
    await page.goto('./?q=lantern');
    await expect(searchPage(page).count).toHaveText('3 papers');
    await page.locator('.filters > summary').click();
    const show = page.getByRole('button', { name: 'Show 3 papers' });
    await expect(show).toBeInViewport({ ratio: 1 });
    await show.click();
    await page.getByRole('button', { name: 'Export 3 papers' }).click();
    await expectWayOut(page);
    await page.keyboard.press('?');
    await expectWayOut(page);
    expect(await findOverflow(page)).toEqual([]);
  });
}

async function expectWayOut(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeInViewport({ ratio: 1 });
  const close = dialog.getByRole('button', { name: 'Close' });
  await expect(close).toBeInViewport({ ratio: 1 });
  await close.click();
  await expect(dialog).toHaveCount(0);
}

test('at 900 px the help shows how to close it', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('./');
  await page.keyboard.press('?');
  await expectWayOut(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('Back closes the sheet of facets, and what was chosen stays', async ({ page }) => {
    const { chips, value, count } = searchPage(page);
    const sheet = page.getByRole('dialog', { name: 'Filter' });
    const open = () => page.locator('.filters > summary').click();
    await page.goto('./about/');
    await page.goto('./?q=pattern');
    await expect(page.locator('.papers mark').first()).toBeVisible();
    await open();
    await page.goBack();
    await expect(sheet).toBeHidden();
    await expect(page).toHaveURL(/\?q=pattern$/);
    await open();
    await value('2024').check();
    await expect(page).toHaveURL(/\?q=pattern&year=2024$/);
    await value('2023').check();
    const found = await count.textContent();
    await page.goBack();
    await expect(sheet).toBeHidden();
    await expect(chips).toHaveCount(2);
    await expect(page).toHaveURL(/year=2024/);
    await expect(count).toHaveText(found ?? '');
    await page.goBack();
    await expect(chips).toHaveCount(0);
    await expect(page).toHaveURL(/\?q=pattern$/);
    await page.goBack();
    await expect(page).toHaveURL(/\/about\/$/);
  });

  test('a sheet that is closed otherwise leaves no step for Back', async ({ page }) => {
    const { value, chips } = searchPage(page);
    await page.goto('./about/');
    await page.goto('./?q=pattern');
    await expect(page.locator('.papers mark').first()).toBeVisible();
    await page.locator('.filters > summary').click();
    await page.keyboard.press('Escape');
    await page.locator('.filters > summary').click();
    await value('2024').check();
    await page.getByRole('button', { name: /^Show/ }).click();
    await expect(chips).toHaveCount(1);
    await page.goBack();
    await expect(chips).toHaveCount(0);
    await page.goBack();
    await expect(page).toHaveURL(/\/about\/$/);
  });

  test('the sheet goes where the window has room for the facets', async ({ page }) => {
    await page.goto('./?q=pattern');
    await expect(page.locator('.papers mark').first()).toBeVisible();
    await page.locator('.filters > summary').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('.filters').getByRole('group', { name: 'Year' })).toBeVisible();
  });
});

test.describe('touched', () => {
  test.use({ hasTouch: true, isMobile: true });

  for (const width of [390, 800, 1180]) {
    test(`at ${width} px no button lies over the name of a value`, async ({ page }) => {
      await page.setViewportSize({ width, height: 820 });
      await page.goto('./?q=pattern');
      await expect(page.locator('.papers mark').first()).toBeVisible();
      if (width < 960) await page.locator('.filters > summary').click();
      await expect(page.locator('.not').first()).toHaveCSS('opacity', '1');
      expect(await page.locator('.facet li').evaluateAll(covered)).toEqual([]);
    });
  }

  test('no field makes iOS zoom in', async ({ page }) => {
    await page.goto('./areas/fn/');
    expect(await smallFields(page.locator('body'))).toEqual([]);
    await page.goto('./?q=lantern');
    await page.getByRole('button', { name: 'Export 3 papers' }).click();
    expect(await smallFields(page.locator('body'))).toEqual([]);
  });
});

/** Runs in the page: values whose button covers a part of their name or of their count. */
function covered(items: (HTMLElement | SVGElement)[]): string[] {
  return items.flatMap((item) => {
    const button = item.querySelector('.not')?.getBoundingClientRect();
    const parts = [...item.querySelectorAll('label > span, label > b')];
    const isOver = parts.some((part) => {
      const range = document.createRange();
      // Behind the number of a count stands what only listeners hear.
      if (part.localName === 'b' && part.firstChild) range.selectNode(part.firstChild);
      else range.selectNodeContents(part);
      const { right, width } = range.getBoundingClientRect();
      return button && width > 0 && right > button.left;
    });
    return isOver ? [item.textContent ?? ''] : [];
  });
}

function smallFields(root: Locator): Promise<string[]> {
  return root
    .locator('input:not([type=checkbox], [type=hidden]), select')
    .evaluateAll((fields) =>
      fields
        .filter((field) => Number.parseFloat(getComputedStyle(field).fontSize) < 16)
        .map((field) => field.outerHTML),
    );
}

test.describe('suggestions on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the list leaves the box free, its rows are tall enough, choosing shows the papers', async ({
    page,
  }) => {
    const { box, offers, offer, chips } = searchPage(page);
    await page.goto('./');
    await box.tap();
    await box.pressSequentially('netw');
    await expect(offer(/^Networks That/)).toBeVisible();
    const [field, list] = [await box.boundingBox(), await offers.boundingBox()];
    expect(list?.y).toBeGreaterThanOrEqual((field?.y ?? 0) + (field?.height ?? 0));
    for (const row of await offers.getByRole('option').all()) {
      expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    }
    await offer(/Fungal Networks/).tap();
    await expect(chips).toHaveText(['Area FN Fungal Networks ×']);
    await expect(offers).toBeHidden();
    await expect(box).not.toBeFocused();
  });
});
