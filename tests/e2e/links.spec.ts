import { expect } from '@playwright/test';
import { dist, listPages } from './support/built-site.ts';
import { test } from './support/crawl.ts';
import { brokenLinks, lostAnchors, outsideLinks, repeatedIds } from './support/crawl-faults.ts';

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
