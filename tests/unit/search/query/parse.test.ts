import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuery, parseQuery, type Term } from '#search/engine/query/parse.ts';

const word = (text: string): Term => ({ kind: 'word', text });
const phrase = (text: string): Term => ({ kind: 'phrase', text });

describe('a query is read as its author meant it', () => {
  test.each<{ input: string; out: Term[] }>([
    { input: '', out: [] },
    { input: '  state   space ', out: [word('state'), word('space')] },
    { input: '"test-time  training"', out: [phrase('test-time training')] },
    { input: '“state space”', out: [phrase('state space')] },
    { input: 'test-time', out: [word('test-time')] },
    { input: 'C++ f# $O(n)$', out: [word('C++'), word('f#'), word('$O(n)$')] },
    { input: '-moe', out: [{ kind: 'not', term: { kind: 'word', text: 'moe' } }] },
    {
      input: '-"sparse attention"',
      out: [{ kind: 'not', term: { kind: 'phrase', text: 'sparse attention' } }],
    },
    {
      input: 'moe OR "mixture of experts" OR -dense sparse',
      out: [
        {
          kind: 'or',
          terms: [
            { kind: 'word', text: 'moe' },
            { kind: 'phrase', text: 'mixture of experts' },
            { kind: 'not', term: { kind: 'word', text: 'dense' } },
          ],
        },
        word('sparse'),
      ],
    },
    { input: 'author:sun', out: [{ kind: 'field', field: 'author', value: 'sun' }] },
    { input: 'Author:"Yo  Sun"', out: [{ kind: 'field', field: 'author', value: 'Yo Sun' }] },
    {
      input: '-area:AQ',
      out: [{ kind: 'not', term: { kind: 'field', field: 'area', value: 'AQ' } }],
    },
    {
      input: 'type:thesis venue:ICML title:attention has:code org:sample-lab',
      out: [
        { kind: 'field', field: 'type', value: 'thesis' },
        { kind: 'field', field: 'venue', value: 'ICML' },
        { kind: 'field', field: 'title', value: 'attention' },
        { kind: 'field', field: 'has', value: 'code' },
        { kind: 'field', field: 'org', value: 'sample-lab' },
      ],
    },
    ...['2023', '2023..2025', '2023..', '..2020'].map((value) => ({
      input: `year:${value}`,
      out: [{ kind: 'field', field: 'year', value } as const],
    })),
  ])('$input', ({ input, out }) => {
    expect(parseQuery(input)).toEqual(out);
  });
});

describe('what makes no sense is read as plain words', () => {
  test.each<{ input: string; out: Term[] }>([
    { input: 'OR', out: [word('OR')] },
    { input: 'OR a', out: [word('OR'), word('a')] },
    { input: 'a OR', out: [word('a'), word('OR')] },
    { input: 'a or b', out: [word('a'), word('or'), word('b')] },
    { input: '"half a phrase', out: [word('half'), word('a'), word('phrase')] },
    { input: 'a "b c" "d', out: [word('a'), phrase('b c'), word('d')] },
    { input: '""', out: [] },
    { input: '-', out: [word('-')] },
    { input: 'author:', out: [word('author:')] },
    { input: 'author:""', out: [word('author')] },
    { input: 'colour:red', out: [word('colour:red')] },
    { input: 'colour:"dark red"', out: [word('colour'), phrase('dark red')] },
    { input: 'a OR:"b c"', out: [word('a'), word('or'), phrase('b c')] },
    { input: 'year:soon', out: [word('year:soon')] },
    { input: 'year:2025..2023', out: [word('year:2025..2023')] },
    { input: 'year:..', out: [word('year:..')] },
    { input: 'has:fun', out: [word('has:fun')] },
    { input: 'https://arxiv.org/abs/2407.01230', out: [word('https://arxiv.org/abs/2407.01230')] },
  ])('$input', ({ input, out }) => {
    expect(parseQuery(input)).toEqual(out);
  });
});

describe('a query that is written and read again', () => {
  const pieces = fc.constantFrom(
    ...['moe', 'OR', '-', '"', ' ', 'author:', 'year:2023..', 'has:code', 'a b', '“', ':', '..'],
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' ')),
  );

  test('is the same', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const query = parseQuery(text);
        expect(parseQuery(formatQuery(query))).toEqual(query);
      }),
      { numRuns: 1000 },
    );
  });

  test('looks as a reader would write it', () => {
    const text = 'kv cache "test time" -moe a OR b author:"Yo Sun" year:2023..2025';
    expect(formatQuery(parseQuery(text))).toBe(text);
  });
});
