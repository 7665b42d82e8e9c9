import { expect, type Locator, test } from '@playwright/test';
import {
  areas,
  everything,
  expectListed,
  linkStates,
  orgs,
  people,
  records,
  straight,
} from './support/records.ts';

test('the index of authors has everyone, under letters', async ({ page }) => {
  await page.goto('./authors/');
  const names = [...people.values()].map(({ name }) => straight(name));
  const shown = (await page.locator('.tally a').allTextContents()).map(straight);
  expect(shown.sort()).toEqual(names.sort());
  const letters = page.getByRole('navigation', { name: 'Letters' });
  await letters.getByRole('link', { name: 'Q', exact: true }).click();
  await expect(page).toHaveURL(/#q$/);
  const section = page.getByRole('region', { name: 'Q', exact: true });
  await expect(section).toBeInViewport();
  await expect(section.getByRole('listitem')).toHaveText(['Bruno Quillfeather 4']);
});

test('the page of each area lists its papers', async ({ page }) => {
  await page.goto('./areas/');
  const linked = await namesAndAddresses(page.getByRole('table').getByRole('link'));
  for (const area of new Set(records.map((record) => record.area))) {
    await page.goto(linked.get(area) ?? '');
    await expect(page).toHaveURL(new RegExp(`/areas/${area.toLowerCase()}/$`));
    await expectListed(
      page,
      records.filter((record) => record.area === area),
    );
    const { name = '', arxiv } = areas.get(area) ?? {};
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
    const sum = page.locator('.sum');
    if (arxiv) await expect(sum).toContainText(arxiv);
    else await expect(sum).not.toContainText('arXiv');
  }
});

test('the page of each organisation lists its papers', async ({ page }) => {
  await page.goto('./orgs/');
  const linked = await namesAndAddresses(page.getByRole('main').getByRole('link'));
  for (const org of new Set(records.flatMap((record) => record.org))) {
    await page.goto(linked.get(orgs.get(org)?.name ?? '') ?? '');
    await expect(page).toHaveURL(new RegExp(`/orgs/${org}/$`));
    await expectListed(
      page,
      records.filter((record) => record.org.includes(org)),
    );
  }
});

test('the page of a venue lists its papers of all years', async ({ page }) => {
  const byVenue = Map.groupBy(records, ({ venue }) => venue?.name);
  await page.goto('./venues/');
  const linked = await namesAndAddresses(page.getByRole('main').getByRole('link'));
  for (const [name, own] of byVenue) {
    if (name === undefined || own.length === 1) continue;
    await page.goto(linked.get(name) ?? '');
    await expectListed(page, own);
  }
});

test('the page of each year lists its papers', async ({ page }) => {
  await page.goto('./years/');
  const linked = await namesAndAddresses(page.locator('.tally').getByRole('link'));
  const own = new Set(records.map(({ date }) => date.slice(0, 4)));
  expect(new Set(linked.keys())).toEqual(own);
  for (const [year, address] of linked) {
    await page.goto(address);
    await expect(page).toHaveURL(new RegExp(`/years/${year}/$`));
    await expectListed(
      page,
      records.filter(({ date }) => date.startsWith(year)),
    );
  }
});

test('the papers with code are those with a repository', async ({ page }) => {
  await page.goto('./code/');
  const isThere = (url: string) => !['gone', 'empty'].includes(linkStates?.get(url)?.state ?? '');
  const own = records.filter(({ code }) => code.some(isThere));
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
  await expect(page.getByRole('heading', { name: everything })).toBeVisible();
});

test('the masthead marks where the reader is', async ({ page }) => {
  await page.goto('./');
  const browse = page.getByRole('navigation', { name: 'Browse' });
  await expect(browse.locator('[aria-current]')).toHaveCount(0);
  for (const name of ['Areas', 'Authors', 'Organisations', 'Venues', 'Years']) {
    await browse.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(browse.locator('[aria-current]')).toHaveText(name);
  }
});

/** Where each link leads, by what it says. */
async function namesAndAddresses(links: Locator): Promise<Map<string, string>> {
  const all = await links.evaluateAll((each) =>
    each.map((link) => [link.textContent.trim(), (link as HTMLAnchorElement).href] as const),
  );
  return new Map(all);
}
