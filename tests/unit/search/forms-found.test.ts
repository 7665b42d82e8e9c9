import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startState } from '#search/engine/query/state.ts';
import { makeCatalog } from '../../support/papers.ts';
import { buildSearchSite, type SearchSite } from '../../support/search-site.ts';

const many = Array.from({ length: 4 }, (_, at) => ({
  title: `Yarn ${at}`,
  authors: [`Adam W${'aeio'[at]}rn`],
  abstract: 'Plain.',
}));

const papers = [
  { title: 'Objects, objects, objects', abstract: 'An object of objects.' },
  {
    title: 'Of threads',
    abstract: 'The objective is a long piece of cloth with few knots in its ragged ends.',
  },
  { title: 'Dense cloth', abstract: 'Dense and dense.' },
  { title: 'On density', abstract: 'The density of the $\\ell_1$ weft.' },
  { title: 'Pattern', abstract: 'We use ADAM on every spinelike loom.' },
  ...many,
].map((paper, at) => ({ id: `p${at}`, date: String(2000 + at), ...paper }));

let site: SearchSite;
beforeAll(async () => {
  site = await buildSearchSite(makeCatalog(papers));
});
afterAll(() => site.remove());

async function ask(q: string, asTyped?: true) {
  const answer = await site.search.find({ ...startState, q, asTyped });
  return { ...answer, found: [...answer.ordinals] };
}

describe('the word that was typed comes before', () => {
  test.each([
    { what: 'other forms of it', q: 'objective', out: [1, 0] },
    { what: 'other forms of it', q: 'object', out: [0, 1] },
    { what: 'words derived from it', q: 'dense', out: [2, 3] },
    { what: 'words derived from it', q: 'density', out: [3, 2] },
    { what: 'words derived from it, beside others', q: 'dense cloth', out: [2] },
  ])('$what: $q', async ({ q, out }) => {
    expect((await ask(q)).found).toEqual(out);
  });

  test.each([
    { q: '"objective"', out: [1] },
    { q: '+objective', out: [1] },
    { q: '"objectivity"', out: [] },
    { q: '"dense"', out: [2] },
    { q: '-dense weft', out: [3] },
  ])('which alone is found where that is asked for: $q', async ({ q, out }) => {
    expect((await ask(q)).found).toEqual(out);
  });
});

test('words are as they were typed where that is wanted', async () => {
  expect((await ask('dense', true)).found).toEqual([2]);
});

test('a word is not buried under names that are the same', async () => {
  const { found } = await ask('Adam');
  expect(found.toSorted()).toEqual([4, 5, 6, 7, 8]);
  expect(found.indexOf(4)).toBeLessThan(3);
});

test.each(['$\\ell_1$ weft', '\\ell_1 weft', 'l1 weft'])('a pasted formula: %s', async (q) => {
  expect((await ask(q)).found).toEqual([3]);
});

test.each([
  { q: 'densit', begun: ['densit'], corrected: [] },
  { q: 'denszity', begun: [], corrected: ['density'] },
  { q: 'objecting', begun: [], corrected: [] },
  { q: 'spinning', begun: [], corrected: [] },
  { q: 'KNOT', begun: [], corrected: [] },
  { q: 'RAG', begun: ['RAG'], corrected: [] },
])('what begins with a word has all of its letters: $q', async ({ q, begun, corrected }) => {
  const answer = await ask(q);
  expect([answer.begun, answer.corrected.map(({ used }) => used)]).toEqual([begun, corrected]);
});
