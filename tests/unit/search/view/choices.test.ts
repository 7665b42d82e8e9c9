import { expect, test } from 'vitest';
import {
  type Choice,
  noFilters,
  type SearchState,
  type Stance,
  settle,
  startState,
} from '#search/engine/query/state.ts';
import { choose, namesIn, stanceOf } from '#search/ui/choices.ts';

const known = { year: new Set(['2026', '2025', '2024', '2023']), area: new Set(['AQ', 'BT']) };

function stateWith(year: Partial<Choice>, q = ''): SearchState {
  const filters = { ...noFilters, year: { include: [], exclude: [], ...year } };
  return { ...startState, q, filters };
}

test.each<{ year: Partial<Choice>; value: string; out: Stance }>([
  { year: {}, value: '2024', out: 'none' },
  { year: { include: ['2024'] }, value: '2024', out: 'include' },
  { year: { include: ['2023..2025'] }, value: '2023', out: 'include' },
  { year: { include: ['2023..2025'] }, value: '2026', out: 'none' },
  { year: { include: ['2024..'] }, value: '2026', out: 'include' },
  { year: { include: ['2023..2025'], exclude: ['2024'] }, value: '2024', out: 'exclude' },
  { year: { include: ['2024'], exclude: ['..2025'] }, value: '2023', out: 'exclude' },
])('$year stands to $value as $out', ({ year, value, out }) => {
  expect(stanceOf(stateWith(year).filters, 'year', value)).toBe(out);
});

test.each<{ year: Partial<Choice>; q?: string; value: string; stance: Stance; out: Choice }>([
  {
    year: {},
    value: '2024',
    stance: 'include',
    out: { include: ['2024'], exclude: [] },
  },
  {
    year: { include: ['2023..2025'] },
    value: '2024',
    stance: 'none',
    out: { include: ['2025', '2023'], exclude: [] },
  },
  {
    year: { include: ['2023..2025'] },
    value: '2026',
    stance: 'include',
    out: { include: ['2023..2025', '2026'], exclude: [] },
  },
  {
    year: { include: ['2024..'] },
    value: '2026',
    stance: 'exclude',
    out: { include: ['2025', '2024'], exclude: ['2026'] },
  },
  {
    year: { exclude: ['..2024'] },
    value: '2023',
    stance: 'none',
    out: { include: [], exclude: ['2024'] },
  },
  {
    year: {},
    q: 'kernel year:2024..2025',
    value: '2025',
    stance: 'none',
    out: { include: ['2024'], exclude: [] },
  },
])('$year $q, $value becomes $stance', ({ year, q = '', value, stance, out }) => {
  const state = stateWith(year, q);
  const { filters } = settle(state, known);
  const next = choose(state, filters, { facet: 'year', value, stance }, known);
  expect(next.filters.year).toEqual(out);
  expect(next.q).toBe(q && 'kernel');
});

test.each([
  { input: '2024', out: '2024' },
  { input: '2023..2025', out: '2023–2025' },
  { input: '2023..', out: 'from 2023' },
  { input: '..2025', out: 'until 2025' },
])('$input in words', ({ input, out }) => {
  const nameOf = namesIn({ size: 0, facets: {}, known: {} });
  expect(nameOf('year', input)).toBe(out);
});
