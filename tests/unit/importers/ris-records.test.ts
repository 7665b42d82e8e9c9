import { expect, test } from 'vitest';
import { detectKind } from '#importers/kinds.ts';
import { problems, records, remarks, ris } from './readings.ts';

test('line ends of every system, a byte order mark, an end that is missing', () => {
  const text =
    '\uFEFFTY  - JOUR\r\nTI  - A\r\nER  - \r\n\r\nTY  - JOUR\rTI  - B\rTY  - JOUR\nTI  - C';
  expect(records('ris', text).map(({ title }) => title)).toEqual(['A', 'B', 'C']);
});

test('a header and numbers between references are passed over', () => {
  const text = `Provider: A Library\r\nContent:text/plain; charset="UTF-8"\r\n\r\nRecord 1 of 2\n${ris('TI  - A')}\nRecord 2 of 2\n${ris('TI  - B')}`;
  expect(detectKind(text)).toBe('ris');
  expect(records('ris', text).map(({ title }) => title)).toEqual(['A', 'B']);
  expect(problems('ris', text)).toEqual([]);
});

test.each([
  ['EXPORT DATE: 5 June 2019', 'Reference 2'],
  ['Scopus', '[2]'],
  ['<!-- made by a program -->', '2)'],
  ['% comment', '#2 of 3'],
  ['/* a list */', '~~~~~~~~'],
])('a header of other programs is passed over: %s', (above, between) => {
  const text = `${above}\n\n${ris('TI  - A')}\n${between}\n\n${ris('TI  - B')}`;
  expect(detectKind(text)).toBe('ris');
  expect(records('ris', text).map(({ title }) => title)).toEqual(['A', 'B']);
  expect(problems('ris', text)).toEqual([]);
});

test('lines that are indented are read', () => {
  const text = ris('TI  - A', 'AU  - Doe, J').replace(/^/gm, '  ');
  expect(records('ris', text)).toMatchObject([{ title: 'A', authors: [{ family: 'Doe' }] }]);
});

test('what stands between references is a problem, what has no place a remark', () => {
  const stray = 'stands outside of a reference; begin it with "TY  - "';
  expect(problems('ris', `${ris('TI  - A')}\nstray\n${ris('TI  - B')}`)).toHaveLength(1);
  expect(problems('ris', `AU  - Doe, J\n${ris('TI  - A')}`)).toEqual([`1: ${stray}`]);
  expect(remarks('ris', ris('TI  - A', 'C1  - x', 'VL  - 3'))).toEqual([
    'C1: has no place in a record; left out "x"',
  ]);
});
