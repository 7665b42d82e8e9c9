import { expect, test } from 'vitest';
import HeatTable from '#components/HeatTable.astro';
import { makeCatalog } from '../support/papers.ts';
import { render } from './render.ts';

const { papers } = makeCatalog([
  { area: 'AQ', date: '2024-01-01' },
  { area: 'AQ', date: '2024-02-01' },
  { area: 'AQ', date: '2025-01-01' },
  { area: 'BT', date: '2025-03-01' },
]);
const table = await render(HeatTable, { papers, caption: 'By area' });

test('heads its rows and columns for those who listen', () => {
  expect(table.texts('caption')).toEqual(['By area']);
  expect(table.texts('[scope=col]')).toEqual(['Area', '2024', '2025', 'All']);
  // Here the tags are the names.
  expect(table.texts('[scope=row]')).toEqual(['AQ', 'BT']);
});

test('counts the papers of each area and year, and leads to them', () => {
  expect(table.texts('td')).toEqual(['2', '1', '3', '', '1', '1']);
  expect(table.attributes('td a', 'href')).toEqual([
    '/areas/aq/#y2024',
    '/areas/aq/#y2025',
    '/areas/bt/#y2025',
  ]);
});

test('a deeper tint means more', () => {
  expect(table.attributes('td', 'class')).toEqual([
    'n3',
    'n2',
    undefined,
    undefined,
    'n2',
    undefined,
  ]);
});
