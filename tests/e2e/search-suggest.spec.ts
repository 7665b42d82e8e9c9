import { expect, type Page, test } from '@playwright/test';
import { hold, searchPage } from './support/search-page.ts';
import { watch } from './support/watch.ts';

/** What the list offers, kind by kind. */
function offered(page: Page, kind: string) {
  return searchPage(page).offers.getByRole('group', { name: kind }).getByRole('option');
}

/** The option that the arrows have chosen, as the box names it to those who listen. */
async function chosen(page: Page): Promise<string | null> {
  const id = await searchPage(page).box.getAttribute('aria-activedescendant');
  return id ? page.locator(`#${id}[aria-selected=true]`).textContent() : null;
}

test('typing suggests areas, organisations, authors and titles, under results as before', async ({
  page,
}) => {
  const { faults } = watch(page);
  const { box, offers, count } = searchPage(page);
  await page.goto('./');
  await box.pressSequentially('s');
  await expect(page).toHaveURL(/\?q=s$/);
  await expect(offers).toBeHidden();
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  await box.pressSequentially('t');
  await expect(offered(page, 'Organisations')).toHaveText(['stanford 3 papers']);
  await expect(offered(page, 'Papers').first()).toContainText('Streaming Tensor Program');
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await box.fill('learn');
  await expect(offered(page, 'Areas')).toHaveText(['LG Machine Learning 7 papers']);
  await expect(offered(page, 'Areas').locator('mark')).toHaveText('Learn');
  await expect(count).toHaveText('4 papers');
  await box.fill('Machine Lzyx');
  await expect(offers).toBeHidden();
  await box.fill('x');
  await box.fill('');
  await expect(offers).toBeHidden();
  expect(faults).toEqual([]);
});

test('an author takes the place of the words typed, as a ticked facet', async ({ page }) => {
  const { box, offers, offer, count, chips } = searchPage(page);
  await page.goto('./');
  await box.pressSequentially('sparse zhongm');
  await expect(offer('Zhongming Yu')).toHaveText('Zhongming Yu');
  await page.keyboard.press('ArrowDown');
  expect(await chosen(page)).toBe('Zhongming Yu');
  await page.keyboard.press('Enter');
  await expect(chips).toHaveText(['Author Zhongming Yu ×']);
  await expect(page).toHaveURL(/\?q=sparse&author=zhongming-yu$/);
  await expect(box).toHaveValue('sparse ');
  await expect(box).toBeFocused();
  await expect(offers).toBeHidden();
  await page.goBack();
  await expect(box).toHaveValue('sparse zhongm');
  await expect(chips).toHaveCount(0);
  await expect(offers).toBeHidden();
  await box.fill('olukot');
  await offer(/Kunle Olukotun/).click();
  await expect(page).toHaveURL(/\?author=kunle-olukotun$/);
  await expect(box).toHaveValue('');
  await expect(count).not.toHaveText('11 papers');
});

test('a count is shown where choosing gives so many, else none', async ({ page }) => {
  const { box, offer, count } = searchPage(page);
  await page.goto('./');
  await box.fill('machine le');
  await expect(offer(/Machine Learning/)).toHaveText('LG Machine Learning 7 papers');
  await offer(/Machine Learning/).click();
  await expect(count).toHaveText('7 papers');
  await box.fill('olukot');
  await expect(offer(/Olukotun/)).toHaveText('Kunle Olukotun');
});

test('arrows go through the list and on to the papers, Escape closes it first', async ({
  page,
}) => {
  const { box, offers, papers, offer } = searchPage(page);
  await page.goto('./');
  await box.pressSequentially('learn');
  await expect(offer(/^Learning to/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  expect(await chosen(page)).toContain('Machine Learning');
  await page.keyboard.press('ArrowUp');
  expect(await chosen(page)).toBeNull();
  await page.keyboard.press('ArrowUp');
  expect(await chosen(page)).toContain('Learning to');
  await page.keyboard.press('ArrowLeft');
  expect(await chosen(page)).toBeNull();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await expect(papers.locator('h3 a').first()).toBeFocused();
  await expect(offers).toBeHidden();
  await page.keyboard.press('ArrowUp');
  await expect(box).toBeFocused();
  await expect(offers).toBeHidden();
  await page.keyboard.press('End');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(offers).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(offers).toBeHidden();
  await expect(box).toHaveValue('learn');
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue('');
});

test('Enter without a choice searches, Tab leaves', async ({ page }) => {
  const { box, offers, offer, count, chips } = searchPage(page);
  await page.goto('./');
  await box.pressSequentially('learn');
  await expect(offer(/Machine Learning/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(offers).toBeHidden();
  await expect(page).toHaveURL(/\?q=learn$/);
  await expect(count).toHaveText('4 papers');
  await expect(chips).toHaveCount(0);
  await box.pressSequentially('i');
  await expect(offers).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(offers).toBeHidden();
  await expect(page.getByRole('button', { name: 'Search' })).toBeFocused();
  await expect(box).toHaveValue('learni');
  await expect(chips).toHaveCount(0);
});

test('a title leads to its paper, in a new tab with Control', async ({ page, context }) => {
  const { box, offer } = searchPage(page);
  await page.goto('./');
  await box.pressSequentially('learning to');
  await expect(offer(/^Learning to/)).toBeVisible();
  await page.keyboard.press('ArrowUp');
  const opened = context.waitForEvent('page');
  await page.keyboard.press('Control+Enter');
  await expect(await opened).toHaveURL(/\/papers\/sun2024learning\/$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/papers\/sun2024learning\/$/);
  await page.goBack();
  await expect(box).toHaveValue('learning to');
  await box.fill('');
  await expect(offered(page, 'Last searches')).toHaveText(['learning to']);
});

test('an operator is completed in the text', async ({ page }) => {
  const { box, offers, offer, chips, count } = searchPage(page);
  await page.goto('./');
  await box.pressSequentially('kernel -author:"genghan zh');
  await expect(offer('Genghan Zhang')).toHaveText('Genghan Zhang');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('kernel -author:genghan-zhang ');
  await expect(chips).toHaveText(['Author not Genghan Zhang ×']);
  await expect(count).toHaveText('0 papers');
  await box.fill('area:');
  await expect(offered(page, 'Areas').first()).toHaveText('LG Machine Learning 7 papers');
  await box.fill('org:st');
  await expect(offers.getByRole('group')).toHaveCount(1);
  await offer(/stanford/).click();
  await expect(box).toHaveValue('org:stanford ');
  await expect(count).toHaveText('3 papers');
  await box.fill('venue:as');
  await expect(offers.getByRole('option')).toHaveText(['ASPLOS']);
  await box.fill('title:learn');
  await expect(offers.getByRole('option')).toHaveText([/^Learning to/]);
  for (const text of ['year:20', 'has:co', 'lg OR area', '"machine le', '-machine']) {
    await box.fill(text);
    await expect(page).toHaveURL(`./?${new URLSearchParams({ q: text })}`);
    await expect(offers).toBeHidden();
  }
});

test('what is offered is said once typing pauses, and closing is not', async ({ page }) => {
  const { box, offers } = searchPage(page);
  const said = page.getByRole('search').getByRole('status');
  await page.goto('./');
  await box.pressSequentially('learn', { delay: 20 });
  await expect(said).toHaveText('2 suggestions');
  await expect(offers.locator('[aria-selected=true]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(said).toBeEmpty();
});

test('suggestions for an older text never replace newer ones', async ({ page }) => {
  const { box, offers, offer, count } = searchPage(page);
  await page.goto('./');
  await box.fill('sliding window');
  await expect(count).toHaveText('1 paper');
  await expect(offer(/Sliding-Window/)).toBeVisible();
  const letGo = await hold(page, /\/search\/venues/);
  await box.fill('venue:as');
  await page.waitForTimeout(400);
  // What was suggested before is gone, though nothing else is known yet.
  await expect(offers).toBeHidden();
  await box.fill('area:pl');
  await expect(offers.getByRole('option')).toHaveText([/Programming Languages/]);
  letGo();
  await page.waitForTimeout(300);
  await expect(offers.getByRole('option')).toHaveText([/Programming Languages/]);
});

test('where a file of suggestions does not load, there are none and no error', async ({ page }) => {
  const { box, offers, notice } = searchPage(page);
  await page.route(/\/search\/venues/, (route) => route.abort());
  await page.goto('./');
  await box.fill('mamba');
  await expect(offers).toBeVisible();
  // In an operator that is not yet a question the failure is the suggestions' alone.
  await box.fill('venue:');
  await page.waitForTimeout(400);
  await expect(offers).toBeHidden();
  await expect(notice).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the list leaves the box free, its rows are tall enough, choosing shows the papers', async ({
    page,
  }) => {
    const { box, offers, offer, chips } = searchPage(page);
    await page.goto('./');
    await box.tap();
    await box.pressSequentially('learn');
    await expect(offer(/^Learning to/)).toBeVisible();
    const [field, list] = [await box.boundingBox(), await offers.boundingBox()];
    expect(list?.y).toBeGreaterThanOrEqual((field?.y ?? 0) + (field?.height ?? 0));
    for (const row of await offers.getByRole('option').all()) {
      expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    }
    await offer(/Machine Learning/).tap();
    await expect(chips).toHaveText(['Area LG Machine Learning ×']);
    await expect(offers).toBeHidden();
    await expect(box).not.toBeFocused();
  });
});

test('nothing moves when the list opens, grows and closes', async ({ page }) => {
  const { box, offers, count } = searchPage(page);
  await page.goto('./?q=model');
  await expect(count).not.toHaveText('11 papers');
  const place = () => page.locator('#count').boundingBox();
  const before = await place();
  await box.fill('models');
  await expect(offers).toBeVisible();
  expect(await place()).toEqual(before);
  await page.keyboard.press('Escape');
  expect(await place()).toEqual(before);
});
