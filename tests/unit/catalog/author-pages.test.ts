import { expect, test } from 'vitest';
import { authorHref } from '#catalog/urls.ts';
import { makeCatalog } from '../../support/papers.ts';

const papers = [
  { authors: ['Ada Sample', 'Tom Test'] },
  { authors: ['Ada Sample', 'Eve Example'] },
  { authors: ['Ada Sample', 'Eve Example'] },
];

test.each([
  { authorPageFrom: 1, out: ['Eve Example', 'Ada Sample', 'Tom Test'] },
  { authorPageFrom: 2, out: ['Eve Example', 'Ada Sample'] },
  { authorPageFrom: 3, out: ['Ada Sample'] },
  { authorPageFrom: 4, out: [] },
])('from $authorPageFrom papers on, $out have a page', ({ authorPageFrom, out }) => {
  const { authors } = makeCatalog(papers, {}, { authorPageFrom });
  expect(authors.filter(({ page }) => page).map(({ name }) => name)).toEqual(out);
  const linked = authors.filter((author) => authorHref(author) !== undefined);
  expect(linked.map(({ name }) => name)).toEqual(out);
});

test('every author has a page unless a catalogue says otherwise', () => {
  expect(makeCatalog(papers).authors.every(({ page }) => page)).toBe(true);
});
