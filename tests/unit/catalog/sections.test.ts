import { expect, test } from 'vitest';
import { menuLinks, sectionsOf } from '#catalog/sections.ts';
import { makeCatalog } from '../../support/papers.ts';

const code = ['https://example.org/code'];

test.each([
  { name: 'nothing', papers: [], out: ['about'] },
  { name: 'a paper', papers: [{}], out: ['areas', 'authors', 'years', 'about'] },
  {
    name: 'a paper of an organisation, with code',
    papers: [{ org: ['sample-lab'], code }],
    out: ['areas', 'authors', 'orgs', 'years', 'code', 'about'],
  },
  {
    name: 'a paper in a venue',
    papers: [{ venue: { name: 'KNOT', type: 'conference' as const, year: 2024 } }],
    out: ['areas', 'authors', 'venues', 'years', 'about'],
  },
])('$name has the pages $out', ({ papers, out }) => {
  expect(sectionsOf(makeCatalog(papers))).toEqual(out);
});

test('a menu leads to what is there, in its own order, and to addresses of its own', () => {
  const items = [
    'orgs',
    'venues',
    'years',
    { label: 'Team', url: '/authors/' },
    { label: 'Home', url: 'https://example.org' },
    'areas',
  ] as const;
  expect(menuLinks(makeCatalog([{}]), items)).toEqual([
    { label: 'Years', href: '/years/', section: 'years' },
    { label: 'Team', href: '/authors/' },
    { label: 'Home', href: 'https://example.org', rel: 'external' },
    { label: 'Areas', href: '/areas/', section: 'areas' },
  ]);
});
