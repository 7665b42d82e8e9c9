import { expect, test } from 'vitest';
import { coauthorsOf } from '#catalog/author-index.ts';
import { makeCatalog } from '../../support/papers.ts';

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
