import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noFilters, type SearchState, startState, withStance } from '#search/engine/query/state.ts';
import type { Answer } from '#search/engine/search.ts';
import { makeCatalog } from '../../support/papers.ts';
import { buildSearchSite, openSearchSite, type SearchSite } from '../../support/search-site.ts';
import { ids, papers } from './sample-papers.ts';

let site: SearchSite;

beforeAll(async () => {
  site = await buildSearchSite(makeCatalog(papers, {}, { terms: 'attrition\nsiding\nmethods' }));
});
afterAll(() => site.remove());

const idsIn = ({ ordinals }: Answer) => Array.from(ordinals, (ordinal) => ids[ordinal]);
const find = (state: Partial<SearchState>) => site.search.find({ ...startState, ...state });

describe('a query finds', () => {
  test.each([
    { q: '', out: ['sliding', 'mixture', 'kernels', 'oldest'] },
    { q: 'attention', out: ['sliding', 'kernels', 'mixture'] },
    { q: 'SPARSE attention', out: ['kernels', 'mixture'] },
    { q: 'attenti', out: ['sliding', 'kernels', 'mixture'] },
    { q: 'expert', out: ['mixture'] },
    { q: 'lukasz', out: ['sliding'] },
    { q: 'Møller', out: ['mixture', 'oldest'] },
    { q: 'the sparse of', out: ['kernels', 'mixture'] },
    { q: 'zqxj', out: [] },
    { q: 'sparse -kernels', out: ['mixture'] },
    { q: 'sparse NOT kernels', out: ['mixture'] },
    { q: 'sparse AND kernels', out: ['kernels'] },
    { q: '!moe', out: ['sliding', 'kernels', 'oldest'] },
    { q: 'sparse year:soon', out: ['kernels', 'mixture'] },
    { q: '-moe', out: ['sliding', 'kernels', 'oldest'] },
    { q: '-moerland', out: ['sliding', 'mixture', 'kernels'] },
    { q: '-zqxj kernels', out: ['kernels'] },
    { q: 'graphs OR experts', out: ['mixture', 'kernels'] },
    { q: 'zqxj OR experts', out: ['mixture'] },
    { q: '"sparse attention"', out: ['mixture'] },
    { q: '"attention sparse"', out: [] },
    { q: '"expert"', out: [] },
    { q: '+experts', out: ['mixture'] },
    { q: '"kernels"', out: ['kernels'] },
    { q: '"kernel" graphs', out: [] },
    { q: '"Kaiser"', out: ['sliding'] },
    { q: '"test-time training"', out: ['mixture'] },
    { q: 'title:attention', out: ['sliding'] },
    { q: 'title:sparse', out: [] },
    { q: 'author:sun', out: ['sliding', 'mixture'] },
    { q: 'author:"yo sun" area:BT', out: ['mixture'] },
    { q: 'author:yo-sun sparse', out: ['mixture'] },
    { q: 'author:su', out: [] },
    { q: 'area:aq', out: ['sliding', 'oldest'] },
    { q: 'area:XX', out: [] },
    { q: 'org:sample-lab -has:code', out: [] },
    { q: 'venue:icml', out: ['sliding'] },
    { q: 'year:2024', out: ['mixture', 'kernels'] },
    { q: 'year:..2024 has:code', out: ['kernels'] },
    { q: 'area:BT OR has:code', out: ['sliding', 'mixture', 'kernels'] },
    { q: '+ —', out: ['sliding', 'mixture', 'kernels', 'oldest'] },
  ])('$q', async ({ q, out }) => {
    const found = idsIn(await find({ q }));
    expect(found.toSorted()).toEqual(out.toSorted());
  });
});

test.each([
  { q: 'area:XX', notes: ['No area is called “XX”.'] },
  { q: 'sparse -venue:xyz', notes: ['No venue is called “xyz”.'] },
  {
    q: 'org:none OR author:nobody',
    notes: ['No organisation is called “none”.', 'No author is called “nobody”.'],
  },
  { q: 'area:aq org:sample-lab venue:icml author:sun type:conference', notes: [] },
])('a value that no paper has is said to be none: $q', async ({ q, notes }) => {
  expect((await find({ q })).notes).toEqual(notes);
});

test.each(['doi:10.1234/sliding', 'sort:attnetion'])('%s is no slip of words', async (q) => {
  const { corrected, offered } = await find({ q });
  expect([corrected, offered]).toEqual([[], []]);
});

describe('the order', () => {
  test.each([
    { state: { q: '' }, order: 'date', out: ['sliding', 'mixture', 'kernels', 'oldest'] },
    {
      state: { sort: 'oldest' },
      order: 'oldest',
      out: ['oldest', 'kernels', 'mixture', 'sliding'],
    },
    { state: { sort: 'title' }, order: 'title', out: ['mixture', 'oldest', 'kernels', 'sliding'] },
    {
      state: { sort: 'relevance' },
      order: 'date',
      out: ['sliding', 'mixture', 'kernels', 'oldest'],
    },
    { state: { q: 'has:code' }, order: 'date', out: ['sliding', 'kernels'] },
    {
      state: { q: 'attention', sort: 'oldest' },
      order: 'oldest',
      out: ['kernels', 'mixture', 'sliding'],
    },
  ] as const)('$order of $state', async ({ state, order, out }) => {
    const answer = await find(state);
    expect(answer.order).toBe(order);
    expect(idsIn(answer)).toEqual(out);
  });

  test('is by relevance where there are words: a hit in the title first', async () => {
    const answer = await find({ q: 'attention' });
    expect(answer.order).toBe('relevance');
    expect(idsIn(answer)[0]).toBe('sliding');
  });
});

describe('words that no paper has', () => {
  test('are named, and the others still find', async () => {
    const answer = await find({ q: 'experts zqxj' });
    expect(idsIn(answer)).toEqual(['mixture']);
    expect([answer.mode, answer.missing]).toEqual(['some-words', ['zqxj']]);
  });

  test('alone find nothing, and what helps is offered', async () => {
    const filters = withStance(noFilters, 'area', 'BT', 'include');
    const { total, missing, loosen } = await find({ q: 'zqxj', filters });
    expect([total, missing]).toEqual([0, ['zqxj']]);
    expect(loosen).toEqual([{ removed: 'text', state: { ...startState, filters }, count: 1 }]);
  });
});

describe('a word that no paper has', () => {
  test.each([
    { q: 'slidng window', corrected: ['slidng', 'sliding'], out: ['sliding'] },
    { q: 'attnetion sparse', corrected: ['attnetion', 'attention'], out: ['kernels', 'mixture'] },
    { q: 'Lukazs cheap', corrected: ['Lukazs', 'Łukasz'], out: ['sliding'] },
    { q: 'Moeller nothing', corrected: undefined, out: ['oldest'] },
    { q: 'testtime training', corrected: undefined, out: ['mixture'] },
  ])('is corrected if another is near: $q', async ({ q, corrected, out }) => {
    const answer = await find({ q });
    expect(idsIn(answer).toSorted()).toEqual(out);
    expect(answer.corrected.map(({ typed, used }) => [typed, used])).toEqual(
      corrected ? [corrected] : [],
    );
    expect(answer.mode).toBe('all-words');
  });

  test.each([
    { q: 'attrition', offered: 'attention', out: [] },
    { q: 'attrition graphs', offered: 'attention', out: ['kernels'] },
    { q: 'Siding window', offered: 'Sliding', out: ['sliding'] },
    { q: 'kernel methods', offered: undefined, out: ['kernels'] },
  ])('is not replaced if it is one of the language: $q', async ({ q, offered, out }) => {
    const answer = await find({ q });
    expect([answer.corrected, idsIn(answer).toSorted()]).toEqual([[], out]);
    expect(answer.offered.map(({ used }) => used)).toEqual(offered ? [offered] : []);
  });

  test.each([
    { q: 'nothin', begun: ['nothin'], out: ['oldest'] },
    { q: 'atten sparse', begun: ['atten'], out: ['kernels', 'mixture'] },
    { q: 'attention', begun: [], out: ['kernels', 'mixture', 'sliding'] },
  ])('stands for what begins with it, which is said: $q', async ({ q, begun, out }) => {
    const answer = await find({ q });
    expect([answer.begun, idsIn(answer).toSorted()]).toEqual([begun, out]);
  });

  test('is left as it is where the reader wants it so', async () => {
    const answer = await find({ q: 'slidng window', asTyped: true });
    expect([answer.corrected, answer.missing, answer.mode]).toEqual([[], ['slidng'], 'some-words']);
  });

  test('is looked up in one small file', async () => {
    const fresh = openSearchSite(site.folder);
    await fresh.search.find({ ...startState, q: 'sliding window' });
    const spelling = () => fresh.asked.filter((path) => path.startsWith('search/spelling/'));
    expect(spelling()).toEqual([]);
    await fresh.search.find({ ...startState, q: 'attetnion window' });
    expect(spelling()).toHaveLength(1);
  });
});

describe('what names one paper puts it first', () => {
  test.each([
    { q: 'A Mixture of Experts', out: 'mixture' },
    { q: 'sliding window attention for long contexts', out: 'sliding' },
    { q: 'kernels', out: 'kernels' },
    { q: 'arXiv:2401.00001v3', out: 'oldest' },
    { q: 'https://arxiv.org/abs/2401.00001', out: 'oldest' },
    { q: '10.1000/Test.99', out: 'mixture' },
    { q: 'https://doi.org/10.1000/test.99', out: 'mixture' },
  ])('$q', async ({ q, out }) => {
    expect(idsIn(await find({ q }))[0]).toBe(out);
  });
});

describe('letters and forms', () => {
  test.each([
    { q: 'ell1', out: [] },
    { q: 'l1', out: ['mixture'] },
    { q: 'test-time', out: ['mixture', 'sliding'] },
    { q: 'test time', out: ['mixture', 'sliding'] },
    { q: 'testtime', out: ['mixture'] },
    { q: 'windows', out: ['sliding'] },
    { q: 'Møller', out: ['mixture', 'oldest'] },
    { q: 'moller', out: ['mixture', 'oldest'] },
    { q: 'moe', out: ['mixture'] },
    { q: 'seerattention', out: ['kernels'] },
  ])('$q', async ({ q, out }) => {
    expect(idsIn(await find({ q, asTyped: true })).toSorted()).toEqual(out);
  });
});

test('where filters leave nothing, each that could be given up is offered with its papers', async () => {
  const filters = withStance(noFilters, 'area', 'BT', 'include');
  const { loosen } = await find({ q: 'sparse has:code', filters });
  expect(loosen.map(({ removed, count }) => [removed, count])).toEqual([
    [{ facet: 'area', value: 'BT', stance: 'include' }, 1],
    [{ facet: 'code', value: '1', stance: 'include' }, 1],
  ]);
  for (const { state, count } of loosen) expect((await find(state)).total).toBe(count);
});

test('counts follow the query and the other facets', async () => {
  const filters = withStance(noFilters, 'area', 'BT', 'include');
  const { counts, filters: chosen } = await find({ q: 'sparse org:sample-lab', filters });
  const { facets } = await site.search.vocabulary();
  const named = (facet: 'area' | 'org' | 'year' | 'code') =>
    Object.fromEntries(facets[facet]?.map(({ value }, at) => [value, counts[facet]?.[at]]) ?? []);
  expect(named('area')).toEqual({ AQ: 0, BT: 0, CT: 1 });
  expect(named('org')).toEqual({ 'sample-lab': 0 });
  expect(named('year')).toEqual({ 1999: 0, 2024: 0, 2025: 0 });
  expect(chosen.org).toEqual({ include: ['sample-lab'], exclude: [] });
});

test('an answer is made in slices, and no further once it is not wanted', async () => {
  const state = { ...startState, q: 'attention' };
  let turns = 0;
  const pause = async () => void turns++;
  const { ordinals, words } = await site.search.find(state, { pause });
  expect(turns).toBeGreaterThan(2);
  await site.search.rows(ordinals, words, { pause });
  expect(turns).toBeGreaterThan(2 + ordinals.length);
  const unwanted = new AbortController();
  const end = { signal: unwanted.signal, pause: async () => unwanted.abort() };
  await expect(site.search.find(state, end)).rejects.toThrow('aborted');
  await expect(site.search.rows(ordinals, words, end)).rejects.toThrow('aborted');
});

test('of a small catalogue, a first search asks for one list, its words and its rows', async () => {
  const fresh = openSearchSite(site.folder);
  await fresh.search.find({ ...startState, q: 'sparse experts' });
  const kinds = fresh.asked.map((path) => path.split(/[/.]/)[1]);
  expect([...new Set(kinds)].sort()).toEqual(['catalogue', 'chunks', 'papers']);
});
