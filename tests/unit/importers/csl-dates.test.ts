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
