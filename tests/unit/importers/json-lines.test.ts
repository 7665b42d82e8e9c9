import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problems, readAll, records, remarks } from './readings.ts';

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

test.each([
  { name: 'a record', text: line({ id: 'a', title: 'A' }), out: [{ id: 'a', title: 'A' }] },
  {
    name: 'fields in the order of the schema',
    text: line({ abstract: 'x', title: 'A', id: 'a' }),
    out: [{ id: 'a', title: 'A', abstract: 'x' }],
  },
  { name: 'blank lines', text: `\n  \n${line({ id: 'a' })}\n\n`, out: [{ id: 'a' }] },
  { name: 'no line feed at the end', text: '{"id":"a"}', out: [{ id: 'a' }] },
  {
    name: 'line ends of Windows',
    text: '{"id":"a"}\r\n{"id":"b"}\r\n',
    out: [{ id: 'a' }, { id: 'b' }],
  },
  {
    name: 'separators that end no line',
    text: `{"id":"a","title":"x\u2028y\u2029z\u0085"}`,
    out: [{ id: 'a', title: 'x\u2028y\u2029z\u0085' }],
  },
  { name: 'a byte order mark', text: `\uFEFF${line({ id: 'a' })}`, out: [{ id: 'a' }] },
  {
    name: 'names as text and in parts',
    text: line({ authors: ['Yo Sun', { family: 'Lee' }] }),
    out: [{ authors: ['Yo Sun', { family: 'Lee' }] }],
  },
  { name: 'fields that are null', text: line({ id: 'a', doi: null }), out: [{ id: 'a' }] },
  { name: 'lists that are empty', text: line({ code: [], org: [] }), out: [{ org: [], code: [] }] },
  { name: 'wrong types, for the schema to refuse', text: line({ title: 7 }), out: [{ title: 7 }] },
  { name: 'an unknown field', text: line({ id: 'a', citations: 3 }), out: [{ id: 'a' }] },
  {
    name: 'a key that means something to JavaScript',
    text: '{"id":"a","__proto__":{"title":"x"},"constructor":1}',
    out: [{ id: 'a' }],
  },
  { name: 'a key twice: the last counts', text: '{"id":"a","id":"b"}', out: [{ id: 'b' }] },
  {
    name: 'an area of its own',
    text: line({ id: 'a', area: 'BT' }),
    out: [{ id: 'a', area: 'BT' }],
  },
])('$name', ({ text, out }) => {
  expect(records('jsonl', text)).toEqual(out);
  expect(problems('jsonl', text)).toEqual([]);
});

test.each([
  {
    text: '{"id":"a"\n{"id":"b"}\n',
    out: "1: is not valid JSON: Expected ',' or '}' after property value in JSON at position 9; write one object a line",
  },
  { text: '[1]\n', out: '1: is not a record; write one object a line' },
  { text: 'null\n', out: '1: is not a record; write one object a line' },
  { text: line({ titel: 'A' }), out: '1: titel: is not a field; did you mean title?' },
  { text: `\n${line({ Title: 'A' })}`, out: '2: Title: is not a field; did you mean title?' },
])('refuses $text', ({ text, out }) => {
  expect(problems('jsonl', text)).toEqual([out]);
});

test('tells what it leaves out', () => {
  expect(remarks('jsonl', line({ id: 'a', citations: [1, 2] }))).toEqual([
    'citations: has no place in a record; left out "[1,2]"',
  ]);
});

test('gives the area that the import names', () => {
  expect(records('jsonl', line({ id: 'a' }), { area: 'AQ' })).toEqual([{ id: 'a', area: 'AQ' }]);
});

test('no input crashes it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(fc.json()).map((all) => all.join('\n')),
      ),
      (text) => {
        for (const found of readAll('jsonl', text)) expect(found.line).toBeGreaterThan(0);
      },
    ),
    { numRuns: 1000 },
  );
});
