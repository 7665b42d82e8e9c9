import { describe, expect, test } from 'vitest';
import { createEngine } from '#search/engine/engine.ts';
import { noFilters, startState } from '#search/engine/query/state.ts';
import { createSource } from '#search/engine/source.ts';
import { COUNTED_VENUES } from '#search/index/catalogue-file.ts';
import { toSource } from '#search/index/index-record.ts';
import { searchFiles } from '#search/pagefind/search-files.ts';
import { englishKey } from '../../support/english-keys.ts';
import { makeCatalog } from '../../support/papers.ts';

/** The search of a catalogue without a word of text. */
function searchOf(papers: Parameters<typeof makeCatalog>[0]) {
  const catalog = makeCatalog(papers);
  const rows = catalog.papers.toReversed().map(toSource);
  const made = searchFiles(catalog, rows, {
    segments: [],
    lexicon: new Set(),
    languages: [],
    keyOf: englishKey,
  });
  const files = new Map(Array.from(made, ({ path, content }) => [`/${path}`, content]));
  const fetch = async (input: string | URL | Request) => {
    const content = files.get(String(input).split('?')[0] ?? '');
    return new Response(content as BodyInit, { status: content === undefined ? 404 : 200 });
  };
  return createEngine(createSource({ base: '/', fetch }));
}

const venue = (name: string, year = 2024) => ({ name, type: 'conference' as const, year });

const few = [
  { venue: venue('KNOT', 2023) },
  { venue: venue('Knot ’24') },
  { venue: venue('Looms, Threads & Yarns') },
  {},
];
const others = Array.from({ length: COUNTED_VENUES.venues }, (_, at) => ({
  venue: venue(`Other ${at}`),
}));

function choose(include: readonly string[], exclude: readonly string[] = []) {
  return { ...startState, filters: { ...noFilters, venue: { include, exclude } } };
}

describe.each([
  { name: 'few venues', papers: few, isCounted: true },
  { name: 'too many venues to count', papers: [...few, ...others], isCounted: false },
])('among $name', ({ papers, isCounted }) => {
  const search = searchOf(papers);

  test('one has the papers of all its years and spellings', async () => {
    const { total, chosen } = await search.find(choose(['knot']));
    expect(total).toBe(2);
    expect(chosen.venue).toEqual([{ value: 'knot', name: 'KNOT', total: 2 }]);
    expect((await search.find(choose(['knot', 'looms-threads-and-yarns']))).total).toBe(3);
    expect((await search.find(choose([], ['knot']))).total).toBe(papers.length - 2);
    expect((await search.find(choose(['no-such-venue']))).total).toBe(0);
  });

  test('one is found by the beginning of its name', async () => {
    expect(await search.venues('kn')).toEqual([{ value: 'knot', name: 'KNOT', total: 2 }]);
    expect((await search.venues('yarns')).map(({ value }) => value)).toEqual([
      'looms-threads-and-yarns',
    ]);
  });

  test(`they are ${isCounted ? 'a facet with counts' : 'no facet'}`, async () => {
    const { facets } = await search.vocabulary();
    const { counts } = await search.find(startState);
    expect(facets.venue?.map(({ name }) => name)).toEqual(
      isCounted ? ['KNOT', 'Looms, Threads & Yarns'] : undefined,
    );
    expect(counts.venue && [...counts.venue]).toEqual(isCounted ? [2, 1] : undefined);
  });

  test('what to give up is offered where nothing is left', async () => {
    const { loosen } = await search.find({
      ...choose(['knot']),
      filters: { ...choose(['knot']).filters, year: { include: ['1999'], exclude: [] } },
    });
    expect(loosen.map(({ removed, count }) => [removed, count])).toEqual([
      [{ facet: 'year', value: '1999', stance: 'include' }, 2],
    ]);
  });
});
