import { expect, test } from 'vitest';
import { readDate, readMonth } from '#importers/dates.ts';

test.each([
  ['2019-06-05', '2019-6-5'],
  ['2019/Jun/05', '2019-6-5'],
  ['2019/06//', '2019-6'],
  ['2019/06/05/Spring', '2019-6-5'],
  ['2019/06//Summer', '2019-6'],
  ['2019/6/5', '2019-6-5'],
  ['2019/Juin/05', '2019-6-5'],
  ['2019///', '2019'],
  ['20190605', '2019-6-5'],
  ['2019-06-05T10:00:00Z', '2019-6-5'],
  ['2019-06/2019-08', '2019-6'],
  ['2019-06~', '2019-6'],
  ['5 June 2019', '2019-6-5'],
  ['June 5th, 2019', '2019-6-5'],
  ['le 5 juin 2019', '2019-6-5'],
  ['05.06.2019', '2019-6-5'],
  ['13/06/2019', '2019-6-13'],
  ['06/2019', '2019-6'],
  ['2019 Jun 5', '2019-6-5'],
  ['2019 Jun-Jul', '2019-6'],
  ['2019年6月5日', '2019-6-5'],
  ['2019년 6월 5일', '2019-6-5'],
  ['[2019]', '2019'],
  ['c2019', '2019'],
  ['2019 06 05', '2019-6-5'],
  ['5 июня 2019 г.', '2019-6-5'],
  ['1er mai 2019', '2019-5-1'],
  ['1998--2000', '1998'],
])('%s', (text, out) => {
  expect(readDate(text)).toEqual({ parts: out.split('-').map(Number), unread: '' });
});

test.each([
  ['Spring 2024', [2024], 'Spring'],
  ['2019-21', [2019], '21'],
  ['05/06/2019', [2019], '05/06/2019'],
  ['in press 2024', [2024], 'in press'],
  ['2019-06-31', [2019, 6], '31'],
  ['June 31, 2019', [2019, 6], '31'],
  ['2019///Spring', [2019], 'Spring'],
  ['Q3 2019', [2019], 'Q3'],
  ['2019-Q3', [2019], 'Q3'],
  ['2005 [1999]', [2005], '1999'],
])('%s leaves something unread', (text, parts, unread) => {
  expect(readDate(text)).toEqual({ parts, unread });
});

test.each(['in press', '20200', 'n.d.', '', 'June'])('%s has no year', (text) => {
  expect(readDate(text)).toBeUndefined();
});

test.each([
  ['jul', 7],
  ['July', 7],
  ['Juli', 7],
  ['juillet', 7],
  ['luglio', 7],
  ['julio', 7],
  ['Sept.', 9],
  ['März', 3],
  ['août', 8],
  ['dezembro', 12],
  ['grudnia', 12],
  ['7', 7],
  ['{07}', 7],
  ['July--August', 7],
  ['jul/aug', 7],
  ['06--08', 6],
  ['7月', 7],
  ['七月', 7],
  ['7월', 7],
  ['Jänner', 1],
  ['Maerz', 3],
  ['юли', 7],
  ['Nëntor', 11],
  ['Gorffennaf', 7],
  ['Δεκέμβριος', 12],
  ['2020-07', 7],
  ['марта', 3],
  ['{{July}}', 7],
])('month %s', (text, month) => {
  expect(readMonth(text)).toMatchObject({ month, unread: '' });
});

test.each([
  ['17 may', 5, 17],
  ['18--24 Jul', 7, 18],
  ['July 5', 7, 5],
  ['2016-06-03T00:00:00', 6, 3],
])('month %s with a day', (text, month, day) => {
  expect(readMonth(text)).toEqual({ month, day, unread: '' });
});

test('a name of two months in two languages is none', () => {
  for (const text of ['listopad', 'Spring', 'Q1', '13']) expect(readMonth(text)).toBeUndefined();
});
