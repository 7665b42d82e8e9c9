import { expect, test } from '@playwright/test';
import { everything } from './support/records.ts';
import { searchPage } from './support/search-page.ts';
import { watch } from './support/watch.ts';

test('arrows lead from the box through the papers and back', async ({ page, context }) => {
  const { box, count, papers, offers } = searchPage(page);
  await page.goto('./');
  await page.keyboard.press('/');
  await page.keyboard.type('lantern');
  await expect(count).toHaveText('3 papers');
  await expect(offers).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(offers).toBeHidden();
  await expect(box).toHaveValue('lantern');
  const titles = papers.locator('h3 a');
  await page.keyboard.press('ArrowDown');
  await expect(titles.nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(titles.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(box).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(box).toBeFocused();
  const opened = context.waitForEvent('page');
  await page.keyboard.press('Control+Enter');
  const first = await titles.first().getAttribute('href');
  await expect(await opened).toHaveURL(new RegExp(`${first}$`));
  await expect(box).toHaveValue('lantern');
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue('');
  await expect(count).toHaveText(everything);
  await expect(box).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(box).not.toBeFocused();
  await page.goBack();
  await expect(count).toHaveText('3 papers');
  await titles.nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/papers\//);
});

for (const key of ['/', 'Control+k', 'Meta+k']) {
  test(`${key} leads to the box, from a box to tick too, and never while typing`, async ({
    page,
  }) => {
    const { box, value, facet } = searchPage(page);
    await page.goto('./?area=FN');
    await value('2025').focus();
    await page.keyboard.press(key);
    await expect(box).toBeFocused();
    await page.keyboard.type('a/b');
    await expect(box).toHaveValue('a/b');
    await facet('Author').getByRole('button', { name: /^All/ }).click();
    const find = facet('Author').getByRole('searchbox');
    await find.pressSequentially('x');
    await page.keyboard.press(key);
    await expect(find).toBeFocused();
  });
}

test('? and a button open the help, before anything else was loaded too', async ({ page }) => {
  const { faults } = watch(page);
  const { box } = searchPage(page);
  const help = page.getByRole('dialog', { name: 'How to search' });
  await page.goto('./');
  await page.keyboard.press('?');
  await expect(help).toBeVisible();
  await expect(help).toContainText('year:2023..2025');
  await page.keyboard.press('?');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await box.pressSequentially('why?');
  await expect(box).toHaveValue('why?');
  await expect(help).toBeHidden();
  const button = page.getByRole('button', { name: 'Help' });
  await button.click();
  await expect(help).toBeVisible();
  await help.getByRole('button', { name: 'Close' }).click();
  await expect(button).toBeFocused();
  expect(faults).toEqual([]);
});

test('on a phone the help is under the box', async ({ page }) => {
  const { box, offer } = searchPage(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  await box.focus();
  await offer('How to search').click();
  await expect(page.getByRole('dialog', { name: 'How to search' })).toBeVisible();
});

test('the last searches are kept here, to be taken up or forgotten', async ({ page, context }) => {
  const { box, count, offers } = searchPage(page);
  const recent = page.getByRole('group', { name: 'Last searches' }).getByRole('option');
  await page.goto('./');
  await box.focus();
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  for (const text of ['lantern', 'tension', 'lantern']) {
    await box.fill(text);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`q=${text}$`));
  }
  await box.fill('');
  await expect(recent).toHaveText(['lantern', 'tension']);
  await recent.nth(1).click();
  await expect(box).toHaveValue('tension');
  await expect(count).toHaveText('2 papers');
  await expect(recent.first()).toBeHidden();
  const other = await context.newPage();
  await other.goto('./');
  await searchPage(other).box.focus();
  const theirs = other.getByRole('group', { name: 'Last searches' }).getByRole('option');
  await expect(theirs).toHaveText(['tension', 'lantern']);
  await searchPage(other).offer('Forget them').click();
  await expect(theirs).toHaveCount(0);
  await box.fill('');
  await expect(offers).toBeHidden();
});

test('everything works where storage is blocked', async ({ page }) => {
  const { faults } = watch(page);
  const { box, count, offers } = searchPage(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await page.goto('./');
  await box.fill('lantern');
  await page.keyboard.press('Enter');
  await expect(count).toHaveText('3 papers');
  await box.fill('');
  await expect(offers).toBeHidden();
  expect(faults).toEqual([]);
});
