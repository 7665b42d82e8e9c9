import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countFacets, matches } from '#search/engine/facets.ts';
import {
  type Choice,
  type Facet,
  type Filters,
  facets,
  noFilters,
} from '#search/engine/query/state.ts';
import { type Columns, packAuthors, packColumns, unpackColumns } from '#search/index/columns.ts';
import { OrdinalSet } from '#search/index/ordinal-set.ts';

interface Paper {
  area: string[];
  author: string[];
  org: string[];
  venue: string[];
  year: string;
  type: string[];
  code: string[];
}

const values: Record<Facet, string[]> = {
  area: ['AQ', 'BT', 'CT'],
  author: ['ann', 'bob', 'cem'],
  org: ['mit', 'eth'],
  venue: ['icml', 'letters'],
  year: ['2022', '2023', '2025'],
  type: ['article', 'thesis'],
  code: ['1'],
};

const paper: fc.Arbitrary<Paper> = fc.record({
  area: fc.subarray(values.area),
  author: fc.subarray(values.author, { minLength: 1 }),
  org: fc.subarray(values.org),
  venue: fc.subarray(values.venue, { maxLength: 1 }),
  year: fc.constantFrom(...values.year),
  type: fc.subarray(values.type, { minLength: 1, maxLength: 1 }),
  code: fc.subarray(values.code),
});

const catalogue = fc
  .array(paper, { maxLength: 40 })
  .map((papers) => papers.toSorted((a, b) => a.year.localeCompare(b.year)));

const filters: fc.Arbitrary<Filters> = fc.record<Filters>(
  Object.fromEntries(
    facets.map((facet) => {
      const chosen = fc.subarray(facet === 'year' ? ['2022..2023', '2025'] : values[facet]);
      return [facet, fc.record<Choice>({ include: chosen, exclude: chosen })];
    }),
  ) as Record<Facet, fc.Arbitrary<Choice>>,
);

function columnsOf(papers: readonly Paper[]): Columns {
  const listings = (facet: Facet) =>
    values[facet].map((value) => ({
      value,
      name: value,
      ordinals: papers.flatMap((paper, ordinal) => (has(paper, facet, value) ? [ordinal] : [])),
    }));
  const packed = packColumns({
    size: papers.length,
    areas: listings('area'),
    orgs: listings('org'),
    venues: listings('venue'),
    years: listings('year').reverse(),
    types: listings('type'),
    code: listings('code')[0]?.ordinals ?? [],
  });
  return unpackColumns(packed, packAuthors(listings('author')));
}

function has(paper: Paper, facet: Facet, value: string): boolean {
  const [first = '', last = first] = value.split('..');
  if (facet === 'year') return paper.year >= first && paper.year <= last;
  return paper[facet].includes(value);
}

function passes(paper: Paper, wanted: Filters, except?: Facet): boolean {
  return facets.every((facet) => {
    if (facet === except) return true;
    const { include, exclude } = wanted[facet];
    const inside = include.length === 0 || include.some((value) => has(paper, facet, value));
    return inside && !exclude.some((value) => has(paper, facet, value));
  });
}

describe('filters', () => {
  test('let through what a look at each paper lets through', () => {
    fc.assert(
      fc.property(catalogue, filters, (papers, wanted) => {
        const found = [...matches(columnsOf(papers), wanted).toArray()];
        const expected = [...papers.keys()].filter((at) => passes(papers[at] as Paper, wanted));
        expect(found).toEqual(expected);
      }),
    );
  });

  test('let nothing through for a value that no paper has', () => {
    const columns = columnsOf([
      {
        area: ['AQ'],
        author: ['ann'],
        org: [],
        venue: [],
        year: '2022',
        type: ['article'],
        code: [],
      },
    ]);
    const wanted = { ...noFilters, area: { include: ['XX'], exclude: [] } };
    expect(matches(columns, wanted).count).toBe(0);
  });
});

describe('counts', () => {
  test('are the rows that a value gives when it alone is chosen in its facet', () => {
    fc.assert(
      fc.property(catalogue, filters, fc.func(fc.boolean()), (papers, wanted, isHit) => {
        const columns = columnsOf(papers);
        const hits = [...papers.keys()].filter((at) => isHit(at));
        const counts = countFacets(columns, new OrdinalSet(papers.length, hits), wanted);
        for (const [facet, column] of columns.facets) {
          const expected = column.values.map(
            ({ value }) =>
              hits.filter((at) => {
                const paper = papers[at] as Paper;
                return passes(paper, wanted, facet) && has(paper, facet, value);
              }).length,
          );
          expect([...(counts.get(facet) ?? [])], facet).toEqual(expected);
        }
      }),
    );
  });

  test('of the whole catalogue stand beside the values', () => {
    const [aq, bt] =
      columnsOf([
        {
          area: ['AQ'],
          author: ['ann'],
          org: [],
          venue: [],
          year: '2022',
          type: ['article'],
          code: [],
        },
        {
          area: ['AQ'],
          author: ['bob'],
          org: ['mit'],
          venue: [],
          year: '2025',
          type: ['article'],
          code: ['1'],
        },
      ]).facets.get('area')?.values ?? [];
    expect([aq?.total, bt?.total]).toEqual([2, 0]);
  });
});
