import { expect, test } from 'vitest';
import { fitsOnePage, letterPages, lettersOf } from '#catalog/letters.ts';
import { makeCatalog } from '../../support/papers.ts';

test('authors stand under the first letter of their family name', () => {
  const catalog = makeCatalog([
    { authors: ['Ana Álvarez', 'Yo Sun', 'Karel Dalby', 'Łukasz Łoś', '3Blue1Brown', '王伟'] },
  ]);
  const letters = lettersOf(catalog, 'authors').map(({ slug, name, listings: under }) => [
    slug,
    name,
    under.map((author) => author.name),
  ]);
  expect(letters).toEqual([
    ['a', 'A', ['Ana Álvarez']],
    ['d', 'D', ['Karel Dalby']],
    ['l', 'L', ['Łukasz Łoś']],
    ['s', 'S', ['Yo Sun']],
    ['w', 'W', ['王伟']],
    ['other', '#', ['3Blue1Brown']],
  ]);
});

test('a large catalogue has pages for each letter', () => {
  const names = Array.from({ length: 700 }, (_, index) => `Ann Smith${index}`);
  const letters = lettersOf(makeCatalog([{ authors: names }]), 'authors');
  expect(fitsOnePage(letters)).toBe(false);
  expect(letters.flatMap(letterPages).map((page) => page.length)).toEqual([300, 300, 100]);
});

test('very many venues have pages for each letter, in the order of their names', () => {
  const venue = (name: string) => ({ name, type: 'journal' as const, year: 2024 });
  const names = Array.from({ length: 599 }, (_, index) => `Letters ${1000 + index}`);
  const papers = ['Zoo', 'annals', ...names].map((name) => ({ venue: venue(name) }));
  const letters = lettersOf(makeCatalog(papers), 'venues');
  expect(fitsOnePage(letters)).toBe(false);
  expect(letters.map(({ slug }) => slug)).toEqual(['a', 'l', 'z']);
  expect(letters[1]?.listings.map(({ name }) => name)).toEqual(names);
});
