import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress, readText, writeAddress } from '#search/engine/query/address.ts';
import {
  type Choice,
  type Facet,
  type Filters,
  facets,
  noFilters,
  type SearchState,
  sorts,
  startState,
} from '#search/engine/query/state.ts';

const read = (address: string, known = {}) => readAddress(new URLSearchParams(address), known);

describe('an address', () => {
  test('holds query, facets, order and number of results', () => {
    const address =
      '?q=kv+cache&area=AQ&area=BT&author=yo-sun&org=-sample-lab&venue=icml&year=2023..2025&code=1&sort=date&show=30';
    const { state, notes } = read(address);
    expect(notes).toEqual([]);
    expect(state).toEqual({
      q: 'kv cache',
      filters: {
        area: { include: ['AQ', 'BT'], exclude: [] },
        author: { include: ['yo-sun'], exclude: [] },
        org: { include: [], exclude: ['sample-lab'] },
        venue: { include: ['icml'], exclude: [] },
        year: { include: ['2023..2025'], exclude: [] },
        type: { include: [], exclude: [] },
        code: { include: ['1'], exclude: [] },
      },
      sort: 'date',
      show: 30,
    });
    expect(writeAddress(state)).toBe(address);
  });

  test('says whether words are meant as they are typed', () => {
    const address = '?q=confrmal&as-typed=1&area=AQ';
    expect(read(address).state).toMatchObject({ q: 'confrmal', asTyped: true });
    expect(writeAddress(read(address).state)).toBe(address);
    expect(writeAddress(read('?as-typed=1').state)).toBe('');
  });

  test('holds five hundred characters of a page that was pasted', () => {
    const page = 'A page of text. '.repeat(6000);
    const { q, notes } = readText(page);
    expect(writeAddress({ ...startState, q }).length).toBeLessThan(600);
    expect(notes).toEqual(['Only the first 500 characters of the query are used.']);
    expect(readText(` ${q} `)).toEqual({ q, notes: [] });
  });

  test('of the start is empty', () => {
    expect(writeAddress(startState)).toBe('');
    expect(read('').state).toEqual(startState);
  });

  test('is the same for the same state, in whatever order it was written', () => {
    const { state } = read('?show=30&code=1&year=2024&sort=title&area=AQ&q=moe');
    expect(writeAddress(state)).toBe('?q=moe&area=AQ&year=2024&code=1&sort=title&show=30');
  });
});

describe('an address that makes no sense is read as far as it does', () => {
  const known = { area: new Set(['AQ']), author: new Set(['yo-sun']) };
  test.each([
    { address: '?area=XX', note: '“XX” is left out: no area has this tag.' },
    { address: '?author=nobody', note: '“nobody” is left out: no author has this address.' },
    { address: '?org=a/b', note: '“a/b” is left out: no organisation has this address.' },
    {
      address: '?year=soon',
      note: '“soon” is left out: write a year as 2024 or a range as 2023..2025.',
    },
    { address: '?code=yes', note: '“yes” is left out: write code=1 for papers with code.' },
    { address: '?sort=best', note: '“best” is no order; use relevance, date, oldest, title.' },
    { address: '?show=all', note: '“all” is no number of papers to show.' },
    { address: '?show=0', note: '“0” is no number of papers to show.' },
  ])('$address', ({ address, note }) => {
    expect(read(address, known)).toEqual({ state: startState, notes: [note] });
  });

  test('the case of a known value is mended, and others are ignored in silence', () => {
    const { state, notes } = read('?area=aq&area=&utm_source=x&sort=', known);
    expect(state.filters.area).toEqual({ include: ['AQ'], exclude: [] });
    expect(notes).toEqual([]);
  });

  test('a value that is wanted and excluded is excluded', () => {
    const { state, notes } = read('?area=AQ&area=-AQ');
    expect(state.filters.area).toEqual({ include: [], exclude: ['AQ'] });
    expect(notes).toEqual(['“AQ” was both wanted and excluded; it is excluded.']);
  });

  test('a query is cut where nobody reads on, and so is a list', () => {
    const { state, notes } = read(`?q=${'a'.repeat(600)}&show=999999`);
    expect(state.q).toHaveLength(500);
    expect(state.show).toBe(1500);
    expect(notes).toEqual(['Only the first 500 characters of the query are used.']);
  });

  test('whatever it is', () => {
    const name = fc.constantFrom('q', ...facets, 'sort', 'show', 'other');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), (params) => {
        const { state } = readAddress(new URLSearchParams(params));
        expect(read(writeAddress(state))).toEqual({ state, notes: [] });
      }),
    );
  });
});

describe('a state that is written and read', () => {
  const slugs = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/), { maxLength: 3 });
  const years = fc.uniqueArray(fc.constantFrom('2023', '2023..2025', '2020..', '..1999'));
  const values: Record<Facet, fc.Arbitrary<string[]>> = {
    area: fc.uniqueArray(fc.constantFrom('AQ', 'BT', 'aqua-EM')),
    author: slugs,
    org: slugs,
    venue: slugs,
    year: years,
    type: fc.subarray(['thesis', 'article']),
    code: fc.subarray(['1']),
  };
  const filters: fc.Arbitrary<Filters> = fc.record<Filters>(
    Object.fromEntries(
      facets.map((facet) => [
        facet,
        fc.tuple(values[facet], values[facet]).map(
          ([include, exclude]): Choice => ({
            include: include.filter((value) => !exclude.includes(value)),
            exclude,
          }),
        ),
      ]),
    ) as Record<Facet, fc.Arbitrary<Choice>>,
  );
  const state: fc.Arbitrary<SearchState> = fc.record({
    q: fc.string({ maxLength: 100, unit: 'grapheme' }).map((text) => text.trim()),
    filters,
    sort: fc.option(fc.constantFrom(...sorts), { nil: undefined }),
    show: fc.integer({ min: 10, max: 1500 }),
  });

  test('is the same', () => {
    fc.assert(
      fc.property(state, (written) => {
        expect(read(writeAddress(written))).toEqual({ state: written, notes: [] });
      }),
    );
  });

  test('has no filters if none were written', () => {
    expect(read('?q=moe').state.filters).toEqual(noFilters);
  });
});
