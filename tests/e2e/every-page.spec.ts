import { expect } from '@playwright/test';
import { bodyBytes } from '#cli/bench/body-bytes.ts';
import { dist, listPages } from './support/built-site.ts';
import { pathWithin, test, type Visit } from './support/crawl.ts';
import { brokenLinks, lostAnchors, outsideLinks, repeatedIds } from './support/crawl-faults.ts';

/** One worker visits every page once for all of them. */
test.describe.configure({ mode: 'default' });

/** One TCP window: ten segments of 1,460 bytes. */
const PAPER_PAGE = 14_600;
const LIST_PAGE = 8_000;
const LISTED_PAPER = 800;

const lists = /^\/(?:page\/|(?:authors|areas|orgs|years)\/[^/]+\/)?(?:\d+\/)?$/;

test('every internal link leads to a page', ({ everyPage }) => {
  expect(brokenLinks(everyPage)).toEqual([]);
});

test('every page can be reached from the home page', ({ everyPage }) => {
  const reached = new Set(everyPage.map(({ path }) => path));
  expect(listPages(dist).filter((path) => !reached.has(path))).toEqual([]);
  expect(reached.size).toBeGreaterThan(80);
});

test('every anchor is there, and every id only once', ({ everyPage, baseURL }) => {
  expect(lostAnchors(everyPage, baseURL ?? '')).toEqual([]);
  expect(repeatedIds(everyPage)).toEqual([]);
});

test('links that leave the site say so and use the web', ({ everyPage, baseURL }) => {
  const outside = outsideLinks(everyPage, baseURL ?? '');
  expect(outside.filter(({ href }) => !/^https?:\/\//.test(href))).toEqual([]);
  expect(outside.filter(({ rel }) => !rel.split(' ').includes('external'))).toEqual([]);
  expect(outside.length).toBeGreaterThan(30);
});

test('no page of the site is wider than the narrowest screen', ({ everyPage }) => {
  expect(everyPage.filter(({ overflow }) => overflow > 0).map(({ path }) => path)).toEqual([]);
});

test('no page has an error, a violation of its policy or a failed request', ({ everyPage }) => {
  const faulty = everyPage.filter(({ faults }) => faults.length > 0);
  expect(faulty.map(({ path, faults }) => ({ path, faults }))).toEqual([]);
});

test('no page asks another host for anything', ({ everyPage, baseURL }) => {
  const { origin } = new URL(baseURL ?? '');
  const asked = everyPage.flatMap(({ requests }) => requests);
  expect(asked.filter((url) => new URL(url).origin !== origin)).toEqual([]);
});

test('a paper page arrives in one TCP window', ({ everyPage, baseURL }) => {
  const papers = everyPage.filter(({ path }) => /^\/papers\/[^/]+\/$/.test(path));
  expect(papers).toHaveLength(11);
  const weights = papers.map((visit) => ({ path: visit.path, bytes: weigh(visit, baseURL) }));
  report('paper', weights);
  expect(weights.filter(({ bytes }) => bytes > PAPER_PAGE)).toEqual([]);
});

test('a list weighs little more for each paper on it', ({ everyPage, baseURL }) => {
  const weights = everyPage
    .filter(({ path }) => lists.test(path))
    .map((visit) => ({
      path: visit.path,
      bytes: weigh(visit, baseURL),
      most: LIST_PAGE + LISTED_PAPER * visit.papers,
    }));
  report(
    'home',
    weights.filter(({ path }) => path === '/'),
  );
  for (const kind of ['authors', 'areas', 'orgs', 'years']) {
    report(
      kind,
      weights.filter(({ path }) => path.startsWith(`/${kind}/`)),
    );
  }
  expect(weights.length).toBeGreaterThan(70);
  expect(weights.filter(({ bytes, most }) => bytes > most)).toEqual([]);
});

/** The brotli bodies of all that the browser fetched, as the files of the build. */
function weigh({ path, requests }: Visit, baseURL = ''): number {
  expect(
    requests.some((url) => url.endsWith('.css')),
    `${path} has a style sheet`,
  ).toBe(true);
  return requests
    .filter((url) => !url.startsWith('data:'))
    .map((url) => bodyBytes(dist, pathWithin(baseURL, url) ?? url))
    .reduce((sum, bytes) => sum + bytes, 0);
}

function report(kind: string, weights: { path: string; bytes: number }[]): void {
  const heaviest = weights.reduce((most, next) => (next.bytes > most.bytes ? next : most));
  const lightest = Math.min(...weights.map(({ bytes }) => bytes));
  const description = `${lightest} to ${heaviest.bytes} bytes (${heaviest.path})`;
  test.info().annotations.push({ type: `weight, ${kind}`, description });
  console.log(`Weight, ${kind}: ${description}`);
}
