import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectKind } from '#importers/kinds.ts';
import { parseListing } from '#importers/listing.ts';

const eleven = readFileSync('tests/fixtures/payloads/listing-eleven.txt', 'utf8');

describe('the listing of eleven papers', () => {
  const { drafts, problems } = parseListing(eleven, { year: 2026 });

  test('is read without a problem', () => {
    expect(problems).toEqual([]);
    expect(drafts.map(({ line, record }) => [line, record.id, record.date, record.area])).toEqual([
      [1, 'sun2024learning', '2024-07-05', 'LG'],
      [4, 'zhao2023canvas', '2023-04-16', 'LG'],
      [7, 'sohn2025streaming', '2025-11-11', 'PL'],
      [10, 'liang2025mixture', '2025-01-27', 'LG'],
      [13, 'phan2025humanitys', '2025-01-24', 'LG'],
      [16, 'kim2026sieve', '2026-05-11', 'AR'],
      [19, 'zhang2025accelopt', '2025-11-19', 'LG'],
      [22, 'fu2024mixture', '2024-06-21', 'LG'],
      [25, 'lee2024cats', '2024-04-12', 'LG'],
      [28, 'zhang2025adaptive', '2025-02-04', 'CL'],
      [31, 'yu2024geot', '2024-04-03', 'DC'],
    ]);
  });

  test('ends each title where its first author begins', () => {
    expect(drafts.map(({ record }) => [record.title.split(' ').at(-1), record.authors[0]])).toEqual(
      [
        ['States', 'Yu Sun'],
        ['Networks', 'Chenggang Zhao'],
        ['parallelism', 'Gina Sohn'],
        ['Sparsity', 'Weixin Liang'],
        ['Exam', 'Long Phan'],
        ['Models', 'Jungwoo Kim'],
        ['Optimization', 'Genghan Zhang'],
        ['Lengths', 'Tianyu Fu'],
        ['Models', 'Donghyun Lee'],
        ['Development', 'Genghan Zhang'],
        ['GPU', 'Zhongming Yu'],
      ],
    );
    expect(drafts.every(({ record }) => record.authorsComplete === false)).toBe(true);
  });

  test('says that the mark for code holds no address', () => {
    const marked = drafts.filter(({ remarks }) => remarks.length > 0);
    expect(marked.map(({ line }) => line)).toEqual([4, 10, 19, 22]);
    expect(marked[0]?.remarks).toEqual([
      'has code, but its address is not given; add it under code',
    ]);
  });

  test('needs the year of the one date that has none', () => {
    const without = parseListing(eleven);
    expect(without.drafts).toHaveLength(10);
    expect(without.problems).toEqual([
      { line: 16, message: '"May 11" has no year; give it with --year' },
    ]);
  });

  test('gives the year to no other date', () => {
    const years = parseListing(eleven, { year: 1999 }).drafts.map(({ record }) => record.date);
    expect(years.filter((date) => date.startsWith('1999'))).toEqual(['1999-05-11']);
  });

  test('is known by its look', () => {
    expect(detectKind(eleven)).toBe('listing');
    expect(detectKind('@misc{key, title = {On LGJul 5, 2024}}')).toBe('bibtex');
    expect(detectKind('A text of no kind')).toBeUndefined();
  });
});

const paper = ['LGJul 5, 2024', 'A TitleAnn Lee, Bo Chen', 'An abstract.'];

function problemsOf(...lines: string[]) {
  return parseListing(lines.join('\n')).problems.map(({ line, message }) => `${line}: ${message}`);
}

test.each([
  {
    name: 'a day that is not in the calendar',
    lines: ['LGFeb 30, 2024', ...paper.slice(1)],
    out: ['1: "Feb 30, 2024" is not in the calendar; correct the date'],
  },
  {
    name: 'a heading of another form',
    lines: [...paper, 'July 2024', 'B TitleAnn Lee', 'Another abstract.', ...paper],
    out: [
      '4: no area and date found; write them like "LGJul 5, 2024"',
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
    lines: [...paper, 'LGJul 6, 2024'],
    out: ['4: title, authors and abstract are missing; a paper has three lines'],
  },
  {
    name: 'heading and names at once',
    lines: ['LGJul 32, 2024', 'A title', 'An abstract.'],
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
  const other = ['LGJul 6, 2024', 'A Title of ThingsAnn Lee, Bo Chen', 'Another.'];
  const ids = (isTaken?: () => boolean) =>
    parseListing([...paper, ...other].join('\n'), { isTaken }).drafts.map(
      ({ record }) => record.id,
    );
  expect(ids()).toEqual(['lee2024title', 'lee2024title-things']);
  expect(ids(() => true)).toEqual([]);
});

test('never throws, and loses no line', () => {
  const line = fc.oneof(
    fc.constantFrom(...paper, 'LGMay 11Code', '', 'A TitleAnn Lee et al. · org'),
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
