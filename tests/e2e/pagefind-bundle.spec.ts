import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { base, dist } from './support/built-site.ts';
import { nameOf, records } from './support/records.ts';
import { watch } from './support/watch.ts';

/** What Pagefind's own client gives, as far as it is looked at here. */
interface Client {
  search(
    query: string | null,
    options?: object,
  ): Promise<{ results: { data(): Promise<Found> }[] }>;
  filters(): Promise<Record<string, Record<string, number>>>;
  mergeIndex(path: string): Promise<void>;
}

interface Found {
  url: string;
  meta: Record<string, string>;
}

/** Opens a page of somebody else's: the site's own let no program of others in. */
async function openOther(page: Page): Promise<void> {
  await page.route('**/other/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><html lang="en"><p>Other' }),
  );
  await page.goto('./other/');
}

function ask(page: Page, query: string | null, filters = {}): Promise<Found[]> {
  return page.evaluate(
    async ([query, filters]) => {
      const client: Client = await import(new URL('../pagefind/pagefind.js', location.href).href);
      const { results } = await client.search(query, { filters });
      return Promise.all(results.map((result) => result.data()));
    },
    [query, filters] as const,
  );
}

const address = (id: string) => `${base}papers/${id}/`;

test('Pagefind finds papers by forms of their words, at their real addresses', async ({
  page,
  request,
}) => {
  const { faults } = watch(page);
  await openOther(page);
  for (const [query, id] of [
    ['trimming wicks of a lantern', 'marrow2025abacus'],
    ['lengthy threads mended', 'ferro2024spans'],
    ['Hanne Vig', 'ferro2024spans'],
  ] as const) {
    const urls = (await ask(page, query)).map(({ url }) => url);
    expect(urls, query).toContain(address(id));
    expect((await request.get(address(id))).status()).toBe(200);
  }
  expect(faults).toEqual([]);
});

test('Pagefind finds all papers, and fewer by author and year', async ({ page }) => {
  await openOther(page);
  const all = await ask(page, null);
  const urls = all.map(({ url }) => url).sort();
  expect(urls).toEqual(records.map(({ id }) => address(id)).sort());
  const chosen = await ask(page, null, { author: 'Ilse Marrow', year: '2025' });
  const expected = records.filter(
    ({ date, authors }) =>
      date.startsWith('2025') && authors.some((author) => nameOf(author) === 'Ilse Marrow'),
  );
  expect(expected.length).toBeGreaterThan(1);
  expect(chosen.map(({ url }) => url).sort()).toEqual(expected.map(({ id }) => address(id)).sort());
});

test('the copy to read offline leaves it out', () => {
  const { files } = JSON.parse(readFileSync(join(dist, 'offline.json'), 'utf8'));
  const names = Object.keys(files);
  expect(names).toContain('search/catalogue.json');
  expect(names.filter((name) => name.startsWith('pagefind/'))).toEqual([]);
});
