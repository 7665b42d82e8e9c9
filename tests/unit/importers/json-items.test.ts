import { expect, test } from 'vitest';
import { detectKind } from '#importers/kinds.ts';
import { csl, problems, readAll, records } from './readings.ts';

test('a broken item leaves the others', () => {
  const text =
    '[\n{"id": "a", "title": "A"},\n{"id": "b" "title": 1},\n{"id": "c", "title": "C, \\"]}"}, 7\n]\n';
  expect(records('csl', text).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(problems('csl', text)).toEqual([
    `3: is not valid JSON: Expected ',' or '}' after property value; correct this item`,
    '4: is not an item of CSL-JSON; write an object',
  ]);
});

test('a file that breaks off', () => {
  const text = csl({ id: 'a', title: 'A' }, { id: 'b', title: 'B' }).slice(0, -20);
  expect(records('csl', text).map(({ id }) => id)).toEqual(['a']);
  expect(problems('csl', text)).toHaveLength(1);
});

test('one item without an array, and none', () => {
  expect(records('csl', '{"type": "article", "title": "A"}')).toEqual([{ title: 'A' }]);
  expect(readAll('csl', '[]')).toEqual([]);
  expect(readAll('csl', '')).toEqual([]);
});

test('one item a line, as CSL lists are kept', () => {
  const text = '{"type":"book","title":"A"}\n{"type":"thesis","title":"B"}\n';
  expect(records('csl', text)).toEqual([
    { type: 'book', title: 'A' },
    { type: 'thesis', title: 'B' },
  ]);
  expect(readAll('csl', text).map(({ line }) => line)).toEqual([1, 2]);
});

test.each([
  { items: [{ id: 'a', type: 'book', title: 'A' }] },
  { references: [{ id: 'a', type: 'book', title: 'A' }] },
  { a: { type: 'book', title: 'A' } },
])('items in an object: %j', (payload) => {
  const text = JSON.stringify(payload);
  expect(detectKind(text)).toBe('csl');
  expect(records('csl', text)).toEqual([{ id: 'a', type: 'book', title: 'A' }]);
});
