import { expect } from '@playwright/test';
import { dist, listPages } from './support/built-site.ts';
import { test } from './support/crawl.ts';
import { brokenLinks, lostAnchors, outsideLinks, repeatedIds } from './support/crawl-faults.ts';
import { moves, people, records } from './support/records.ts';
import { weightOf } from './support/weight.ts';

/** One worker visits every page once for all of them. */
test.describe.configure({ mode: 'default' });

test('every internal link leads to a page', ({ everyPage }) => {
  expect(brokenLinks(everyPage)).toEqual([]);
});

/** But for addresses that have moved. */
test('every page can be reached from the home page', ({ everyPage }) => {
  const reached = new Set(everyPage.map(({ path }) => path));
  const aside = new Set([...moves.keys()].map((path) => `/${path}/`));
  expect(listPages(dist).filter((path) => !reached.has(path) && !aside.has(path))).toEqual([]);
  expect(reached.size).toBeGreaterThan(records.length + people.size);
});

test('every anchor is there, and every id only once', ({ everyPage, baseURL }) => {
  expect(lostAnchors(everyPage, baseURL ?? '')).toEqual([]);
  expect(repeatedIds(everyPage)).toEqual([]);
});

test('links that leave the site say so and use the web', ({ everyPage, baseURL }) => {
  const outside = outsideLinks(everyPage, baseURL ?? '');
  expect(outside.filter(({ href }) => !/^https?:\/\//.test(href))).toEqual([]);
  // What the head tells programs of a paper is no way out for readers.
  const ways = outside.filter(({ rel }) => !/^(?:cite-as|type|author|item)$/.test(rel));
  expect(ways.filter(({ rel }) => !rel.split(' ').includes('external'))).toEqual([]);
  expect(ways.length).toBeGreaterThan(30);
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

test('a paper arrives in one TCP window, a list weighs little more for each paper on it', ({
  everyPage,
  baseURL,
}) => {
  const weights = everyPage.flatMap((visit) => weightOf(visit, dist, baseURL ?? ''));
  const below = (folder: string) => weights.filter(({ path }) => path.startsWith(`/${folder}/`));
  expect(below('papers')).toHaveLength(records.length);
  expect(below('page')).toHaveLength(1);
  report(
    'home',
    weights.filter(({ path }) => path === '/'),
  );
  for (const kind of ['papers', 'authors', 'areas', 'orgs', 'venues', 'years'])
    report(kind, below(kind));
  expect(weights.length).toBeGreaterThan(records.length + people.size);
  expect(weights.filter(({ bytes, most }) => bytes > most)).toEqual([]);
});

function report(kind: string, weights: { path: string; bytes: number }[]): void {
  const heaviest = weights.reduce((most, next) => (next.bytes > most.bytes ? next : most));
  const lightest = Math.min(...weights.map(({ bytes }) => bytes));
  const description = `${lightest} to ${heaviest.bytes} bytes (${heaviest.path})`;
  test.info().annotations.push({ type: `weight, ${kind}`, description });
  console.log(`Weight, ${kind}: ${description}`);
}
