import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCatalog } from '#catalog/build-catalog.ts';
import type { Facet, Filters, Stance } from '#search/engine/query/state.ts';
import { facets, noFilters, startState, withStance } from '#search/engine/query/state.ts';
import { readContent } from '#sources/read-content.ts';
import { hasValue, hasWord, passes, type Scanned, scan } from '../../support/plain-scan.ts';
import { buildSearchSite, type SearchSite } from '../../support/search-site.ts';

let site: SearchSite;
/** Oldest first, so that a paper's place is its ordinal. */
let papers: Scanned[];

beforeAll(async () => {
  const { content } = await readContent('tests/fixtures/site');
  const some = content.papers.filter(({ source }) => source.file.endsWith('.mdx'));
  const catalog = buildCatalog({
    ...content,
    site: { ...content.site, dictionaries: [] },
    papers: some,
  });
  site = await buildSearchSite(catalog);
  papers = catalog.papers.toReversed().map(scan);
});
afterAll(() => site.remove());

interface Choosable {
  value?: string;
  stance: Stance;
}

test.each(['', 'lantern', 'loom rhythm'])(
  'every combination of facets, beside the query "%s", finds and counts what a plain scan does',
  async (q) => {
    const vocabulary = (await site.search.vocabulary()).facets;
    const options = (facet: Facet): Choosable[] => {
      const values = vocabulary[facet]?.map(({ value }) => value) ?? [];
      // Of the many authors and venues one stands for all.
      const some = facet === 'author' || facet === 'venue' ? values.slice(0, 1) : values;
      const out = (facet === 'venue' ? [] : some.slice(0, 1)).map(
        (value): Choosable => ({ value, stance: 'exclude' }),
      );
      return [
        { stance: 'none' },
        ...some.map((value): Choosable => ({ value, stance: 'include' })),
        ...out,
      ];
    };
    const hits = papers.filter((scanned) =>
      q.split(' ').every((word) => !word || hasWord(scanned, word)),
    );
    let combinations = 0;
    for (const filters of allFilters(options)) {
      combinations++;
      const answer = await site.search.find({ ...startState, q, filters });
      const expected = hits.filter((scanned) => passes(scanned, filters));
      const ids = Array.from(answer.ordinals, (at) => papers[at]?.paper.id);
      expect(ids.sort()).toEqual(expected.map(({ paper }) => paper.id).sort());
      for (const facet of facets) {
        const among = hits.filter((scanned) => passes(scanned, filters, facet));
        const counts = vocabulary[facet]?.map(
          ({ value }) => among.filter((scanned) => hasValue(scanned, facet, value)).length,
        );
        expect([...(answer.counts[facet] ?? [])]).toEqual(counts);
      }
    }
    expect(combinations).toBeGreaterThan(1000);
  },
  120_000,
);

function allFilters(options: (facet: Facet) => Choosable[]): Filters[] {
  return facets.reduce<Filters[]>(
    (all, facet) =>
      all.flatMap((filters) =>
        options(facet).map(({ value, stance }) =>
          value === undefined ? filters : withStance(filters, facet, value, stance),
        ),
      ),
    [noFilters],
  );
}
