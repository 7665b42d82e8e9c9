import { expect, test } from 'vitest';
import { csl, records, remarks } from './readings.ts';

const jane = { family: 'Doe', given: 'Jane' };

test.each([
  { author: 'Jane Doe', out: [jane] },
  { author: ['Doe, Jane', 'Richard Roe'], out: [jane, { family: 'Roe', given: 'Richard' }] },
  { author: jane, out: [jane] },
  { author: [{ firstName: 'Jane', lastName: 'Doe' }], out: [jane] },
  { author: [{ 'given-names': 'Jane', 'family-names': 'Doe' }], out: [jane] },
  { author: [{ family: 'Doe, Jane' }, { literal: 'Doe, Jane' }], out: [jane, jane] },
  { author: [{ literal: 'Barnes and Noble, Inc.' }], out: [{ family: 'Barnes and Noble, Inc.' }] },
])('names that programs write in other forms: $author', ({ author, out }) => {
  expect(records('csl', csl({ author }))).toEqual([{ authors: out }]);
  expect(remarks('csl', csl({ author }))).toEqual([]);
});

test('a name of a list that cannot be read is said', () => {
  const item = { author: [jane, { who: 'Roe' }, {}, null] };
  expect(records('csl', csl(item))).toEqual([{ authors: [jane] }]);
  expect(remarks('csl', csl(item))).toEqual([
    'author: {"who":"Roe"} is no name that can be read; left out',
  ]);
});

test('of lists nothing goes without a word, and a type that is not known is said', () => {
  const item = {
    type: 'Journal Article',
    title: 'T',
    ISBN: ['3', '4'],
    keyword: ['a', 'b'],
    URL: ['https://e.org/1', 'https://e.org/2'],
    'container-title': ['C', 'D'],
    issued: { 'date-parts': [[2020]] },
  };
  expect(records('csl', csl(item))).toMatchObject([
    {
      type: 'other',
      isbn: '3 4',
      keywords: ['a', 'b'],
      url: 'https://e.org/1',
      links: [{ url: 'https://e.org/2' }],
      venue: { name: 'C' },
    },
  ]);
  expect(remarks('csl', csl(item))).toEqual([
    'container-title: has several; left out "D"',
    'type: "Journal Article" is no type that is known; taken as a work of another kind',
  ]);
});
