import { expect, type Page, test } from '@playwright/test';
import {
  everything,
  expectListed,
  latest,
  orgs,
  people,
  records,
  slugOf,
  straight,
} from './support/records.ts';

/** Of every ordinary paper, and of one that prints a short form of the name. */
const author = 'Ilse Marrow';
const own = records.filter(({ authors }) => authors.map(slugOf).includes('ilse-marrow'));

test('the home page lists the newest papers, newest first, and leads to the others', async ({
  page,
}) => {
  await page.goto('./');
  expect(records).toHaveLength(31);
  await expectListed(page, latest);
  await expect(page.getByRole('heading', { name: everything })).toBeVisible();
  const tables = page.getByRole('table', { name: 'Browse by area and year' });
  await expect(tables).toContainText('Fungal Networks');
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: 'Older' })
    .click();
  await expect(page).toHaveURL(/\/page\/1\/$/);
  await expectListed(page, records.slice(latest.length));
});

test('each entry of the list links all it names, and its code', async ({ page }) => {
  await page.goto('./');
  for (const [index, record] of latest.entries()) {
    const entry = page.locator('.papers > li').nth(index);
    await expect(entry.locator('time')).toHaveAttribute('datetime', record.date);
    await expect(entry.getByRole('link', { name: record.area, exact: true })).toBeVisible();
    for (const org of record.org) {
      const name = orgs.get(org)?.name ?? '';
      const link = entry.getByRole('link', { name, exact: true });
      await expect(link).toHaveAttribute('href', new RegExp(`/orgs/${org}/$`));
    }
    const code = entry.getByRole('link', { name: /^Code for / });
    await expect(code).toHaveCount(record.code.length > 0 ? 1 : 0);
    const [repository] = record.code;
    if (repository) await expect(code).toHaveAttribute('href', repository);
  }
});

test('the list says when there are more authors than it shows', async ({ page }) => {
  await page.goto('./');
  const entry = (id: string) =>
    page.locator('.papers > li', { has: page.locator(`[href*="/${id}/"]`) });
  await expect(entry('kestrel2026colander').locator('.by')).toContainText('and 5 more');
  await expect(entry('lindqvist2025last').locator('.by')).toContainText('et al.');
});

test(`${author}'s page shows all papers, by year`, async ({ page }) => {
  await page.goto('./authors/ilse-marrow/');
  await expect(page.getByRole('heading', { level: 1, name: author })).toBeVisible();
  await expectListed(page, own);
  const years = await page.getByRole('heading', { name: /^\d{4} \d+$/ }).allTextContents();
  expect(years.map(straight)).toEqual(['2026 2', '2025 5', '2024 4', '2023 1', '2019 1']);
});

test(`${author}'s page counts the papers with each co-author`, async ({ page }) => {
  await page.goto('./authors/ilse-marrow/');
  const counts = new Map<string, number>();
  for (const slug of own.flatMap(({ authors }) => authors.map(slugOf))) {
    const name = people.get(slug)?.name ?? slug;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  expect(counts.get(author)).toBe(13);
  counts.delete(author);
  const section = page.getByRole('region', { name: 'Co-authors' });
  await section.locator('summary').click();
  const items = (await section.getByRole('listitem').allTextContents()).map(straight);
  const expected = [...counts].map(([name, count]) => (count > 1 ? `${name} ${count}` : name));
  expect(items.sort()).toEqual(expected.sort());
});

test(`${author}'s page has the table of areas and years`, async ({ page }) => {
  await page.goto('./authors/ilse-marrow/');
  const rows = await readTable(page, 'Papers by area and year');
  expect(rows[0]).toEqual(['Area', '2019', '2023', '2024', '2025', '2026', 'All']);
  const years = rows[0]?.slice(1, -1) ?? [];
  const areas = [...new Set(own.map(({ area }) => area))];
  expect(rows.slice(1)).toHaveLength(areas.length);
  for (const area of areas) {
    const row = rows.find(([head]) => head?.startsWith(`${area} `));
    const dates = own.filter((record) => record.area === area).map(({ date }) => date);
    const counts = years.map((year) => dates.filter((date) => date.startsWith(year)).length || '');
    expect(row?.slice(1)).toEqual([...counts, dates.length].map(String));
  }
});

test('a cell of the table leads to the year on the page of the area', async ({ page }) => {
  await page.goto('./');
  await page
    .getByRole('row', { name: /Fungal Networks/ })
    .getByRole('link', { name: '3' })
    .last()
    .click();
  await expect(page).toHaveURL(/\/areas\/fn\/#y2025$/);
  await expect(page.getByRole('heading', { name: '2025 3' })).toBeInViewport();
});

async function readTable(page: Page, name: string): Promise<string[][]> {
  const rows = await page.getByRole('table', { name }).getByRole('row').all();
  return Promise.all(
    rows.map(async (row) => (await row.locator('th, td').allTextContents()).map(straight)),
  );
}
