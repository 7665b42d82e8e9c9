import { expect, test } from 'vitest';
import { buildCatalog } from '#catalog/build-catalog.ts';
import { indexedText, toIndexRecord, toRow } from '#search/index/index-record.ts';
import { packRow, unpackRow } from '#search/index/row.ts';
import { makeCatalog, makeContent } from '../../support/papers.ts';

const full = {
  id: 'kaiser2024costs',
  title: 'Costs of $O(n \\log n)$ at 49\\%',
  date: '2024-07',
  authors: ['Łukasz Kaiser', "Ana O'Brien", 'Mausam', '王伟', 'Jane Doe'],
  authorsComplete: false,
  org: ['sample-lab'],
  code: ['https://example.org/code'],
  venue: { name: 'ICML', type: 'conference' as const, year: 2025, series: 'PMLR', volume: '267' },
  arxiv: '2407.01230',
  url: 'https://example.org/published',
  status: 'retracted' as const,
  abstract: 'First *paragraph*.\n\nSecond, with $x^2$.',
};

test('a row is plain text with what a list shows', () => {
  const [paper] = makeCatalog([full]).papers;
  const row = paper && toRow(paper);
  expect(row).toMatchObject({
    title: 'Costs of O(n log n) at 49%',
    abstract: 'First paragraph.\nSecond, with x².',
    areas: ['AQ'],
    orgs: ['sample-lab'],
    venue: 'ICML 2025',
    venueSlug: 'icml',
    venueInFull: 'ICML 2025, PMLR 267',
    venueUrl: 'https://example.org/published',
    arxiv: '2407.01230',
    status: 'retracted',
  });
  expect(row?.authors[1]).toEqual({ name: "Ana O'Brien", slug: 'ana-obrien' });
});

test.each([
  { fields: full, site: {} },
  { fields: {}, site: {} },
  { fields: full, site: { authorPageFrom: 2 } },
  { fields: { area: ['AQ', 'BT'], abstract: undefined, type: 'thesis' as const }, site: {} },
  {
    fields: { area: undefined, authors: [], editors: ['Ann Lee'], language: 'de', publisher: 'P' },
    site: {},
  },
])('a row comes back from its packed form: $fields.id $site', ({ fields, site }) => {
  const [paper] = makeCatalog([fields], {}, site).papers;
  const row = paper && toRow(paper);
  if (!row) throw new Error('No paper');
  expect(unpackRow(JSON.parse(JSON.stringify(packRow(row))))).toEqual(row);
});

test('the slug of a venue travels where it is not simply the name', () => {
  const packed = ['Slow Letters', 'Lettres à Ève', 'KNOT ’24'].map((name) => {
    const venue = { name, type: 'conference' as const, year: 2024 };
    const [paper] = makeCatalog([{ venue }]).papers;
    const row = paper && packRow(toRow(paper));
    return [row?.[6]?.venueSlug, row && unpackRow(row).venueSlug];
  });
  expect(packed).toEqual([
    [undefined, 'slow-letters'],
    ['lettres-a-eve', 'lettres-a-eve'],
    ['knot', 'knot'],
  ]);
});

test('authors without a page have no address, and cost two bytes', () => {
  const packed = [1, 2].map((authorPageFrom) => {
    const [paper] = makeCatalog([{}], {}, { authorPageFrom }).papers;
    return paper && packRow(toRow(paper));
  });
  expect(packed.map((row) => row?.[2])).toEqual([['Jane Doe'], [['Jane Doe']]]);
});

test('what is wrong with a repository travels with its address', () => {
  const content = makeContent([full]);
  const state = { url: 'https://example.org/code', state: 'gone' as const, date: '2026-01-05' };
  const { papers } = buildCatalog({ ...content, linkStates: new Map([[state.url, state]]) });
  const row = papers[0] && toRow(papers[0]);
  expect(row).toMatchObject({
    code: [state.url],
    linkFaults: { [state.url]: { state: 'gone', date: '2026-01-05' } },
  });
});

test('the index is given title, authors and abstract, and the ordinal as the address', () => {
  const [paper] = makeCatalog([full]).papers;
  const record = paper && toIndexRecord(indexedText(toRow(paper)), 7);
  expect(record).toEqual({
    url: '7',
    language: 'und',
    content: 'first paragraph second with x2',
    meta: {
      title: 'costs of o n log n at 49',
      ids: 'kaiser2024costs0 2407012300 exampleorgcode0',
      authors: 'lukasz0 kaiser0 · · ana0 obrien0 · · mausam0 · · 王0 伟0 · · jane0 doe0',
    },
  });
});

test('a paper without a word in its abstract is indexed by its id, so that it counts', () => {
  const contentOf = (fields: object) => {
    const [paper] = makeCatalog([{ ...fields, id: 'doe2024' }]).papers;
    return paper && toIndexRecord(indexedText(toRow(paper)), 0).content;
  };
  expect(contentOf({ title: 'A Title', abstract: '\u0002 …' })).toBe('doe20240');
  expect(contentOf({ title: '?', abstract: '…' })).toBe('doe20240');
});
