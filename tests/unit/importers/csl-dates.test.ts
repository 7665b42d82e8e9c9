import { expect, test } from 'vitest';
import { csl, records, remarks } from './readings.ts';

test.each([
  [{ issued: { 'date-parts': [[null]] }, posted: { 'date-parts': [[2019, 6, 5]] } }, '2019-06-05'],
  [{ issued: { 'date-parts': [[null]] }, accepted: { 'date-parts': [[2019, 6]] } }, '2019-06'],
  [{ issued: {}, 'published-other': { 'date-parts': [[2019, 6]] } }, '2019-06'],
  [{ issued: { 'date-parts': [2019, 6] } }, '2019-06'],
  [{ issued: { 'date-parts': [['2019', '06', '05']] } }, '2019-06-05'],
  [{ issued: { 'date-parts': [[2019, null, 5]] } }, '2019'],
  [{ issued: { year: 2019, month: 6 } }, '2019-06'],
  [{ issued: [{ year: 2019 }] }, '2019'],
  [{ issued: { raw: 'June 2019' } }, '2019-06'],
])('date of %j', (item, date) => {
  expect(records('csl', csl({ id: 'a', title: 'A', ...item }))[0]?.date).toBe(date);
  expect(remarks('csl', csl({ id: 'a', title: 'A', ...item }))).toEqual([]);
});

test.each([
  [{ issued: { literal: 'Spring 2019' } }, '2019', 'issued: "Spring"'],
  [{ issued: { 'date-parts': [[2019, 6, 31]] } }, '2019-06', 'issued: "31"'],
  [{ issued: [{ year: 2019, season: 1 }] }, '2019', 'issued: has a season; left out'],
  [{ issued: { year: 2019 }, accessed: { raw: '05/06/2020' } }, '2019', 'accessed: "05/06/2020"'],
])('what of the date of %j is not read is said', (item, date, said) => {
  const text = csl({ id: 'a', title: 'A', ...item });
  expect(records('csl', text)[0]?.date).toBe(date);
  expect(remarks('csl', text)).toEqual([expect.stringContaining(said)]);
});

test('a month by its name among parts', () => {
  const item = { id: 'a', title: 'A', issued: { 'date-parts': [['2019', 'Juin', '5']] } };
  expect(records('csl', csl(item))[0]?.date).toBe('2019-06-05');
});

test('an event without a name, and a range of days of one', () => {
  const item = { id: 'a', title: 'A', 'event-place': 'Oslo' };
  expect(remarks('csl', csl(item))).toEqual([
    'event-place: has no place in a record; left out "Oslo"',
  ]);
  const named = { ...item, 'event-title': 'M', 'event-date': { raw: '2020-05-01/2020-05-03' } };
  expect(records('csl', csl(named))).toMatchObject([
    { event: { name: 'M', place: 'Oslo', date: '2020-05-01/2020-05-03' } },
  ]);
});
