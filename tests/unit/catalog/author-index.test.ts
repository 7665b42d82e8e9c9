import { expect, test } from 'vitest';
import { authorLetters, coauthorsOf, fitsOnePage, letterPages } from '#catalog/author-index.ts';
import { makeCatalog } from '../../support/papers.ts';

test('authors stand under the first letter of their family name', () => {
  const { authors } = makeCatalog([
    { authors: ['Ana Álvarez', 'Yo Sun', 'Karel Dalby', 'Łukasz Łoś', '3Blue1Brown', '王伟'] },
  ]);
  const letters = authorLetters(authors).map(({ slug, name, authors: under }) => [
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
  const letters = authorLetters(makeCatalog([{ authors: names }]).authors);
  expect(fitsOnePage(letters)).toBe(false);
  expect(letters.flatMap(letterPages).map((page) => page.length)).toEqual([300, 300, 100]);
});

test('co-authors are counted by papers in common', () => {
  const { authors } = makeCatalog([
    { authors: ['Ann Lee', 'Bo Chen'] },
    { authors: ['Bo Chen', 'Ann Lee', 'Cy Diaz'] },
  ]);
  const ann = authors.find(({ slug }) => slug === 'ann-lee');
  if (!ann) throw new Error('no author');
  const { total, coauthors } = coauthorsOf(ann);
  expect(total).toBe(2);
  expect(coauthors.map(({ author, count }) => [author.name, count])).toEqual([
    ['Bo Chen', 2],
    ['Cy Diaz', 1],
  ]);
});

test('of very many co-authors those with the most papers in common are named, then the first', () => {
  const names = Array.from({ length: 300 }, (_, index) => `Ann Smith${index}`);
  const { papers } = makeCatalog([{ authors: names }, { authors: ['Ann Smith0', 'Ann Smith299'] }]);
  const ann = papers[0]?.authors[0]?.author;
  if (!ann) throw new Error('no author');
  const { total, coauthors } = coauthorsOf(ann);
  expect(total).toBe(299);
  expect(coauthors).toHaveLength(100);
  expect(coauthors[0]).toMatchObject({ author: { name: 'Ann Smith299' }, count: 2 });
  expect(coauthors.map(({ author }) => author.name).toSorted()).toEqual(
    [...names.slice(1, 100), 'Ann Smith299'].toSorted(),
  );
});
