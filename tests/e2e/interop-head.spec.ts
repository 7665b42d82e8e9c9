import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { readContent } from '#sources/read-content.ts';
import { citedPaper } from '../support/papers.ts';
import { readCoins } from '../support/zotero/coins.ts';
import { expectedItem } from '../support/zotero/expected-item.ts';
import { heldItem } from '../support/zotero/held.ts';
import type { ZoteroItem } from '../support/zotero/item.ts';
import { dist, fixture, listPages, pageTypes } from './support/built-site.ts';
import { asShown, everything, ordinary, records } from './support/records.ts';
import { searchPage } from './support/search-page.ts';

const { content } = await readContent(fixture);

/** Pages that are about the site, and not to be found by searching. */
const aside = ['not found', 'reading offline', 'embedding'];

for (const [type, path] of Object.entries(pageTypes)) {
  if (aside.includes(type)) continue;

  test(`${type}: its feeds are found and are there`, async ({ page, request }) => {
    await page.goto(path);
    const feeds = page.locator('link[rel=alternate]');
    await expect(feeds).toHaveCount(2);
    for (const feed of await feeds.all()) {
      const answer = await request.get((await feed.getAttribute('href')) ?? '');
      expect(answer.status()).toBe(200);
    }
    await expect(page.locator('meta[property="og:title"]')).toHaveCount(1);
  });
}

test('areas, organisations and authors have feeds of their own', async ({ page }) => {
  for (const path of ['areas/fn', 'orgs/stellwerk', 'authors/ilse-marrow', 'code']) {
    await page.goto(`./${path}/`);
    const feed = page.locator('link[type="application/atom+xml"]');
    await expect(feed).toHaveAttribute('href', new RegExp(`/${path}/feed\\.xml$`));
  }
});

test('every paper has the tags that Scholar and Zotero read', async ({ page }) => {
  for (const { id, title, authors } of ordinary) {
    await page.goto(`./papers/${id}/`);
    const tag = (name: string) => page.locator(`head meta[name="${name}"]`);
    await expect(tag('citation_title')).toHaveAttribute('content', asShown(title));
    await expect(tag('citation_author')).toHaveCount(authors.length);
    await expect(tag('citation_publication_date')).toHaveAttribute('content', /^\d{4}/);
    await expect(tag('citation_abstract')).toHaveAttribute('content', /.{300,}/);
    await expect(page.locator('meta[property="og:type"]')).toHaveAttribute('content', 'article');
    await expect(page.locator('.Z3988')).toHaveCount(0);
    const data = await page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(data ?? '')).toMatchObject({
      '@type': 'ScholarlyArticle',
      headline: asShown(title),
    });
  }
});

test('a page leads to its twin in Markdown, a paper also to what it is about', async ({
  page,
  request,
}) => {
  for (const path of ['papers/ferro2024spans', 'areas/fn', 'venues/looms']) {
    await page.goto(`./${path}/`);
    const html = Buffer.byteLength(await page.content());
    const twin = page.locator('link[rel~=alternate][type="text/markdown"]');
    const href = await twin.evaluate((link: HTMLLinkElement) => link.href);
    expect(href).toMatch(new RegExp(`/${path}/index\\.md$`));
    const answer = await request.get(href);
    expect(await answer.text()).toContain(`# ${await page.locator('h1').textContent()}`.trim());
    expect((await answer.body()).length).toBeLessThan(html / 4);
  }
  await page.goto('./papers/ferro2024spans/');
  const rels = await page
    .locator('head link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('rel')));
  for (const rel of ['cite-as', 'type', 'author', 'alternate describedby']) {
    expect(rels).toContain(rel);
  }
});

test('lists offer their papers to Zotero', async ({ page }) => {
  await page.goto('./areas/fn/');
  await expect(page.locator('.Z3988')).toHaveCount(8);
});

/** Counts how often Zotero's connector is told to look again. */
async function countCalls(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    Object.assign(window, { calls: 0 });
    document.addEventListener('ZoteroItemUpdated', () => {
      (window as unknown as { calls: number }).calls += 1;
    });
  });
  return () => page.evaluate(() => (window as unknown as { calls: number }).calls);
}

/** What Zotero would take of the rows, by the addresses of their papers. */
async function offered(page: Page): Promise<ZoteroItem[]> {
  const spans = page.locator('.papers .Z3988');
  return (
    await spans.evaluateAll((all) => all.map((span) => span.getAttribute('title') ?? ''))
  ).map(readCoins);
}

test('the catalogue offers its papers to Zotero after the first view, and what is found', async ({
  page,
}) => {
  const calls = await countCalls(page);
  const whole = (ids: readonly string[]) =>
    ids.map((id) => {
      const found = content.papers.find(({ record }) => record.id === id);
      if (!found) throw new Error(`There is no ${id}`);
      const paper = citedPaper(found.record);
      return heldItem(expectedItem(paper), paper, 'list');
    });
  const shown = () =>
    page
      .locator('.papers h3 a')
      .evaluateAll((links) =>
        links.map((link) => link.getAttribute('href')?.split('/').at(-2) ?? ''),
      );
  for (const [path, found] of [
    ['./', everything],
    ['./page/1/', undefined],
    ['./?area=FN&sort=oldest', `${records.filter(({ area }) => area === 'FN').length} papers`],
  ] as const) {
    await page.goto(path);
    if (found) await expect(searchPage(page).count).toHaveText(found);
    const ids = await shown();
    await expect(page.locator('.papers .Z3988')).toHaveCount(ids.length);
    expect(await offered(page)).toEqual(whole(await shown()));
    expect(await calls()).toBeGreaterThan(0);
  }
});

test('the files of a page are where it says', async ({ page, request }) => {
  for (const path of [
    './',
    './areas/fn/',
    './authors/petra-lindqvist/',
    './years/2025/',
    './about/',
  ]) {
    await page.goto(path);
    const links = page.locator('a[href*="catalogue"], a[href*="feed."], a[href*="schema.json"]');
    expect(await links.count()).toBeGreaterThan(3);
    for (const link of await links.all()) {
      const answer = await request.get((await link.getAttribute('href')) ?? '');
      expect(answer.status()).toBe(200);
    }
  }
});

test('without an address no page claims one', () => {
  test.skip(Boolean(process.env['SITE']), 'SITE gives this site an address.');
  for (const path of listPages(dist)) {
    const html = readFileSync(join(dist, path, path.endsWith('/') ? 'index.html' : ''), 'utf8');
    expect(html).not.toMatch(/rel="canonical"|og:url|og:image|twitter:|opensearch/);
  }
});

test('nothing asks the browser for a page that nobody has asked for', async ({ page }) => {
  // Firefox fetches what a head names as the next page ahead of time, which the policy refuses.
  for (const path of ['./', './page/1/', './papers/ferro2024spans/']) {
    await page.goto(path);
    await expect(page.locator('link:is([rel=next], [rel=prev], [rel=prefetch])')).toHaveCount(0);
  }
});
