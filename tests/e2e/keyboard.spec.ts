import { expect, type Page, test } from '@playwright/test';
import { pageTypes } from './support/built-site.ts';
import { latest, siteName } from './support/records.ts';

interface Stop {
  name: string;
  href: string | null;
  visible: boolean;
  marked: boolean;
}

/** A walk is two questions to the browser for each of a hundred controls and more. */
test.describe.configure({ timeout: 90_000 });

test('Tab reaches every control of the home page, in the order of reading', async ({ page }) => {
  await page.goto('./');
  const stops = await walk(page);
  const names = stops.map(({ name }) => name);
  expect(names.slice(0, 10)).toEqual([
    'Skip to the papers',
    siteName,
    'Areas',
    'Authors',
    'Organisations',
    'Venues',
    'Years',
    'Light or dark',
    // In the text of the home page.
    'the lab',
    'Search the catalogue',
  ]);
  // What narrows the list is links at first, and check boxes once the search has loaded.
  const place = (name: string) => names.findIndex((own, at) => at > 8 && own.includes(name));
  for (const value of ['Fungal Networks', '2026', 'Stellwerk', 'Has code']) {
    expect(place(value)).toBeGreaterThan(place('Search'));
    expect(place(value)).toBeLessThan(place('Sort'));
  }
  expect(place('Sort')).toBeLessThan(place('Colander'));
  for (const { id } of latest) {
    expect(stops.some(({ href }) => href?.endsWith(`/papers/${id}/`))).toBe(true);
  }
  const withCode = latest.filter(({ code }) => code.length > 0);
  expect(names.filter((name) => name.startsWith('More on '))).toHaveLength(latest.length);
  expect(names.filter((name) => name.startsWith('Code for '))).toHaveLength(withCode.length);
  expect(stops.filter(({ visible, marked }) => !visible || !marked)).toEqual([]);
});

for (const { type, width } of [
  { type: 'home', width: 390 },
  { type: 'paper with a note and links', width: 390 },
  { type: 'paper with a note and links', width: 1280 },
  { type: 'author of many', width: 1280 },
] as const) {
  test(`${type} at ${width} px: what has the focus is seen to have it`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(pageTypes[type]);
    const stops = await walk(page);
    expect(stops.length).toBeGreaterThan(12);
    expect(stops.filter(({ visible, marked }) => !visible || !marked)).toEqual([]);
  });
}

test('the skip link leads past the masthead', async ({ page }) => {
  await page.goto('./papers/brandal2024networks/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the paper' });
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'All papers' })).toBeFocused();
});

test('More opens and closes by keyboard', async ({ page }) => {
  await page.goto('./');
  const entry = page.locator('.papers > li').nth(3);
  const facts = entry.locator('.facts');
  await expect(facts).toBeHidden();
  const clamped = await entry
    .locator('.abs')
    .evaluate((text) => text.scrollHeight - text.clientHeight);
  expect(clamped).toBeGreaterThan(20);
  await entry.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(facts).toBeVisible();
  const hidden = await entry
    .locator('.abs')
    .evaluate((text) => text.scrollHeight - text.clientHeight);
  expect(hidden).toBeLessThanOrEqual(1);
  await page.keyboard.press('Space');
  await expect(facts).toBeHidden();
});

for (const key of ['/', 'Control+k', 'Meta+k']) {
  test(`${key} leads to the search box, but not while typing`, async ({ page }) => {
    await page.goto('./papers/brandal2024networks/');
    const box = page.getByRole('searchbox');
    await page.keyboard.press(key);
    await expect(box).toBeFocused();
    await expect(box).toHaveValue('');
    await page.keyboard.type('a/b');
    await expect(box).toHaveValue('a/b');
  });
}

test('the theme switch works by keyboard and its choice lasts', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('./');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole('button', { name: 'Light or dark' }).focus();
  await page.keyboard.press('Enter');
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await background()).toBe(dark);
  await page.goto('./papers/brandal2024networks/');
  expect(await background()).toBe(dark);
  await page.getByRole('button', { name: 'Light or dark' }).press('Space');
  expect(await background()).toBe(light);
});

test('the theme switch works where storage is blocked', async ({ page }) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./');
  await page.getByRole('button', { name: 'Light or dark' }).press('Enter');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
  expect(errors).toEqual([]);
});

/** Presses Tab until the focus leaves the page and describes each stop. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < 400; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeFocus);
    if (!stop) return stops;
    stops.push(stop);
  }
  throw new Error('Tab never leaves the page');
}

/** Runs in the page. */
function describeFocus(): Stop | undefined {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  // The search box has its mark around the field and what stands beside it.
  const { outlineStyle, outlineWidth } = getComputedStyle(element.closest('.box') ?? element);
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  const named = element.closest('label') ?? element;
  return {
    name: (element.getAttribute('aria-label') ?? named.textContent).trim(),
    href: element.getAttribute('href'),
    visible: inside && right > left && bottom > top && element.checkVisibility(),
    marked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
  };
}
