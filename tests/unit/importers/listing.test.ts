import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '#importers/draft.ts';
import { detectKind } from '#importers/kinds.ts';
import { readListing } from '#importers/listing.ts';
import { readContent } from '#sources/read-content.ts';

const listing = readFileSync('tests/fixtures/payloads/listing.txt', 'utf8');

function parseListing(text: string, options: ImportOptions = {}) {
  const readings = readListing(text, options);
  return {
    drafts: readings.filter((reading) => 'record' in reading),
    problems: readings.filter((reading) => 'message' in reading),
  };
}

describe('the listing of a catalogue', () => {
  const { drafts, problems } = parseListing(listing, { year: 2026 });

  test('is read without a problem', () => {
    expect(problems).toEqual([]);
    expect(drafts.map(({ line, record }) => [line, record.id, record.date, record.area])).toEqual([
      [1, 'brandal2024networks', '2024-07-05', 'FN'],
      [4, 'zeller2023quarry', '2023-04-16', 'FN'],
      [7, 'sorel2025streaming', '2025-11-11', 'EM'],
      [10, 'lindgren2025mixture', '2025-01-27', 'FN'],
      [13, 'lindqvist2025apprentices', '2025-01-24', 'FN'],
      [16, 'kestrel2026colander', '2026-05-11', 'AQ'],
      [19, 'marrow2025abacus', '2025-11-19', 'FN'],
      [22, 'ferro2024mixture', '2024-06-21', 'FN'],
      [25, 'lund2024gulls', '2024-04-12', 'FN'],
      [28, 'marrow2025adaptive', '2025-02-04', 'CT'],
      [31, 'halm2024dyet', '2024-04-03', 'DY'],
      [34, 'okafor2026coloured', '2026-02-17', 'FN'],
    ]);
  });

  test('holds the papers as they are in the catalogue that it shows', async () => {
    const { content } = await readContent('tests/fixtures/site');
    const papers = new Map(content.papers.map(({ record }) => [record.title, record]));
    for (const { record: draft, remarks } of drafts) {
      const { title, date, area, org, abstract } = draft;
      const paper = papers.get(title ?? '');
      expect(paper).toMatchObject({ title, date, area, org, abstract });
      const names = paper?.authors.map(({ given, family }) => `${given} ${family}`);
      expect(names?.slice(0, draft.authors?.length)).toEqual(draft.authors);
      expect(draft.authorsComplete ?? true).toBe(names?.length === draft.authors?.length);
      if (remarks.length > 0) expect(paper?.code).not.toEqual([]);
    }
  });

  test('says that the mark for code holds no address', () => {
    const marked = drafts.filter(({ remarks }) => remarks.length > 0);
    expect(marked.map(({ line }) => line)).toEqual([4, 10, 19, 22]);
    expect(marked[0]?.remarks).toEqual([
      { line: 4, message: 'has code, but its address is not given; add it under code' },
    ]);
  });

  test('needs the year of the one date that has none', () => {
    const without = parseListing(listing);
    expect(without.drafts).toHaveLength(11);
    expect(without.problems).toEqual([
      { line: 16, message: '"May 11" has no year; give it with --year' },
    ]);
  });

  test('gives the year to no other date', () => {
    const years = parseListing(listing, { year: 1999 }).drafts.map(({ record }) => record.date);
    expect(years.filter((date) => date?.startsWith('1999'))).toEqual(['1999-05-11']);
  });

  test('is known by its look', () => {
    expect(detectKind(listing)).toBe('listing');
    expect(detectKind('@misc{key, title = {On AQJul 5, 2024}}')).toBe('bibtex');
    expect(detectKind('A text of no kind')).toBeUndefined();
  });
});

const paper = ['AQJul 5, 2024', 'A TitleAnn Lee, Bo Chen', 'An abstract.'];

function problemsOf(...lines: string[]) {
  return parseListing(lines.join('\n')).problems.map(({ line, message }) => `${line}: ${message}`);
}

test.each([
  {
    name: 'a day that is not in the calendar',
    lines: ['AQFeb 30, 2024', ...paper.slice(1)],
    out: ['1: "Feb 30, 2024" is not in the calendar; correct the date'],
  },
  {
    name: 'a heading of another form',
    lines: [...paper, 'July 2024', 'B TitleAnn Lee', 'Another abstract.', ...paper],
    out: [
      '4: no area and date found; write them like "AQJul 5, 2024"',
      '7: is the same paper as on line 1; delete one of them',
    ],
  },
  {
    name: 'a missing abstract',
    lines: [...paper.slice(0, 2), ...paper],
    out: ['2: the abstract is missing; a paper has three lines'],
  },
  {
    name: 'a heading alone',
    lines: [...paper, 'AQJul 6, 2024'],
    out: ['4: title, authors and abstract are missing; a paper has three lines'],
  },
  {
    name: 'heading and names at once',
    lines: ['AQJul 32, 2024', 'A title', 'An abstract.'],
    out: [
      '1: "Jul 32, 2024" is not in the calendar; correct the date',
      '2: no place found where the title ends and a name begins; put a tab between title and first author',
    ],
  },
  {
    name: 'a control character',
    lines: [...paper.slice(0, 2), 'An ab\u0008stract.'],
    out: ['3: holds the control character U+0008; delete it'],
  },
  {
    name: 'letters that ASCII cannot hold',
    lines: [...paper.slice(0, 1), '★\tAnn Lee', 'An abstract.'],
    out: ['1: author and title make no id; add this paper by hand'],
  },
])('reports $name', ({ lines, out }) => {
  expect(problemsOf(...lines)).toEqual(out);
});

test('bears a byte order mark, CRLF and blank lines', () => {
  const text = `\uFEFF\n${paper.join('\r\n\r\n')}\r\n`;
  const { drafts, problems } = parseListing(text);
  expect(problems).toEqual([]);
  expect(drafts[0]).toMatchObject({ line: 2, record: { abstract: 'An abstract.' } });
});

test('ends a line at a line feed only', () => {
  const { drafts } = parseListing(`${paper.join('\n')}\u2028Second paragraph.`);
  expect(drafts[0]?.record.abstract).toBe('An abstract.\u2028Second paragraph.');
});

test('lengthens an id that is taken', () => {
  const other = ['AQJul 6, 2024', 'A Title of ThingsAnn Lee, Bo Chen', 'Another.'];
  const ids = (isTaken?: () => boolean) =>
    parseListing([...paper, ...other].join('\n'), { isTaken }).drafts.map(
      ({ record }) => record.id,
    );
  expect(ids()).toEqual(['lee2024title', 'lee2024title-things']);
  expect(ids(() => true)).toEqual([]);
});

test('never throws, and loses no line', () => {
  const line = fc.oneof(
    fc.constantFrom(...paper, 'AQMay 11Code', '', 'A TitleAnn Lee et al. · org'),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const { drafts, problems } = parseListing(lines.join('\n'));
      const filled = lines
        .join('\n')
        .split('\n')
        .filter((text) => text.trim() !== '');
      expect(drafts.length * 3 + problems.length * 3).toBeGreaterThanOrEqual(filled.length);
    }),
  );
});
