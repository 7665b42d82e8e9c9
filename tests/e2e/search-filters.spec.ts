import { expect, test } from '@playwright/test';
import { everything, nameOf, people, records } from './support/records.ts';
import { idsIn, searchPage } from './support/search-page.ts';

test('values of one facet add up, facets narrow each other, a value can be excluded', async ({
  page,
}) => {
  const { count, papers, value, not, chips } = searchPage(page);
  const ids = (wanted: (record: (typeof records)[number]) => boolean) =>
    records.filter(wanted).map(({ id }) => id);
  await page.goto('./');
  await page.locator('.filters').hover();
  await value('FN Fungal Networks').check();
  await value('CT Cartography').check();
  await expect(count).toHaveText('13 papers');
  await expect.poll(() => idsIn(papers)).toEqual(ids(({ area }) => ['FN', 'CT'].includes(area)));
  await value('Stellwerk').check();
  const both = ids(({ area, org }) => ['FN', 'CT'].includes(area) && org.includes('stellwerk'));
  await expect(count).toHaveText(`${both.length} papers`);
  await expect.poll(() => idsIn(papers)).toEqual(both);
  await value('Stellwerk').uncheck();
  await not('Stellwerk').press('Enter');
  await expect(not('Stellwerk')).toHaveAttribute('aria-pressed', 'true');
  await expect(not('Stellwerk')).toBeFocused();
  await expect(chips).toHaveText([
    /Fungal Networks/,
    /Cartography/,
    'Organisation not Stellwerk ×',
  ]);
  await expect
    .poll(() => idsIn(papers))
    .toEqual(ids(({ area, org }) => ['FN', 'CT'].includes(area) && !org.includes('stellwerk')));
  await not('Stellwerk').press('Enter');
  await expect(count).toHaveText('13 papers');
});

test('a venue is chosen whatever its year, by its box or from a row', async ({ page }) => {
  const { count, papers, value, chips } = searchPage(page);
  const ids = records.filter(({ venue }) => venue?.name === 'LOOMS').map(({ id }) => id);
  await page.goto('./?q=venue:looms');
  await expect(count).toHaveText(`${ids.length} papers`);
  await page.goto('./?venue=looms');
  await expect(chips).toHaveText(['Venue LOOMS ×']);
  await expect.poll(() => idsIn(papers)).toEqual(ids);
  await expect(value('LOOMS')).toBeChecked();
  await papers
    .first()
    .getByRole('link', { name: /^LOOMS 20/ })
    .click();
  await expect(page).toHaveURL('./venues/looms/');
  await page.getByRole('searchbox', { name: 'Search within LOOMS' }).fill('thread');
  await page.getByRole('searchbox', { name: 'Search within LOOMS' }).press('Enter');
  await expect(page).toHaveURL(/\/\?q=thread&venue=looms$/);
});

test('values without a paper are disabled and keep their place', async ({ page }) => {
  const { box, count, facet, value, not } = searchPage(page);
  await page.goto('./?q=pattern');
  const names = () => facet('Area').locator('label > span').allTextContents();
  await expect(value('FN Fungal Networks')).toBeEnabled();
  const before = await names();
  await box.fill('slanting thread');
  await expect(count).toHaveText('1 paper');
  expect(await names()).toEqual(before);
  await expect(value('EM Embroidery Machines 0 papers')).toBeDisabled();
  await expect(not('EM Embroidery Machines')).toBeHidden();
  await expect(not('FN Fungal Networks')).toBeEnabled();
  await expect(value('FN Fungal Networks 1 paper')).toBeEnabled();
  expect(await facet('Area').getByRole('checkbox').count()).toBe(before.length);
});

test('what is ticked has the focus until the reader leaves it', async ({ page }) => {
  const { count, value } = searchPage(page);
  await page.goto('./?area=EM');
  await expect(count).toHaveText('1 paper');
  const first = value('FN Fungal Networks 8 papers');
  await first.press('Space');
  await expect(count).toHaveText('9 papers');
  await expect(first).toBeFocused();
  await page.keyboard.press('Space');
  await expect(count).toHaveText('1 paper');
  await expect(first).toBeFocused();
  // A value that has no paper any more is disabled once it is left.
  await page.goto('./?year=2023&area=EM');
  await expect(count).toHaveText('0 papers');
  const second = value('EM Embroidery Machines 0 papers');
  await second.press('Space');
  await expect(count).toHaveText('1 paper');
  await expect(second).toBeFocused();
  await expect(second).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Space');
  await expect(second).not.toBeChecked();
  await page.keyboard.press('Tab');
  await expect(second).toBeDisabled();
});

test('a long facet shows its first values, all on request, and finds one by its name', async ({
  page,
}) => {
  const { box, facet, papers } = searchPage(page);
  await page.goto('./');
  const authors = facet('Author');
  const own = await page.locator('[data-facet=author] li span').allTextContents();
  await box.focus();
  await expect(authors.getByRole('checkbox')).toHaveCount(6);
  expect(await authors.locator('label > span').allTextContents()).toEqual(own);
  await authors.getByRole('button', { name: `All ${people.size} authors` }).click();
  const find = authors.getByRole('searchbox', { name: 'Find: author' });
  await expect(find).toBeFocused();
  await expect(authors.getByRole('checkbox')).toHaveCount(Math.min(60, people.size));
  await page.keyboard.type('quill');
  await expect(authors.locator('label > span')).toHaveText(['Bruno Quillfeather']);
  await expect(authors.getByRole('status')).toHaveText('1 name found');
  await authors.getByRole('checkbox').check();
  await expect(papers).toHaveCount(4);
  await find.fill('');
  await authors.getByRole('button', { name: 'Fewer' }).click();
  await expect(authors.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await expect(find).toBeHidden();
});

test('a long facet begins with what a text finds; ticking moves nothing', async ({ page }) => {
  const { count, facet } = searchPage(page);
  await page.goto('./?q=quarry');
  await expect(count).toHaveText('1 paper');
  const names = facet('Author').locator('label > span');
  const [paper] = records.filter(({ title }) => title.startsWith('Quarry'));
  const authors = paper?.authors.map(nameOf) ?? [];
  const shown = await names.allTextContents();
  expect(shown.slice(0, authors.length).sort()).toEqual(authors.sort());
  await facet('Author').getByRole('checkbox').nth(2).check();
  await expect(count).toHaveText('1 paper');
  expect(await names.allTextContents()).toEqual(shown);
});

test('a year can be taken out of a range', async ({ page }) => {
  const { chips, count, value } = searchPage(page);
  await page.goto('./?year=2023..2025');
  await expect(count).toHaveText('10 papers');
  await value('2024').uncheck();
  await expect(chips).toHaveText(['Year 2025 ×', 'Year 2023 ×']);
  await expect(count).toHaveText('6 papers');
  await page.goto('./?year=2024..');
  await expect(chips).toHaveText(['Year from 2024 ×']);
  await expect(value('2026')).toBeChecked();
  await expect(value('2023')).not.toBeChecked();
  await page.goto('./?year=-..2024');
  await expect(chips).toHaveText(['Year not until 2024 ×']);
  await expect(count).toHaveText('7 papers');
});

test('chips are taken back one by one or all at once, and the focus goes on', async ({ page }) => {
  const { chips, count } = searchPage(page);
  await page.goto('./?q=pattern&area=FN&area=CT&year=2024');
  await expect(chips).toHaveCount(3);
  await chips.nth(1).press('Enter');
  await expect(chips).toHaveCount(2);
  await expect(chips.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chips).toHaveCount(1);
  await expect(chips.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chips).toHaveCount(0);
  await expect(count).toBeFocused();
  await page.goto('./?q=pattern&area=FN&code=1');
  await page.getByRole('button', { name: 'Clear all' }).press('Enter');
  await expect(page).toHaveURL(/\/\?q=pattern$/);
  await expect(count).toBeFocused();
});

test('on a phone the facets are a sheet that holds the focus and gives it back', async ({
  page,
}) => {
  const { count, value, chips } = searchPage(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./?q=pattern');
  await expect(count).not.toHaveText(everything);
  const opener = page.locator('.filters > summary');
  await opener.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Filter' });
  await expect(sheet).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    // Between the last and the first control the focus is with the browser's own.
    const isOut = await page.evaluate(() => {
      const { activeElement: focused, body } = document;
      return focused !== body && !focused?.closest('dialog');
    });
    expect(isOut).toBe(false);
  }
  await value('2024').check();
  await expect(sheet.getByRole('button', { name: /^Show \d+ papers?$/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(opener).toHaveText('Filter 1 active');
  await expect(chips).toHaveText(['Year 2024 ×']);
  await opener.click();
  await sheet.getByRole('button', { name: /^Show/ }).click();
  await expect(sheet).toBeHidden();
  await opener.click();
  await page.mouse.click(195, 20);
  await expect(sheet).toBeHidden();
});
