import { expect, test } from 'vitest';
import { indexedText, toIndexRecord, toRow } from '#search/index/index-record.ts';
import { packRow, unpackRow } from '#search/index/row.ts';
import { makeCatalog } from '../../support/papers.ts';

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
    area: 'AQ',
    orgs: ['sample-lab'],
    venue: 'ICML 2025',
    venueInFull: 'ICML 2025, PMLR 267',
    venueUrl: 'https://example.org/published',
    arxiv: '2407.01230',
    status: 'retracted',
  });
  expect(row?.authors[1]).toEqual({ name: "Ana O'Brien", slug: 'ana-obrien' });
});

test('a row comes back from its packed form', () => {
  for (const fields of [full, {}]) {
    const [paper] = makeCatalog([fields]).papers;
    const row = paper && toRow(paper);
    if (!row) throw new Error('No paper');
    expect(unpackRow(JSON.parse(JSON.stringify(packRow(row))))).toEqual(
      JSON.parse(JSON.stringify(row)),
    );
  }
});

test('the index is given title, authors and abstract, and the ordinal as the address', () => {
  const [paper] = makeCatalog([full]).papers;
  const record = paper && toIndexRecord(indexedText(toRow(paper)), 7, 'en');
  expect(record).toEqual({
    url: '7',
    language: 'en',
    content: 'first paragraph second with01 x2',
    meta: {
      title: 'costs of01 o n log n at01 49',
      ids: 'kaiser2024costs0 2407012300',
      authors: 'lukasz0 kaiser0 · · ana0 obrien0 · · mausam0 · · 王0 伟0 · · jane0 doe0',
    },
  });
});

test('a paper without a word in its abstract is indexed by its id, so that it counts', () => {
  const contentOf = (fields: object) => {
    const [paper] = makeCatalog([{ ...fields, id: 'doe2024' }]).papers;
    return paper && toIndexRecord(indexedText(toRow(paper)), 0, 'en').content;
  };
  expect(contentOf({ title: 'A Title', abstract: '\u0002 …' })).toBe('doe20240');
  expect(contentOf({ title: '?', abstract: '…' })).toBe('doe20240');
});
