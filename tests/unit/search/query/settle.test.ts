import { describe, expect, test } from 'vitest';
import { formatQuery } from '#search/query/format.ts';
import { type Known, settle, settleState, withoutValue } from '#search/query/settle.ts';
import { noFilters, startState, withStance } from '#search/query/state.ts';

const known: Known = {
  area: new Set(['LG', 'CL']),
  org: new Set(['stanford']),
  author: new Set(['yu-sun']),
};

describe('typed operators become choices', () => {
  test.each([
    { q: 'kv area:LG', rest: 'kv', facet: 'area', include: ['LG'], exclude: [] },
    { q: 'area:lg area:CL', rest: '', facet: 'area', include: ['LG', 'CL'], exclude: [] },
    { q: '-area:LG moe', rest: 'moe', facet: 'area', include: [], exclude: ['LG'] },
    { q: 'org:stanford', rest: '', facet: 'org', include: ['stanford'], exclude: [] },
    { q: 'author:yu-sun', rest: '', facet: 'author', include: ['yu-sun'], exclude: [] },
    { q: 'year:2023..2025', rest: '', facet: 'year', include: ['2023..2025'], exclude: [] },
    { q: 'has:code', rest: '', facet: 'code', include: ['1'], exclude: [] },
    { q: '-has:code', rest: '', facet: 'code', include: [], exclude: ['1'] },
  ] as const)('$q', ({ q, rest, facet, include, exclude }) => {
    const settled = settle({ q, filters: noFilters }, known);
    expect(formatQuery(settled.query)).toBe(rest);
    expect(settled.filters).toEqual({ ...noFilters, [facet]: { include, exclude } });
  });

  test.each(['area:XX', 'author:sun', 'venue:ICML', 'title:moe', 'area:LG OR moe', '"area:LG"'])(
    'but not %s, which no facet can say',
    (q) => {
      const settled = settle({ q, filters: noFilters }, known);
      expect(formatQuery(settled.query)).toBe(q);
      expect(settled.filters).toEqual(noFilters);
    },
  );
});

test('ticking and typing are one state', () => {
  const ticked = { ...startState, filters: withStance(noFilters, 'area', 'CL', 'include') };
  const state = settleState({ ...ticked, q: 'moe area:LG' }, known);
  expect(state.q).toBe('moe');
  expect(state.filters.area).toEqual({ include: ['CL', 'LG'], exclude: [] });
});

test('a value that is wanted and excluded is excluded', () => {
  const ticked = withStance(noFilters, 'area', 'LG', 'include');
  const { filters } = settle({ q: '-area:LG', filters: ticked }, known);
  expect(filters.area).toEqual({ include: [], exclude: ['LG'] });
});

test('removing a chip takes back the tick and the typed operator', () => {
  const filters = withStance(noFilters, 'area', 'LG', 'include');
  const state = { ...startState, q: 'moe area:lg area:CL', filters };
  expect(withoutValue(state, 'area', 'LG', known)).toEqual({ ...startState, q: 'moe area:CL' });
});
