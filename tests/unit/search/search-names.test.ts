import { expect, onTestFinished, test } from 'vitest';
import { startState } from '#search/engine/query/state.ts';
import { makeCatalog } from '../../support/papers.ts';
import { buildSearchSite } from '../../support/search-site.ts';

test('the name of an author finds the author’s papers before those of two with a part of it', async () => {
  const mixed = { title: 'On Sun and Yo', abstract: 'Sun, sun, yo, and yo.', date: '2025' };
  const named = await buildSearchSite(
    makeCatalog([
      { ...mixed, id: 'both', authors: ['Yo Sun'], title: 'Other', abstract: 'Other.' },
      { ...mixed, id: 'apart', authors: ['Lin Yo', 'Sun Li'], title: 'Other', abstract: 'Other.' },
    ]),
  );
  onTestFinished(() => named.remove());
  const { ordinals } = await named.search.find({ ...startState, q: 'yo sun' });
  const rows = await named.search.rows(ordinals, []);
  expect(rows.map(({ id }) => id)).toEqual(['both', 'apart']);
});

test('a name finds the papers of its bearers before those with a word that has it as a part', async () => {
  const many = ['Ann Li', 'Bo Li', 'Jan Li'].map((name, at) => ({
    id: `by-${at}`,
    title: 'Other',
    date: '2024',
    authors: [name],
    abstract: 'On roads.',
  }));
  const part = { id: 'part', title: 'LiDAR and LiDAR Again', abstract: 'LiDAR on roads, LiDAR.' };
  const named = await buildSearchSite(makeCatalog([...many, { ...part, date: '2025' }]));
  onTestFinished(() => named.remove());
  const { ordinals } = await named.search.find({ ...startState, q: 'li roads' });
  const rows = await named.search.rows(ordinals, []);
  expect(rows.map(({ id }) => id).at(-1)).toBe('part');
});
