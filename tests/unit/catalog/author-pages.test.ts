import { expect, test } from 'vitest';
import { buildCatalog } from '#catalog/build-catalog.ts';
import { authorHref } from '#catalog/urls.ts';
import { makeContent } from '../../support/papers.ts';

const content = makeContent([
  { authors: ['Ada Sample', 'Tom Test'] },
  { authors: ['Ada Sample', 'Eve Example'] },
  { authors: ['Ada Sample', 'Eve Example'] },
]);

test.each([
  { authorPageFrom: 1, out: ['Eve Example', 'Ada Sample', 'Tom Test'] },
  { authorPageFrom: 2, out: ['Eve Example', 'Ada Sample'] },
  { authorPageFrom: 3, out: ['Ada Sample'] },
  { authorPageFrom: 4, out: [] },
])('from $authorPageFrom papers on, $out have a page', ({ authorPageFrom, out }) => {
  const { authors } = buildCatalog(content, { authorPageFrom });
  expect(authors.filter(({ page }) => page).map(({ name }) => name)).toEqual(out);
  const linked = authors.filter((author) => authorHref(author) !== undefined);
  expect(linked.map(({ name }) => name)).toEqual(out);
});

test('every author has a page unless a catalogue says otherwise', () => {
  expect(buildCatalog(content).authors.every(({ page }) => page)).toBe(true);
});
