import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { findSiteFaults } from '#cli/site/check-site.ts';
import { policyFor } from '#layouts/content-security-policy.ts';
import { COMMON_WORD, hostilePapers } from '../support/hostile-content.ts';
import { readXml } from '../support/xml.ts';
import { dist } from './support/built-site.ts';
import {
  findForeign,
  foreignMarkup,
  inlineScripts,
  ownScripts,
  PUBLISHED,
  readPages,
} from './support/foreign-markup.ts';
import { test, texts } from './support/hostile-site.ts';
import { searchPage } from './support/search-page.ts';
import { watch } from './support/watch.ts';

/** One worker builds the site once for all of them. */
test.describe.configure({ mode: 'default', timeout: 120_000 });

/** Pages that are looked at together, each in a frame. */
const TOGETHER = 24;

/** Watches a page, and what it asks of other hosts or asks its reader. */
function guard(page: Page): () => string[] {
  const { faults, requests } = watch(page);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  return () => [
    ...faults,
    ...dialogs,
    ...requests.filter((url) => !/^(?:http:\/\/localhost:\d+\/|blob:http:\/\/localhost)/.test(url)),
  ];
}

/** Opens addresses in frames of one page and looks at what they came to. */
async function lookAt(page: Page, addresses: readonly string[], stored: readonly string[] = []) {
  const harness = new URL('./harness', addresses[0]).href;
  await page.route(harness, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Frames</title>' }),
  );
  await page.goto(harness);
  const foreign: string[] = [];
  for (let at = 0; at < addresses.length; at += TOGETHER) {
    await page.evaluate(openFrames, {
      urls: addresses.slice(at, at + TOGETHER),
      stored: stored.slice(at / TOGETHER, at / TOGETHER + 3),
    });
    foreign.push(...(await findForeign(page)));
  }
  return foreign;
}

/** Runs in the browser: shows pages to somebody with odd things in the browser's storage. */
async function openFrames({ urls, stored }: { urls: string[]; stored: string[] }): Promise<void> {
  const [theme = '', citation = '', id = ''] = stored;
  localStorage.setItem('theme', theme);
  localStorage.setItem('citation', citation);
  sessionStorage.setItem('selection', JSON.stringify([[id, 3], [id], id, { id }]));
  document.body.replaceChildren();
  const opened = urls.map((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    return new Promise((resolve) => {
      frame.onload = resolve;
      document.body.append(frame);
    });
  });
  await Promise.all(opened);
}

test('every page is made of the markup that honest pages are made of', ({ site }) => {
  const pages = readPages(site.dist);
  expect(pages.length).toBeGreaterThan(4 * texts.length);
  expect(foreignMarkup(pages, readPages(dist))).toEqual([]);
  expect(policyFor('')).not.toMatch(/unsafe-inline|'unsafe-eval|\*|https?:/);
  const loose = pages.filter(([, html]) => {
    const own = inlineScripts(html).find(({ text }) => ownScripts.includes(text));
    const policy = own && policyFor(own.text);
    return !html.includes(`<meta http-equiv="content-security-policy" content="${policy}">`);
  });
  expect(loose.map(([path]) => path)).toEqual([]);
  const scripts = pages.flatMap(([, html]) => inlineScripts(html));
  const others = scripts.filter(({ type, text }) => type !== '' || !ownScripts.includes(text));
  expect(others.filter(({ type }) => type !== 'application/ld+json')).toEqual([]);
  for (const { text } of others) JSON.parse(text);
  expect(others.length).toBeGreaterThan(texts.length);
});

test('the site is whole', ({ site }) => {
  const { faults } = findSiteFaults({
    folder: site.dist,
    base: '/sub/',
    site: PUBLISHED,
  });
  expect(faults).toEqual([]);
});

test('feeds, the sitemap and all data can be read', ({ site }) => {
  const names = readdirSync(site.dist, { recursive: true, encoding: 'utf8' });
  const read = (name: string) => readFileSync(join(site.dist, name), 'utf8');
  const xml = names.filter((name) => name.endsWith('.xml'));
  expect(xml.length).toBeGreaterThan(2 * texts.length);
  for (const name of xml) readXml(read(name)).dispose();
  for (const name of names.filter((name) => name.endsWith('.json'))) JSON.parse(read(name));
  const lines = read('catalogue.jsonl').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).title).sort()).toEqual(
    hostilePapers(texts)
      .map(({ title }) => title.trim())
      .sort(),
  );
});

test('no page runs, loads or leads to what a record asks for', async ({ page, site }) => {
  const faults = guard(page);
  // Of authors, areas and organisations, which are as many as texts, every page of a few.
  const paths = readPages(site.dist)
    .map(([path]) => path)
    .filter(
      (path, at) => !/^\/(?:authors|areas|orgs|venues)\/[^/]+\/$/.test(path) || at % 40 === 0,
    );
  expect(paths.length).toBeGreaterThan(texts.length);
  const addresses = paths.map((path) => new URL(`.${path}`, site.address).href);
  expect(await lookAt(page, addresses, texts)).toEqual([]);
  expect(faults()).toEqual([]);
});

test('no address runs, loads or leads to what it asks for', async ({ page, site }) => {
  const faults = guard(page);
  const facets = 'area author org year'.split(' ');
  const names = [
    'q',
    'sort',
    'code',
    'show',
    ...facets,
    ...facets,
    ...facets,
    ...facets,
    ...facets,
  ];
  const addresses: string[] = [];
  for (let at = 0; at < texts.length; at += names.length) {
    const url = new URL(site.address);
    for (const [place, name] of names.entries()) {
      // URLs have no lone surrogates.
      url.searchParams.append(name, (texts[at + place] ?? '').toWellFormed().slice(0, 1000));
    }
    url.hash = texts[at]?.toWellFormed() ?? '';
    addresses.push(url.href);
  }
  expect(await lookAt(page, addresses)).toEqual([]);
  expect(faults()).toEqual([]);
});

test('what is found is shown and marked as text', async ({ page }) => {
  const faults = guard(page);
  const { papers, count, box } = searchPage(page);
  const all = texts.length;
  await page.goto(`./?q=${COMMON_WORD}&show=${all}`);
  await expect(count).toHaveText(`${all} papers`);
  await expect(papers).toHaveCount(all);
  expect(await page.locator('mark').count()).toBeGreaterThan(all / 2);
  expect(await findForeign(page)).toEqual([]);
  await page.getByRole('button', { name: `Export ${all} papers` }).click();
  const format = page.getByRole('combobox', { name: 'Format' });
  for (const label of ['BibTeX', 'RIS', 'Markdown']) {
    await format.selectOption({ label });
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    expect((await saving).suggestedFilename()).toMatch(/^papers\.\w+$/);
    expect(await findForeign(page, '[role=dialog], dialog')).toEqual([]);
  }
  await page.keyboard.press('Escape');
  for (const words of ['alert', 'script', 'onerror img', '"javascript alert"', 'evil OR svg']) {
    await box.fill(words);
    await expect(page).toHaveURL((url) => url.searchParams.get('q') === words);
    await expect(page.locator('mark').first()).toBeVisible();
    expect(await findForeign(page)).toEqual([]);
  }
  expect(faults()).toEqual([]);
});

test('what somebody types is shown as text', async ({ page }) => {
  const faults = guard(page);
  const { box } = searchPage(page);
  await page.goto('./');
  await box.fill('x');
  await expect(page).toHaveURL(/q=x/);
  // The last of some is answered in full; of the others it is enough that nothing comes of them.
  for (let at = 0; at < texts.length; at += 20) {
    await box.evaluate(type, texts.slice(at, at + 20));
    await page.waitForTimeout(150);
    expect(await findForeign(page, 'main')).toEqual([]);
  }
  expect(faults()).toEqual([]);
});

/** Runs in the browser: puts texts into a box, one soon after the other. */
async function type(box: HTMLElement | SVGElement, texts: string[]): Promise<void> {
  for (const text of texts) {
    (box as HTMLInputElement).value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('searches that the browser remembers are shown as text', async ({ page }) => {
  const faults = guard(page);
  const { box } = searchPage(page);
  await page.goto('./?q=x');
  await expect(page.locator('.offers')).toHaveCount(1);
  await box.fill('');
  const shown = await box.evaluate(remember, texts);
  expect(shown).toBeGreaterThan(texts.length - 20);
  expect(await findForeign(page)).toEqual([]);
  for (const broken of ['{', 'null', '{"length": 3}', '[{"toString": 1}, [[]], null, 7]']) {
    await page.evaluate((stored) => localStorage.setItem('recent', stored), broken);
    await box.blur();
    await box.focus();
  }
  expect(faults()).toEqual([]);
});

/** Runs in the browser: lets a box offer old searches, and keeps what it showed on the page. */
async function remember(box: HTMLElement | SVGElement, texts: readonly string[]): Promise<number> {
  const seen = document.createElement('div');
  document.body.append(seen);
  for (let at = 0; at < texts.length; at += 6) {
    localStorage.setItem('recent', JSON.stringify(texts.slice(at, at + 6)));
    box.blur();
    box.focus();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const panel = document.querySelector('.offers:not([hidden]) [aria-label="Last searches"]');
    if (panel) seen.append(panel.cloneNode(true));
  }
  return seen.querySelectorAll('[role=option]').length;
}
