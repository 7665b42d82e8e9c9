import { expect, test } from '@playwright/test';
import { expectListed, nameOf, records } from './support/records.ts';

test('the index of authors has everyone, under letters', async ({ page }) => {
  await page.goto('./authors/');
  const names = new Set(records.flatMap(({ authors }) => authors.map(nameOf)));
  const shown = await page.locator('.tally a').allTextContents();
  expect(shown.sort()).toEqual([...names].sort());
  const letters = page.getByRole('navigation', { name: 'Letters' });
  await letters.getByRole('link', { name: 'O', exact: true }).click();
  await expect(page).toHaveURL(/#o$/);
  const section = page.getByRole('region', { name: 'O', exact: true });
  await expect(section).toBeInViewport();
  await expect(section.getByRole('listitem')).toHaveText(['Kunle Olukotun 4']);
});

for (const area of new Set(records.map((record) => record.area))) {
  test(`the page of area ${area} lists its papers`, async ({ page }) => {
    await page.goto('./areas/');
    await page.getByRole('table').getByRole('link', { name: area, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/areas/${area.toLowerCase()}/$`));
    await expectListed(
      page,
      records.filter((record) => record.area === area),
    );
    await expect(page.locator('.sum')).toContainText(`cs.${area}`);
  });
}

for (const org of new Set(records.flatMap((record) => record.org))) {
  test(`the page of ${org} lists its papers`, async ({ page }) => {
    await page.goto('./orgs/');
    await page.getByRole('main').getByRole('link', { name: org, exact: true }).click();
    await expectListed(
      page,
      records.filter((record) => record.org.includes(org)),
    );
  });
}

for (const year of new Set(records.map(({ date }) => date.slice(0, 4)))) {
  test(`the page of ${year} lists its papers`, async ({ page }) => {
    await page.goto('./years/');
    await page.locator('.tally').getByRole('link', { name: year }).click();
    await expectListed(
      page,
      records.filter(({ date }) => date.startsWith(year)),
    );
  });
}

test('the papers with code are those with a repository', async ({ page }) => {
  await page.goto('./code/');
  const own = records.filter(({ code }) => code.length > 0);
  await expectListed(page, own);
  await expect(page.locator('.papers .code')).toHaveCount(own.length);
});

test('the page about the catalogue says how to search, cite, correct and reuse', async ({
  page,
}) => {
  await page.goto('./about/');
  for (const name of ['Where the records come from', 'search', 'cite', 'correct', 'reuse']) {
    await expect(page.getByRole('heading', { level: 2, name: new RegExp(name) })).toBeVisible();
  }
});

test('an address that is not there is answered as such, with ways on', async ({ page }) => {
  const answer = await page.goto('./papers/no-such-paper/');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'There is nothing at this address.',
  );
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  await page.getByRole('main').getByRole('link', { name: 'the catalogue' }).click();
  await expect(page.getByRole('heading', { name: '11 papers' })).toBeVisible();
});

test('the masthead marks where the reader is', async ({ page }) => {
  await page.goto('./');
  const browse = page.getByRole('navigation', { name: 'Browse' });
  await expect(browse.locator('[aria-current]')).toHaveCount(0);
  for (const name of ['Areas', 'Authors', 'Organisations', 'Years']) {
    await browse.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(browse.locator('[aria-current]')).toHaveText(name);
  }
});
