import { afterAll, beforeAll, expect, test } from 'vitest';
import { noFilters, startState, withStance } from '#search/engine/query/state.ts';
import { makeCatalog } from '../../support/papers.ts';
import { buildSearchSite, type SearchSite } from '../../support/search-site.ts';

const catalog = makeCatalog([
  {
    id: 'looms',
    title: 'On Looms',
    date: '2021',
    type: 'thesis',
    genre: 'MSc thesis',
    institution: 'Sample University',
  },
  { id: 'threads', title: 'Threads', date: '2022', area: ['AQ', 'BT'], abstract: undefined },
  {
    id: 'weaving',
    title: 'Weaving',
    date: '2023',
    area: undefined,
    venue: { name: 'ICML', type: 'conference', year: 2023 },
  },
]);

let site: SearchSite;
beforeAll(async () => {
  site = await buildSearchSite(catalog);
});
afterAll(() => site.remove());

async function find(q: string, filters = noFilters) {
  const { ordinals } = await site.search.find({ ...startState, q, filters });
  return Array.from(ordinals, (ordinal) => catalog.papers[2 - ordinal]?.id);
}

test.each([
  ['thesis', ['looms']],
  ['Sample University', ['looms']],
  ['"Sample University"', ['looms']],
  ['MSc thesis', ['looms']],
  ['author:sample', []],
  ['BT', ['threads']],
])('a kind, who made it public and an area are found as rows print them: %s', async (q, ids) => {
  expect(await find(q)).toEqual(ids);
});

test.each([
  ['type:thesis', ['looms']],
  ['type:Thesis', ['looms']],
  ['-type:thesis', ['weaving', 'threads']],
  ['type:preprint', ['threads']],
  ['type:conference OR type:thesis', ['weaving', 'looms']],
  ['type:book', []],
  ['area:BT', ['threads']],
  ['area:AQ', ['threads', 'looms']],
  ['-area:AQ', ['weaving']],
  ['threads', ['threads']],
])('%s finds %j', async (q, ids) => {
  expect(await find(q)).toEqual(ids);
});

test('kinds are counted and chosen like areas', async () => {
  const { facets } = await site.search.vocabulary();
  expect(facets.type?.map(({ value, name, total }) => [value, name, total])).toEqual([
    ['conference', 'Conference papers', 1],
    ['preprint', 'Preprints', 1],
    ['thesis', 'Theses', 1],
  ]);
  expect(await find('', withStance(noFilters, 'type', 'thesis', 'include'))).toEqual(['looms']);
});
