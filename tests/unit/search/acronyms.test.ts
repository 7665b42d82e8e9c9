import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startState } from '#search/engine/query/state.ts';
import { acronymsIn } from '#search/terms/acronyms.ts';
import { cpuSeconds } from '../../support/cpu-seconds.ts';
import { makeCatalog } from '../../support/papers.ts';
import { buildSearchSite, type SearchSite } from '../../support/search-site.ts';

describe('an acronym that a text explains', () => {
  test.each([
    { text: 'We use a slanting thread loom (STL) here.', out: ['STL slanting thread loom'] },
    { text: 'Slanting thread looms (STLs) are old.', out: ['STL Slanting thread looms'] },
    { text: 'An STL (slanting thread loom) is old.', out: ['STL slanting thread loom'] },
    { text: 'graphical weaving unit (GWU), fast', out: ['GWU graphical weaving unit'] },
    { text: 'of weft (WEFT) and warp (see below) in 2023 (Doe)', out: [] },
    { text: 'results on ten looms (ABC)', out: [] },
    { text: 'a (see [2] and (STL)) slanting thread loom (STL', out: [] },
    { text: '(of [a slanting thread loom (STL)])', out: ['STL slanting thread loom'] },
  ])('$text', ({ text, out }) => {
    expect(Array.from(acronymsIn(text), ({ short, long }) => `${short} ${long}`)).toEqual(out);
  });
});

test('the longest abstract is read at once for acronyms', () => {
  const text = 'weft and warp '.repeat(7_000);
  expect(cpuSeconds(() => Array.from(acronymsIn(text)))).toBeLessThan(0.5);
});

describe('an acronym and what it stands for', () => {
  const papers = [
    { abstract: 'A slanting thread loom (STL) by hand.' },
    { abstract: 'Only STL is meant here.' },
    { abstract: 'The slanting thread loom in full.' },
    { abstract: 'A thread, WL, and nothing else.' },
    { abstract: 'WBL is never explained.' },
    { abstract: 'A knotted thin loom (KTL).' },
    { abstract: 'A knit tape line (KTL).' },
    { abstract: 'A plain velvet web (PVW).' },
    { abstract: 'Of PVW and its kin.' },
    { abstract: 'Any plain velvet web (PlaVeW).' },
  ].map((paper, at) => ({ ...paper, date: String(2000 + at) }));
  let site: SearchSite;
  beforeAll(async () => {
    site = await buildSearchSite(makeCatalog(papers));
  });
  afterAll(() => site.remove());

  test.each([
    { q: 'STL', out: [0, 1, 2], also: ['slanting thread loom'] },
    { q: 'stl', out: [0, 1, 2], also: ['slanting thread loom'] },
    { q: 'slanting thread loom', out: [0, 1, 2], also: ['STL'] },
    { q: 'slanting thread looms hand', out: [0], also: ['STL'] },
    { q: '"STL"', out: [0, 1], also: [] },
    { q: '"slanting thread loom"', out: [0, 2], also: [] },
    { q: '-STL', out: [2, 3, 4, 5, 6, 7, 8, 9], also: [] },
    { q: 'plain velvet web', out: [7, 8, 9], also: ['PVW'] },
    { q: 'thread', out: [0, 2, 3], also: [] },
    { q: 'weft bending loom', out: [4], also: ['WBL'] },
    { q: 'weft of a loom', out: [0, 2, 5], also: [] },
    { q: 'worsted but lean', out: [], also: [] },
    { q: 'woven linen', out: [3], also: ['WL'] },
    { q: 'woven loom', out: [0, 2, 5], also: [] },
  ])('find the same: $q', async ({ q, out, also }) => {
    const answer = await site.search.find({ ...startState, q });
    expect([...answer.ordinals].toSorted()).toEqual(out);
    expect(answer.also.map(({ other }) => other)).toEqual(also);
  });

  test('are offered where nobody knows which is meant', async () => {
    const { total, also, unclear } = await site.search.find({ ...startState, q: 'KTL by hand' });
    expect([total, also]).toEqual([3, []]);
    expect(unclear).toEqual([{ typed: 'KTL', others: ['knotted thin loom', 'knit tape line'] }]);
  });

  test('are taken as they are typed where that is wanted', async () => {
    const { total, also } = await site.search.find({ ...startState, q: 'STL', asTyped: true });
    expect([total, also]).toEqual([2, []]);
  });
});
