import { expect, type Page, test } from '@playwright/test';
import { everything } from './support/records.ts';
import { searchPage } from './support/search-page.ts';
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
  await expect(offered(page, 'Organisations')).toHaveText(['Stellwerk 3 papers']);
  await expect(offered(page, 'Papers').first()).toContainText('Streaming Tapestry Program');
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await box.fill('netw');
  await expect(offered(page, 'Areas')).toHaveText(['FN Fungal Networks 8 papers']);
  await expect(offered(page, 'Areas').locator('mark')).toHaveText('Netw');
  await expect(count).toHaveText('4 papers with words that begin with “netw”');
  await box.fill('Fungal Nzyx');
  await expect(offers).toBeHidden();
  await box.fill('x');
  await box.fill('');
  await expect(offers).toBeHidden();
  expect(faults).toEqual([]);
});

test('an author takes the place of the words typed, as a ticked facet', async ({ page }) => {
  const { box, offers, offer, count, chips } = searchPage(page);
  await page.goto('./');
  await box.pressSequentially('sparse fjod');
  await expect(offer('Fjodor Halm')).toHaveText('Fjodor Halm');
  await page.keyboard.press('ArrowDown');
  expect(await chosen(page)).toBe('Fjodor Halm');
  await page.keyboard.press('Enter');
  await expect(chips).toHaveText(['Author Fjodor Halm ×']);
  await expect(page).toHaveURL(/\?q=sparse&author=fjodor-halm$/);
  await expect(box).toHaveValue('sparse ');
  await expect(box).toBeFocused();
  await expect(offers).toBeHidden();
  await page.goBack();
  await expect(box).toHaveValue('sparse fjod');
  await expect(chips).toHaveCount(0);
  await expect(offers).toBeHidden();
  await box.fill('quillf');
  await offer(/Bruno Quillfeather/).click();
  await expect(page).toHaveURL(/\?author=bruno-quillfeather$/);
  await expect(box).toHaveValue('');
  await expect(count).not.toHaveText(everything);
});

test('a count is shown where choosing gives so many, else none', async ({ page }) => {
  const { box, offer, count } = searchPage(page);
  await page.goto('./');
  await box.fill('fungal ne');
  await expect(offer(/Fungal Networks/)).toHaveText('FN Fungal Networks 8 papers');
  await offer(/Fungal Networks/).click();
  await expect(count).toHaveText('8 papers');
  await box.fill('quillf');
  await expect(offer(/Quillfeather/)).toHaveText('Bruno Quillfeather');
});

test('arrows go through the list and on to the papers, Escape closes it first', async ({
  page,
}) => {
  const { box, offers, papers, offer } = searchPage(page);
  await page.goto('./');
  await box.pressSequentially('netw');
  await expect(offer(/^Networks That/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  expect(await chosen(page)).toContain('Fungal Networks');
  await page.keyboard.press('ArrowUp');
  expect(await chosen(page)).toBeNull();
  await page.keyboard.press('ArrowUp');
  expect(await chosen(page)).toContain('Networks That');
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
  await expect(box).toHaveValue('netw');
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue('');
});

test('Enter without a choice searches, Tab leaves', async ({ page }) => {
  const { box, offers, offer, count, chips } = searchPage(page);
  await page.goto('./');
  await box.pressSequentially('netw');
  await expect(offer(/Fungal Networks/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(offers).toBeHidden();
  await expect(page).toHaveURL(/\?q=netw$/);
  await expect(count).toHaveText('4 papers with words that begin with “netw”');
  await expect(chips).toHaveCount(0);
  await box.pressSequentially('o');
  await expect(offers).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(offers).toBeHidden();
  await expect(page.getByRole('button', { name: 'Search' })).toBeFocused();
  await expect(box).toHaveValue('netwo');
  await expect(chips).toHaveCount(0);
});

test('a title leads to its paper, in a new tab with Control', async ({ page, context }) => {
  const { box, offer } = searchPage(page);
  await page.goto('./');
  await box.pressSequentially('networks that');
  await expect(offer(/^Networks That/)).toBeVisible();
  await page.keyboard.press('ArrowUp');
  const opened = context.waitForEvent('page');
  await page.keyboard.press('Control+Enter');
  await expect(await opened).toHaveURL(/\/papers\/brandal2024networks\/$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/papers\/brandal2024networks\/$/);
  await page.goBack();
  await expect(box).toHaveValue('networks that');
  await box.fill('');
  await expect(offered(page, 'Last searches')).toHaveText(['networks that']);
});

test('an operator is completed in the text', async ({ page }) => {
  const { box, offers, offer, chips, count } = searchPage(page);
  await page.goto('./');
  await box.pressSequentially('lantern -author:"ilse ma');
  await expect(offer('Ilse Marrow')).toHaveText('Ilse Marrow');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('lantern -author:ilse-marrow ');
  await expect(chips).toHaveText(['Author not Ilse Marrow ×']);
  await expect(count).toHaveText('0 papers');
  await box.fill('area:');
  await expect(offered(page, 'Areas').first()).toHaveText('FN Fungal Networks 8 papers');
  await box.fill('org:st');
  await expect(offers.getByRole('group')).toHaveCount(1);
  await offer(/Stellwerk/).click();
  await expect(box).toHaveValue('org:stellwerk ');
  await expect(count).toHaveText('3 papers');
  await box.fill('venue:fa');
  await expect(offers.getByRole('option')).toHaveText(['FABRIC']);
  await box.fill('title:netw');
  await expect(offers.getByRole('option')).toHaveText([/^Networks That/]);
  for (const text of ['year:20', 'has:co', 'fn OR area', '"fungal ne', '-fungal']) {
    await box.fill(text);
    await expect(page).toHaveURL(`./?${new URLSearchParams({ q: text })}`);
    await expect(offers).toBeHidden();
  }
});

test('what is offered is said once typing pauses, and closing is not', async ({ page }) => {
  const { box, offers } = searchPage(page);
  const said = page.getByRole('search').getByRole('status');
  await page.goto('./');
  await box.pressSequentially('netw', { delay: 20 });
  await expect(said).toHaveText('2 suggestions');
  await expect(offers.locator('[aria-selected=true]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(said).toBeEmpty();
});

test('nothing moves when the list opens, grows and closes', async ({ page }) => {
  const { box, offers, count } = searchPage(page);
  await page.goto('./?q=patter');
  await expect(count).not.toHaveText(everything);
  // Its width follows from what it says.
  const place = async () => ({ ...(await page.locator('#count').boundingBox()), width: undefined });
  const before = await place();
  await box.fill('pattern');
  await expect(offers).toBeVisible();
  expect(await place()).toEqual(before);
  await page.keyboard.press('Escape');
  expect(await place()).toEqual(before);
});
