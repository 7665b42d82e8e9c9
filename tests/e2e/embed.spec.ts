import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { findBarriers } from './support/axe.ts';
import { base, dist } from './support/built-site.ts';

const SITE = 'https://papers.example.org/';
const version = 'https://jsonfeed.org/version/1.1';

/** Feeds as other hosts may have them, by their names. */
const feeds: Record<string, unknown> = {
  hostile: {
    version,
    title: '"><script>window.ran = 1</script>',
    items: [
      {
        title: '<img src=x onerror="window.ran = 1">',
        url: 'javascript:window.ran=1',
        authors: [{ name: '<b>Bo</b>' }, { name: '\u202eevil' }],
        _paper: { venue: '<style>*{display:none}</style>' },
      },
      { title: 'A plain title', url: `${SITE}papers/plain/`, language: '" onclick="window.ran=1' },
    ],
  },
  empty: { version, title: 'None', items: [] },
  other: { version: 'https://jsonfeed.org/version/9', items: [{ title: 'A' }] },
  long: {
    version,
    items: [{ title: 'w'.repeat(900), url: SITE }, { title: 'Of many words '.repeat(60) }],
  },
  rtl: {
    version,
    items: [
      { title: 'שלום עולם, first', url: SITE, language: 'he', authors: [{ name: 'דוד לוי' }] },
    ],
  },
};

/** Opens a page of another site with some lists, and waits until none is busy. */
async function openHost(page: Page, body: string, csp = ''): Promise<void> {
  const shared = { 'Access-Control-Allow-Origin': '*' };
  await page.route('https://lab.example.org/', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': csp },
      body: `<!doctype html><html lang="en"><title>A lab</title><meta name="viewport" content="width=device-width"><script src="${SITE}embed.js" defer></script><main><h1>A lab</h1>${body}</main></html>`,
    }),
  );
  await page.route(`${SITE}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const name = /\/([a-z]+)\.json$/.exec(pathname)?.[1];
    if (pathname === '/embed.js') return route.fulfill({ path: join(dist, 'embed.js') });
    if (name === 'broken') return route.fulfill({ headers: shared, body: '{"version":' });
    if (name === 'lost') return route.fulfill({ headers: shared, status: 500, body: 'Sorry' });
    if (name && name in feeds) return route.fulfill({ headers: shared, json: feeds[name] });
    return route.abort();
  });
  await page.goto('https://lab.example.org/');
  await expect(page.locator('[aria-busy]')).toHaveCount(0);
}

const list = (feed: string, attributes = '') =>
  `<offprint-list id="${feed}" src="${SITE}${feed}.json" ${attributes}><a href="${SITE}">All papers</a></offprint-list>`;

test('the program weighs little, and needs nothing of a page of the site', () => {
  const program = readFileSync(join(dist, 'embed.js'), 'utf8');
  expect(program.length).toBeLessThan(6000);
  expect(program).toMatch(/^\(\(\)=>\{"use strict";[\s\S]*\}\)\(\);\n$/);
  expect(program).not.toMatch(/\b(?:import|export)\b|innerHTML/);
});

test('what feeds say is text, whatever it is', async ({ page }) => {
  await openHost(page, list('hostile', 'heading="3"'));
  const items = page.locator('#hostile > ul > li');
  await expect(items).toHaveCount(2);
  await expect(items.first().getByRole('heading', { level: 3 })).toHaveText(/^<img src=x/);
  await expect(items.first().locator('a, img, b, style')).toHaveCount(0);
  await expect(items.first().locator('bdi')).toHaveText(['<b>Bo</b>', '\u202eevil', /^<style>/]);
  const link = items.last().getByRole('link', { name: 'A plain title' });
  await expect(link).toHaveAttribute('href', `${SITE}papers/plain/`);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(
    await page
      .locator('#hostile li *')
      .evaluateAll((all) =>
        all
          .flatMap(({ attributes }) => [...attributes].map(({ name }) => name))
          .filter((name) => /^on|style|class/.test(name)),
      ),
  ).toEqual([]);
});

test('where no list comes, the link stays', async ({ page }) => {
  const names = ['empty', 'other', 'broken', 'lost', 'unreachable'];
  await openHost(page, names.map((name) => list(name)).join(''));
  for (const name of names) {
    const own = page.locator(`#${name}`);
    await expect(own.getByRole('link'), name).toHaveText('All papers');
    expect(await own.evaluate((it) => it.childElementCount), name).toBe(1);
  }
});

test('without JavaScript the link is there', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await openHost(page, list('rtl'));
  await expect(page.getByRole('link')).toHaveText(['All papers']);
  await context.close();
});

test('long titles fit a phone, and titles from right to left run so', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openHost(page, list('long') + list('rtl'));
  await expect(page.locator('#long li')).toHaveCount(2);
  const room = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(room).toBe(320);
  const title = page.locator('#rtl li a');
  await expect(title).toHaveAttribute('lang', 'he');
  expect(await title.evaluate((it) => getComputedStyle(it).direction)).toBe('rtl');
  await expect(page.locator('#rtl > ul > li')).toHaveCSS('direction', 'ltr');
});

test('it is a list to all, in the order of the keys, without a barrier', async ({ page }) => {
  await openHost(page, `<style>ul { list-style: none }</style>${list('hostile')}${list('rtl')}`);
  await expect(page.getByRole('list')).toHaveCount(2);
  await expect(page.getByRole('list').first()).toHaveAttribute('aria-label', /^"><script>/);
  for (const name of ['A plain title', 'All papers', /^שלום/, 'All papers']) {
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).toHaveText(name);
  }
  expect(await findBarriers(page)).toEqual([]);
});

test('another address, number or level shows at once; what is gone is not waited for', async ({
  page,
}) => {
  await openHost(page, list('rtl'));
  const own = page.locator('#rtl');
  await own.evaluate((it, src) => {
    it.setAttribute('src', src);
    it.setAttribute('limit', '1');
    it.setAttribute('heading', '2');
  }, `${SITE}long.json`);
  await expect(own.getByRole('heading', { level: 2 })).toHaveText(/^www/);
  await expect(own.locator('ul')).toHaveCount(1);
  const kept = await own.evaluate((it, src) => {
    it.setAttribute('src', src);
    it.remove();
    return it.querySelectorAll('li').length;
  }, `${SITE}hostile.json`);
  expect(kept).toBe(1);
});

test('the page about it has the lines for the list that its address names', async ({
  page,
  baseURL,
}) => {
  await page.goto('./areas/fn/');
  await page.getByRole('link', { name: 'Embed' }).click();
  const home = baseURL ?? '';
  const lines = page.locator('pre');
  await expect(lines).toContainText(`<script src="${home}embed.js" defer></script>`);
  await expect(lines).toContainText(
    `src="${home}areas/fn/feed.json" limit="10"><a href="${home}areas/fn/">`,
  );
  const shown = page.locator('offprint-list');
  await expect(shown.locator('li')).toHaveCount(5);
  await expect(shown.locator('> a')).toHaveText(/Fungal Networks$/);
  await page.goto('./embed/?areas/no-such/');
  await expect(lines).toContainText(`src="${base}feed.json"`);
  await expect(shown.locator('li')).toHaveCount(5);
});
