import { describe, expect, test } from 'vitest';
import { counted, summaryOf } from '#catalog/counted.ts';
import { byMonth, byYear, dateInWords } from '#catalog/dates.ts';
import { displayName } from '#catalog/display-name.ts';
import { linkLabel } from '#catalog/links.ts';
import { sortKey } from '#catalog/names.ts';
import { venueInWords } from '#catalog/publication.ts';
import { paperView } from '#catalog/row.ts';
import { doiHref } from '#catalog/urls.ts';
import { areaYearHref, yearTable } from '#catalog/year-table.ts';
import { makeCatalog } from '../../support/papers.ts';

test.each([
  { date: '2024-07-05', words: '5 Jul 2024' },
  { date: '2024-05', words: 'May 2024' },
  { date: '2024', words: '2024' },
])('dateInWords: $date', ({ date, words }) => {
  expect(dateInWords(date)).toBe(words);
});

test.each([
  { name: { given: 'Yo', family: 'Sun' }, shown: 'Yo Sun', key: 'sun, yo' },
  { name: { family: 'Mausam' }, shown: 'Mausam', key: 'mausam' },
  {
    name: { given: 'Martin Luther', family: 'King', suffix: 'Jr.' },
    shown: 'Martin Luther King Jr.',
    key: 'king, martin luther, jr.',
  },
  { name: { given: '伟', family: '王' }, shown: '王伟', key: '王, 伟' },
  { name: { given: 'Luc', family: 'Van Gool' }, shown: 'Luc Van Gool', key: 'van gool, luc' },
  { name: { given: 'Łukasz', family: 'Kaiser' }, shown: 'Łukasz Kaiser', key: 'kaiser, lukasz' },
])('names: $shown', ({ name, shown, key }) => {
  expect(displayName(name)).toBe(shown);
  expect(sortKey(name)).toBe(key);
});

test.each([
  { count: 0, words: '0 papers' },
  { count: 1, words: '1 paper' },
  { count: 81294, words: '81,294 papers' },
])('counted: $words', ({ count, words }) => {
  expect(counted(count, 'paper')).toBe(words);
});

test.each([
  { url: 'https://github.com/example/code', name: 'example/code', host: 'github.com' },
  { url: 'https://www.example.org', name: 'example.org', host: 'example.org' },
  { url: 'https://example.org/a%20b/', name: 'a b', host: 'example.org' },
  { url: 'https://example.org/%E0%A4%A', name: '%E0%A4%A', host: 'example.org' },
])('linkLabel: $url', ({ url, name, host }) => {
  expect(linkLabel(url)).toEqual({ name, host });
});

test.each([
  { doi: '10.5555/3700000.3700006', href: 'https://doi.org/10.5555/3700000.3700006' },
  { doi: '10.1000/a#b?c', href: 'https://doi.org/10.1000/a%23b%3Fc' },
])('doiHref: $doi', ({ doi, href }) => {
  expect(doiHref(doi)).toBe(href);
});

test('venueInWords gives the place in the volume', () => {
  const venue = { name: 'ICML', type: 'conference', year: 2025 } as const;
  expect(venueInWords(venue)).toBe('ICML 2025');
  expect(venueInWords({ ...venue, series: 'PMLR', volume: '267', pages: '57503-57522' })).toBe(
    'ICML 2025, PMLR 267, pages 57503–57522',
  );
  expect(venueInWords({ ...venue, name: 'Nature', volume: '649' })).toBe('Nature 2025, volume 649');
});

describe('the byline of a row', () => {
  const names = (count: number) =>
    Array.from({ length: count }, (_, index) => `Ann Author${index}`);
  const bylineOf = (count: number, here?: number) => {
    const { papers } = makeCatalog([{ authors: names(count) }]);
    const [paper] = papers;
    if (!paper) throw new Error('no paper');
    const author = here === undefined ? undefined : paper.authors[here]?.author;
    const { names: shown, more } = paperView(paper, author);
    return [shown.map(({ name, isAfterGap }) => name.replace('Ann ', isAfterGap ? '…' : '')), more];
  };

  test.each([
    { count: 1, here: undefined, shown: ['Author0'], more: 0 },
    { count: 5, here: undefined, shown: [0, 1, 2, 3, 4].map((n) => `Author${n}`), more: 0 },
    { count: 6, here: undefined, shown: ['Author0', 'Author1', 'Author2'], more: 3 },
    { count: 450, here: 3, shown: ['Author0', 'Author1', 'Author2', 'Author3'], more: 446 },
    { count: 8, here: 6, shown: ['Author0', 'Author1', 'Author2', '…Author6'], more: 4 },
  ])('$count authors, on the page of $here', ({ count, here, shown, more }) => {
    expect(bylineOf(count, here)).toEqual([shown, more]);
  });

  test.each([
    { count: 5, facts: undefined },
    { count: 50, facts: [{ text: names(50).join(', ') }] },
    {
      count: 2400,
      facts: [{ text: names(40).join(', ') }, { text: 'and 2360 more', href: '/papers/paper0/' }],
    },
  ])('of $count authors the facts name the first, and lead to the rest', ({ count, facts }) => {
    const [paper] = makeCatalog([{ authors: names(count) }]).papers;
    if (!paper) throw new Error('no paper');
    expect(paperView(paper).facts.find(({ term }) => term === 'Authors')?.values).toEqual(facts);
  });

  test.each([
    { count: 8, shown: 8, more: 0 },
    { count: 180, shown: 6, more: 174 },
  ])('of $count organisations $shown are named', ({ count, shown, more }) => {
    const org = Array.from({ length: count }, (_, index) => `org-${index}`);
    const [paper] = makeCatalog([{ org }]).papers;
    if (!paper) throw new Error('no paper');
    const { orgs, moreOrgs } = paperView(paper);
    expect(orgs.map(({ name }) => name)).toEqual(org.slice(0, shown));
    expect(moreOrgs).toBe(more);
  });
});

test('summaryOf gives the span of years', () => {
  expect(summaryOf(makeCatalog([{ date: '2023' }, { date: '2026' }]).papers)).toBe(
    '2 papers, 2023–2026',
  );
  expect(summaryOf(makeCatalog([{ date: '2023' }]).papers)).toBe('1 paper, 2023');
  expect(summaryOf([])).toBe('0 papers');
});

test('byYear splits where the year changes', () => {
  const { papers } = makeCatalog([{ date: '2024' }, { date: '2025' }, { date: '2025-01' }]);
  expect(byYear(papers).map(({ id, papers: group }) => [id, group.length])).toEqual([
    ['y2025', 2],
    ['y2024', 1],
  ]);
});

test('byMonth splits a year where the month changes', () => {
  const { papers } = makeCatalog([{ date: '2025' }, { date: '2025-01-31' }, { date: '2025-01' }]);
  expect(byMonth(papers).map(({ id, label, papers: group }) => [id, label, group.length])).toEqual([
    ['m01', 'January', 2],
    ['y2025', '2025', 1],
  ]);
});

describe('yearTable', () => {
  test('counts each area and year, deeper where there is more', () => {
    const { papers } = makeCatalog([
      { area: 'AQ', date: '2024' },
      { area: 'AQ', date: '2024' },
      { area: 'AQ', date: '2024' },
      { area: 'AQ', date: '2025' },
      { area: 'BT', date: '2025' },
      { area: 'BT', date: '2025' },
    ]);
    const { columns, rows } = yearTable(papers);
    expect(columns.map(({ label }) => label)).toEqual(['2024', '2025']);
    expect(
      rows.map(({ area, cells, total }) => [area.tag, total, ...cells.map((cell) => cell.level)]),
    ).toEqual([
      ['AQ', 4, 3, 1],
      ['BT', 2, 0, 2],
    ]);
  });

  test('folds the oldest years of a long span into one column', () => {
    const years = Array.from({ length: 12 }, (_, index) => `${2010 + index}`);
    const { columns, rows } = yearTable(makeCatalog(years.map((date) => ({ date }))).papers);
    expect(columns.map(({ label }) => label)).toEqual(['to 2014', ...years.slice(5)]);
    expect(rows[0]?.cells.map(({ count }) => count)).toEqual([5, 1, 1, 1, 1, 1, 1, 1]);
  });

  test('leads to the page of the area where the year begins', () => {
    const papers = Array.from({ length: 220 }, (_, index) => ({
      date: index < 120 ? '2024' : '2025',
    }));
    const [area] = makeCatalog(papers).areas;
    if (!area) throw new Error('no area');
    expect(areaYearHref(area, '2025')).toBe('/areas/aq/#y2025');
    expect(areaYearHref(area, '2024')).toBe('/areas/aq/page/3/#y2024');
  });
});
