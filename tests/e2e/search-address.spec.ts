import { expect, type Page, test } from '@playwright/test';
import { everything, latest, ordinary, siteName, siteTitle } from './support/records.ts';
import { idsIn, searchPage } from './support/search-page.ts';
import { watch } from './support/watch.ts';

const steps = (page: Page) => page.evaluate(() => history.length);

test('a shared link shows what it was made of', async ({ page, context }) => {
  const { box, count, chips, papers, value, sort } = searchPage(page);
  await page.goto(
    './?q=pattern&area=FN&area=CT&author=-tove-brandal&year=2023..2025&code=1&sort=oldest',
  );
  const wanted = ordinary.filter(
    ({ area, date, code, authors, title, abstract }) =>
      /pattern/i.test(title + abstract) &&
      ['FN', 'CT'].includes(area) &&
      date < '2026' &&
      code.length > 0 &&
      !authors.some(({ family }) => family === 'Brandal'),
  );
  expect(wanted.length).toBeGreaterThan(3);
  await expect(count).toHaveText(`${wanted.length} papers`);
  await expect.poll(() => idsIn(papers)).toEqual(wanted.map(({ id }) => id).reverse());
  await expect(box).toHaveValue('pattern');
  await expect(sort).toHaveValue('oldest');
  await expect(chips).toHaveText([
    'Area FN Fungal Networks ×',
    'Area CT Cartography ×',
    'Author not Tove Brandal ×',
    'Year 2023–2025 ×',
    'has code ×',
  ]);
  for (const ticked of ['FN Fungal Networks', '2023', '2024', '2025', 'Has code']) {
    await expect(value(ticked)).toBeChecked();
  }
  await expect(value('2026')).not.toBeChecked();
  await expect(page).toHaveTitle(
    new RegExp(`^pattern, Fungal Networks, .*, has code · ${siteName}$`),
  );
  const shown = await idsIn(papers);
  await page.reload();
  await expect(papers).toHaveCount(shown.length);
  await expect.poll(() => idsIn(papers)).toEqual(shown);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(searchPage(other).count).toHaveText(`${wanted.length} papers`);
  await searchPage(other).box.fill('nothing like it');
  await expect(searchPage(other).count).not.toHaveText(`${wanted.length} papers`);
  await expect.poll(() => idsIn(papers)).toEqual(shown);
});

test('typing is one step of the history, a filter another; Back and Forward go through them', async ({
  page,
}) => {
  const { box, count, value, chips } = searchPage(page);
  await page.goto('./');
  const before = await steps(page);
  await box.pressSequentially('lantern', { delay: 90 });
  await expect(page).toHaveURL(/\/\?q=lantern$/);
  await expect(count).toHaveText('3 papers');
  expect(await steps(page)).toBe(before + 1);
  await value('2025').check();
  await expect(count).toHaveText('1 paper');
  await expect(page).toHaveURL(/\/\?q=lantern&year=2025$/);
  expect(await steps(page)).toBe(before + 2);
  await page.goBack();
  await expect(count).toHaveText('3 papers');
  await expect(value('2025')).not.toBeChecked();
  await expect(chips).toHaveCount(0);
  await page.goBack();
  await expect(count).toHaveText(everything);
  await expect(box).toHaveValue('');
  await expect(page).toHaveTitle(`${siteName}: ${siteTitle}`);
  await page.goForward();
  await page.goForward();
  await expect(count).toHaveText('1 paper');
  await expect(box).toHaveValue('lantern');
  await expect(value('2025')).toBeChecked();
});

test('Back from a paper leads to the same results at the same place', async ({ page }) => {
  const { papers, count } = searchPage(page);
  await page.goto('./?q=pattern');
  // Only what was found has marks: until then the page's own list is about to be replaced.
  await expect(papers.first().locator('mark').first()).toBeVisible();
  // The last rows come after the first ones.
  await expect(papers).toHaveCount(Number.parseInt((await count.textContent()) ?? '', 10));
  const last = papers.last().locator('h3 a');
  await last.scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 40);
  await page.waitForTimeout(400);
  const place = await page.evaluate(() => scrollY);
  expect(place).toBeGreaterThan(300);
  const shown = await idsIn(papers);
  await last.click();
  await expect(page).toHaveURL(/\/papers\//);
  await page.goBack();
  await expect(papers).toHaveCount(shown.length);
  await expect.poll(() => idsIn(papers)).toEqual(shown);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(place);
});

test('Back to the whole list leads to the same place too', async ({ page }) => {
  const { box, papers } = searchPage(page);
  await page.goto('./');
  await box.focus();
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  await papers.nth(8).locator('h3 a').scrollIntoViewIfNeeded();
  await page.waitForTimeout(400);
  const place = await page.evaluate(() => scrollY);
  expect(place).toBeGreaterThan(300);
  await papers.nth(8).locator('h3 a').click();
  await page.goBack();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(place);
});

test('an address that makes little sense is read as far as it does', async ({ page }) => {
  const { faults } = watch(page);
  const { count, notice, chips, sort } = searchPage(page);
  await page.goto('./?q=tension&area=XX&area=fn&year=abc&sort=foo&show=zz&code=7&more=1');
  await expect(count).toHaveText('2 papers');
  await expect(notice.locator('p')).toHaveText([
    '“XX” is left out: no area has this tag.',
    '“abc” is left out: write a year as 2024 or a range as 2023..2025.',
    '“7” is left out: write code=1 for papers with code.',
    '“foo” is no order; use relevance, date, oldest, title.',
    '“zz” is no number of papers to show.',
  ]);
  await expect(chips).toHaveText(['Area FN Fungal Networks ×']);
  await expect(sort).toHaveValue('');
  await chips.click();
  await expect(page).toHaveURL(/\/\?q=tension$/);
  await expect(notice).toHaveCount(0);
  expect(faults).toEqual([]);
});

for (const address of ['./?', './?q=%20&area=', './?utm_source=letter', './?sort=date']) {
  test(`${address} asks nothing and shows the whole list`, async ({ page }) => {
    const { count, papers } = searchPage(page);
    await page.goto(address);
    await expect(count).toBeVisible();
    await expect(count).toHaveText(everything);
    await expect(papers).toHaveCount(latest.length);
  });
}

for (const text of ['"', '%', 'a:b OR', '👩‍🔬', 'x'.repeat(3000)]) {
  test(`the text ${text.slice(0, 9)} is no error`, async ({ page }) => {
    const { faults } = watch(page);
    const response = await page.goto(`./?q=${encodeURIComponent(text)}&show=99999999`);
    expect(response?.status()).toBe(200);
    await expect(page).toHaveTitle(new RegExp(` · ${siteName}$`));
    await expect(page.locator('#count')).toHaveText(/^\d+ papers?/);
    expect(faults).toEqual([]);
  });
}

test('typed operators are filters, and a chip takes them back', async ({ page }) => {
  const { box, count, chips, value } = searchPage(page);
  await page.goto('./');
  await box.fill('pattern area:FN year:2024..2025 -has:code');
  await expect(chips).toHaveText(['Area FN Fungal Networks ×', 'Year 2024–2025 ×', 'no code ×']);
  await expect(count).toHaveText('0 papers');
  await chips.filter({ hasText: 'no code' }).click();
  await expect(box).toHaveValue('pattern area:FN year:2024..2025');
  await expect(value('2025')).toBeChecked();
  await value('2025').uncheck();
  await expect(box).toHaveValue('pattern area:FN');
  await expect(chips).toHaveText(['Area FN Fungal Networks ×', 'Year 2024 ×']);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(box).toHaveValue('pattern');
  await expect(page).toHaveURL(/\/\?q=pattern$/);
});
