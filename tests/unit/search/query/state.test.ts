import { describe, expect, test } from 'vitest';
import { formatQuery } from '#search/engine/query/parse.ts';
import {
  type Known,
  noFilters,
  settle,
  settleState,
  shownOf,
  startState,
  withoutValue,
  withStance,
} from '#search/engine/query/state.ts';

test.each([
  { total: 4, show: 10, shown: 4 },
  { total: 11, show: 10, shown: 11 },
  { total: 15, show: 10, shown: 15 },
  { total: 16, show: 10, shown: 10 },
  { total: 25, show: 20, shown: 25 },
  { total: 300, show: 20, shown: 20 },
])('of $total papers, $shown are shown where $show are asked for', ({ total, show, shown }) => {
  expect(shownOf(total, show)).toBe(shown);
});

const known: Known = {
  area: new Set(['AQ', 'BT']),
  org: new Set(['sample-lab']),
  author: new Set(['yo-sun']),
};

describe('typed operators become choices', () => {
  test.each([
    { q: 'kv area:AQ', rest: 'kv', facet: 'area', include: ['AQ'], exclude: [] },
    { q: 'area:aq area:BT', rest: '', facet: 'area', include: ['AQ', 'BT'], exclude: [] },
    { q: '-area:AQ moe', rest: 'moe', facet: 'area', include: [], exclude: ['AQ'] },
    { q: 'org:sample-lab', rest: '', facet: 'org', include: ['sample-lab'], exclude: [] },
    { q: 'author:yo-sun', rest: '', facet: 'author', include: ['yo-sun'], exclude: [] },
    { q: 'year:2023..2025', rest: '', facet: 'year', include: ['2023..2025'], exclude: [] },
    { q: 'has:code', rest: '', facet: 'code', include: ['1'], exclude: [] },
    { q: '-has:code', rest: '', facet: 'code', include: [], exclude: ['1'] },
  ] as const)('$q', ({ q, rest, facet, include, exclude }) => {
    const settled = settle({ q, filters: noFilters }, known);
    expect(formatQuery(settled.query)).toBe(rest);
    expect(settled.filters).toEqual({ ...noFilters, [facet]: { include, exclude } });
  });

  test.each(['area:XX', 'author:sun', 'venue:ICML', 'title:moe', 'area:AQ OR moe', '"area:AQ"'])(
    'but not %s, which no facet can say',
    (q) => {
      const settled = settle({ q, filters: noFilters }, known);
      expect(formatQuery(settled.query)).toBe(q);
      expect(settled.filters).toEqual(noFilters);
    },
  );
});

test('ticking and typing are one state', () => {
  const ticked = { ...startState, filters: withStance(noFilters, 'area', 'BT', 'include') };
  const state = settleState({ ...ticked, q: 'moe area:AQ' }, known);
  expect(state.q).toBe('moe');
  expect(state.filters.area).toEqual({ include: ['BT', 'AQ'], exclude: [] });
});

test('a value that is wanted and excluded is excluded', () => {
  const ticked = withStance(noFilters, 'area', 'AQ', 'include');
  const { filters } = settle({ q: '-area:AQ', filters: ticked }, known);
  expect(filters.area).toEqual({ include: [], exclude: ['AQ'] });
});

test('removing a chip takes back the tick and the typed operator', () => {
  const filters = withStance(noFilters, 'area', 'AQ', 'include');
  const state = { ...startState, q: 'moe area:aq area:BT', filters };
  expect(withoutValue(state, 'area', 'AQ', known)).toEqual({ ...startState, q: 'moe area:BT' });
});
