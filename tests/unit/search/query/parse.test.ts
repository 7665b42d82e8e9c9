import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notesOn } from '#search/engine/query/notes.ts';
import {
  formatQuery,
  type Leaf,
  type Not,
  parseQuery,
  type Term,
} from '#search/engine/query/parse.ts';

const word = (text: string): Term => ({ kind: 'word', text });
const phrase = (text: string): Term => ({ kind: 'phrase', text });
const leaf = (text: string): Leaf => ({ kind: 'word', text });
const not = (text: string): Not => ({ kind: 'not', term: leaf(text) });
const author = (value: string): Leaf => ({ kind: 'field', field: 'author', value });
const area = (value: string): Leaf => ({ kind: 'field', field: 'area', value });

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
    ...['NOT moe', '!moe', '-moe', '−moe', '–moe', '！moe'].map((input) => ({
      input,
      out: [not('moe')],
    })),
    { input: 'gan NOT vae', out: [word('gan'), not('vae')] },
    ...['NOT (gan OR vae)', '-(gan vae)', '!(gan OR vae)'].map((input) => ({
      input,
      out: [not('gan'), not('vae')],
    })),
    { input: 'gan – vae', out: [word('gan'), word('–'), word('vae')] },
    { input: 'author: sun -area: "A Q"', out: [author('sun'), { kind: 'not', term: area('A Q') }] },
    { input: 'gan AND NOT vae', out: [word('gan'), not('vae')] },
    { input: 'gan AND vae', out: [word('gan'), word('vae')] },
    {
      input: 'gan OR NOT vae',
      out: [{ kind: 'or', terms: [{ kind: 'word', text: 'gan' }, not('vae')] }],
    },
    { input: 'gan and vae not ode', out: ['gan', 'and', 'vae', 'not', 'ode'].map(word) },
    { input: '+objectivity "model"', out: [phrase('objectivity'), phrase('model')] },
    { input: '+"state space" +author:sun', out: [phrase('state space'), author('sun')] },
    { input: 'NOT author:sun', out: [{ kind: 'not', term: author('sun') }] },
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
    { input: 'AND a', out: [word('and'), word('a')] },
    { input: 'a AND', out: [word('a'), word('and')] },
    { input: 'a NOT', out: [word('a'), word('not')] },
    { input: 'NOT OR a', out: [{ kind: 'or', terms: [leaf('not'), leaf('a')] }] },
    { input: '! + !', out: [word('!'), word('+'), word('!')] },
    { input: 'https://arxiv.org/abs/2407.01230', out: [word('https://arxiv.org/abs/2407.01230')] },
  ])('$input', ({ input, out }) => {
    expect(parseQuery(input)).toEqual(out);
  });
});

describe('what is not understood is said', () => {
  const howToYear = 'write a year as 2024 or a range as 2023..2025.';
  test.each([
    { q: 'year:abc', notes: [`“year:abc” is left out: ${howToYear}`] },
    {
      q: 'gulls -year:2025..2023 has:code',
      notes: [`“year:2025..2023” is left out: ${howToYear}`],
    },
    { q: 'year:2023,2024', notes: [`“year:2023,2024” is left out: ${howToYear}`] },
    { q: 'year:20', notes: [] },
    { q: 'year:2023..20', notes: [] },
    { q: 'year:24', notes: [`“year:24” is left out: ${howToYear}`] },
    { q: 'year:2023..25', notes: [`“year:2023..25” is left out: ${howToYear}`] },
    { q: 'gulls || terns', notes: ['“||” is left out: write OR, AND or NOT.'] },
    { q: 'gulls ! terns', notes: ['“!” is left out: write OR, AND or NOT.'] },
    { q: 'year:20 gulls', notes: [`“year:20” is left out: ${howToYear}`] },
    { q: 'has:pdf', notes: ['“has:pdf” is left out: write has:code for papers with code.'] },
    {
      q: 'foo:bar OR gulls',
      notes: [
        '“foo:” is searched for as a word: it is not author, area, org, venue, year, type, has or title.',
      ],
    },
    { q: '🐦', notes: ['“🐦” has no letters or digits to search for.'] },
    { q: 'gulls 🐦', notes: ['“🐦” has no letters or digits to search for.'] },
    { q: 'gulls — terns', notes: [] },
    { q: 'https://arxiv.org/abs/2407.01230 arXiv:2407.01230 doi:10.1/x title:gulls', notes: [] },
  ])('$q', ({ q, notes }) => {
    const query = parseQuery(q);
    expect(notesOn(query)).toEqual(notes);
    expect(parseQuery(formatQuery(query))).toEqual(query);
  });
});

describe('a query that is written and read again', () => {
  const pieces = fc.constantFrom(
    ...['moe', 'OR', 'AND', 'NOT', '-', '!', '+', '"', ' ', 'author:', 'year:2023..', 'has:code'],
    ...['a b', '“', ':', '..', 'year:', 'x y"'],
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
