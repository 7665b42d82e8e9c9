import { describe, expect, test } from 'vitest';
import { venueName, venueSlug } from '#catalog/venues.ts';
import { makeCatalog } from '../../support/papers.ts';

const named = (name: string, type: Parameters<typeof venueName>[0]['type'] = 'conference') => {
  return { name, type, year: 2024 };
};

test.each([
  'ICML',
  'ICML 2024',
  'ICML2024',
  'ICML 2025',
  'icml ’24',
  "ICML '24",
  'ICML (2024)',
  '2024 ICML',
  'ICML-2024',
  'Proceedings of ICML 2024',
  'Proceedings of the 41st ICML',
])('%s is ICML', (name) => {
  expect(venueSlug(named(name))).toBe('icml');
});

test.each([
  'International Conference on Looms',
  'Proceedings of the 41st International Conference on Looms',
  'Proceedings of the Forty-First International Conference on Looms, 2024',
  'The Twelfth International Conference on Looms',
  'First International Conference on Looms',
  'Proc. of the 3rd International Conference on Looms (Volume 1: Long Papers)',
  'INTERNATIONAL CONFERENCE ON LOOMS',
  'International  Conference on “Looms”',
])('%s is one conference', (name) => {
  expect(venueSlug(named(name))).toBe('international-conference-on-looms');
});

describe('what is no year and no number of a meeting stays', () => {
  test.each([
    ['ICML 2019', 'conference'],
    ['Second Language Research Forum', 'conference'],
    ['Conference on 21st Century Looms', 'conference'],
    ['21st Century Looms', 'conference'],
    ['19th-Century Music', 'journal'],
    ['First Monday', 'journal'],
    ['Proceedings of the IEEE', 'journal'],
    ['Proceedings of Machine Learning Research', 'conference'],
    ['Proceedings of the 3rd Workshop on Knots', 'journal'],
    ['2024', 'book'],
    ['IEEE 802.2024', 'conference'],
    ['Blade Runner 2049', 'book'],
  ] as const)('%s, a %s', (name, type) => {
    expect(venueName(named(name, type))).toBe(name);
  });
});

test.each([
  ['Systems & Control', 'Systems and Control', true],
  ['IEEE/CVF Looms', 'IEEE CVF looms', true],
  ['Revue d’Économie', "Revue d'Economie", true],
  ['C Journal', 'C++ Journal', false],
  ['ICML', 'International Conference on Machine Learning (ICML)', false],
  ['ICML', 'ICML Workshops', false],
  ['机器学习', '机器学系', false],
])('%s and %s are one: %s', (a, b, isSame) => {
  expect(venueSlug(named(a, 'journal')) === venueSlug(named(b, 'journal'))).toBe(isSame);
});

test('a name keeps its spelling', () => {
  expect(venueName(named('Proceedings of the 41st Conference on LOOMS (2024), Ghent'))).toBe(
    'Conference on LOOMS, Ghent',
  );
});

test('papers of one venue share a listing, which is called as most of them say', () => {
  const venue = (name: string, year: number) => ({ name, type: 'conference' as const, year });
  const { venues, papers } = makeCatalog([
    { venue: venue('icml', 2023) },
    { venue: venue('Proceedings of ICML 2024', 2024) },
    { venue: venue('ICML', 2025), date: '2026' },
    { venue: venue('KNOT', 2025) },
    {},
  ]);
  expect(venues.map(({ name, slug, papers: own }) => [name, slug, own.length])).toEqual([
    ['ICML', 'icml', 3],
    ['KNOT', 'knot', 1],
  ]);
  expect(papers.filter(({ sameVenue }) => sameVenue === undefined)).toHaveLength(1);
});
