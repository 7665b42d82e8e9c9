import { expect, test } from 'vitest';
import { byYear } from '#catalog/dates.ts';
import DatedSections from '#components/DatedSections.astro';
import Tally from '#components/Tally.astro';
import { makeCatalog } from '../support/papers.ts';
import { render } from './render.ts';

const { papers } = makeCatalog([{ date: '2024-01-01' }, { date: '2024-02-01' }]);
const groups = byYear(papers);

test('a year says how many papers it has where all of them are there', async () => {
  expect((await render(DatedSections, { groups, counts: true })).texts('h2')).toEqual(['2024 2']);
});

test('of a list of several pages none says how many of a year it happens to have', async () => {
  expect((await render(DatedSections, { groups, counts: false })).texts('h2')).toEqual(['2024']);
});

test('counts in a tally are grouped as all others are', async () => {
  const items = [{ name: 'Stellwerk', href: '/orgs/stellwerk/', count: 3122 }];
  expect((await render(Tally, { items })).texts('b')).toEqual(['3,122']);
});
