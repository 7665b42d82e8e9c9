import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type SearchState, startState } from '#search/engine/query/state.ts';
import { makeCatalog } from '../../support/papers.ts';
import { buildSearchSite, openSearchSite, type SearchSite } from '../../support/search-site.ts';
import { papers } from './sample-papers.ts';

let site: SearchSite;

beforeAll(async () => {
  site = await buildSearchSite(makeCatalog(papers, {}, { terms: 'attrition\nsiding\nmethods' }));
});
afterAll(() => site.remove());

const find = (state: Partial<SearchState>) => site.search.find({ ...startState, ...state });

test('rows show what was found', async () => {
  const answer = await find({ q: 'sliding window attention' });
  const [row] = await site.search.rows(answer.ordinals, answer.words);
  expect(row).toMatchObject({
    id: 'sliding',
    areas: ['AQ'],
    orgs: ['sample-lab'],
    code: ['https://example.org/sliding'],
    venue: 'ICML 2025',
    title: [
      { text: 'Sliding-Window Attention', hit: true },
      { text: ' for Long Contexts', hit: false },
    ],
  });
  expect(row?.authors[0]).toEqual({
    name: [{ text: 'Łukasz Kaiser', hit: false }],
    slug: 'lukasz-kaiser',
  });
});

test('authors are suggested by the beginnings of their names, the busiest first', async () => {
  const named = async (text: string) =>
    (await site.search.authors(text)).map(({ value, total }) => [value, total]);
  expect(await named('mol')).toEqual([['ann-moller', 2]]);
  expect(await named('yo su')).toEqual([['yo-sun', 2]]);
  expect(await named('l')).toEqual([
    ['bo-li', 1],
    ['lukasz-kaiser', 1],
  ]);
  expect(await named('')).toEqual([]);
});

test('a catalogue without papers finds nothing', async () => {
  const empty = await buildSearchSite(makeCatalog([]));
  onTestFinished(() => empty.remove());
  const { total, missing } = await empty.search.find({ ...startState, q: 'sparse' });
  expect([total, missing]).toEqual([0, ['sparse']]);
  expect((await empty.search.find(startState)).total).toBe(0);
});

describe('what is loaded', () => {
  test('for facets alone is no text', async () => {
    const fresh = openSearchSite(site.folder);
    await fresh.search.find({ ...startState, q: 'area:AQ', sort: 'oldest' });
    expect(fresh.asked.filter((path) => path.startsWith('search/chunks/'))).toEqual([]);
  });

  test('is loaded once', async () => {
    const fresh = openSearchSite(site.folder);
    for (const q of ['attention', 'attention has:code', 'attention']) {
      const answer = await fresh.search.find({ ...startState, q });
      await fresh.search.rows(answer.ordinals, answer.words);
    }
    expect(fresh.asked).toEqual([...new Set(fresh.asked)]);
  });

  test('is not waited for when the reader has gone on', async () => {
    const controller = new AbortController();
    const asked = site.search.find({ ...startState, q: 'graphs' }, { signal: controller.signal });
    controller.abort();
    await expect(asked).rejects.toThrow('aborted');
  });
});
