import { describe, expect, test } from 'vitest';
import {
  completed,
  isAll,
  isTitleTyped,
  namedAtEnd,
  typedAt,
  typedParts,
  valuesTyped,
  without,
} from '#search/engine/suggest.ts';

/** The caret is at the bar, or at the end. */
function typed(text: string) {
  const caret = text.indexOf('|');
  return typedAt(text.replace('|', ''), caret < 0 ? text.length : caret);
}

describe('what is typed at the caret', () => {
  test.each([
    { text: 'yo', before: '', words: ['yo'] },
    { text: 'yo su', before: '', words: ['yo', 'su'] },
    { text: 'yo ', before: '', words: ['yo'] },
    { text: '孙', before: '', words: ['孙'] },
    { text: 'a b', before: '', words: ['a', 'b'] },
    { text: 'one two three four five', before: 'one ', words: ['two', 'three', 'four', 'five'] },
    { text: 'area:AQ yo su', before: 'area:AQ ', words: ['yo', 'su'] },
    { text: '-mamba yo su', before: '-mamba ', words: ['yo', 'su'] },
    { text: '"sliding window" yo', before: '"sliding window" ', words: ['yo'] },
    { text: 'a OR b yo su', before: 'a OR b ', words: ['yo', 'su'] },
    { text: 'yo su| kernel', before: '', words: ['yo', 'su'], after: ' kernel' },
    { text: 'test-time jean-ba', before: '', words: ['test-time', 'jean-ba'] },
  ])('$text', ({ text, before, words, after = '' }) => {
    expect(typed(text)).toEqual({ field: undefined, before, words, after });
  });

  test.each([
    '',
    ' ',
    'y',
    '5',
    '-ma',
    '"sliding win',
    'a OR b',
    'yo| OR sun',
    'ma|mba',
    'http://x',
    'foo:bar',
    '“sliding win',
    '!?',
  ])('nothing is suggested for "%s"', (text) => {
    expect(typed(text)).toBeUndefined();
  });

  test.each([
    { text: 'author:yo', field: 'author', before: 'author:', words: ['yo'] },
    { text: 'x AUTHOR:y', field: 'author', before: 'x AUTHOR:', words: ['y'] },
    { text: 'x -author:"yo su', field: 'author', before: 'x -author:', words: ['yo', 'su'] },
    { text: 'area:', field: 'area', before: 'area:', words: [] },
    { text: 'a OR org:sta', field: 'org', before: 'a OR org:', words: ['sta'] },
    { text: 'year:20', field: 'year', before: 'year:', words: ['20'] },
    { text: 'venue:ic| x', field: 'venue', before: 'venue:', words: ['ic'], after: ' x' },
    { text: 'author:“yo su', field: 'author', before: 'author:', words: ['yo', 'su'] },
  ])('$text', ({ text, field, before, words, after = '' }) => {
    expect(typed(text)).toEqual({ field, before, words, after });
  });
});

test.each([
  { text: 'author:yo', value: 'yo-sun', becomes: 'author:yo-sun ' },
  { text: 'x -author:"yo s', value: 'yo-sun', becomes: 'x -author:yo-sun ' },
  { text: 'venue:neu| x', value: 'Neural "Nets"', becomes: 'venue:"Neural Nets" x' },
])('$text is completed', ({ text, value, becomes }) => {
  const at = typed(text);
  expect(at && completed(at, value)).toBe(becomes);
});

test.each([
  { text: 'sparse yo su', count: 2, left: 'sparse' },
  { text: 'area:AQ yo ', count: 1, left: 'area:AQ' },
  { text: 'sparse yo su| kernel', count: 2, left: 'sparse kernel' },
  { text: 'yo', count: 1, left: '' },
])('$text without its last $count words', ({ text, count, left }) => {
  const at = typed(text);
  expect(at && without(at, count)).toBe(left);
});

test.each([
  { text: 'machine le', count: 2, is: true },
  { text: 'machine le', count: 1, is: false },
  { text: 'area:aq machine', count: 1, is: false },
  { text: 'author:yo', count: 1, is: true },
  { text: '-author:yo', count: 1, is: false },
  { text: 'author:yo| kernel', count: 1, is: false },
])('whether the last $count words are all of $text', ({ text, count, is }) => {
  const at = typed(text);
  expect(at && isAll(at, count)).toBe(is);
});

const areas = [
  { value: 'AQ', name: 'Machine Learning', total: 5 },
  { value: 'BT', name: 'Computation and Language', total: 3 },
  { value: 'CT', name: 'Machine Learning (Statistics)', total: 9 },
];

test.each([
  { words: 'machine', values: ['CT', 'AQ'], by: 1 },
  { words: 'sparse machine le', values: ['CT', 'AQ'], by: 2 },
  { words: 'graph aq', values: ['AQ'], by: 1 },
  { words: 'graph la', values: [], by: 0 },
  { words: 'graph lan', values: ['BT'], by: 1 },
  { words: 'statistics machine', values: ['CT'], by: 2 },
])('areas named by "$words"', async ({ words, values, by }) => {
  const found = await namedAtEnd(words.split(' '), (last) => valuesTyped(areas, last));
  expect(found.values.map(({ value }) => value)).toEqual(values);
  expect(found.words).toBe(by);
});

test('an operator without a value lists the fullest values first', () => {
  expect(valuesTyped(areas, []).map(({ value }) => value)).toEqual(['CT', 'AQ', 'BT']);
});

test.each([
  ['Łukasz Kaiser', 'luk', '[Łuk]asz Kaiser'],
  ['Łukasz Kaiser', 'kaiser luk', '[Łuk]asz [Kaiser]'],
  ['Bernhard Reiß', 'reiss', 'Bernhard [Reiß]'],
  ['Jean-Baptiste Alayrac', 'bap', 'Jean-[Bap]tiste Alayrac'],
  ["Conor O'Brien", 'obr', "Conor [O'Br]ien"],
  ['孙宇', '孙', '[孙]宇'],
  ['Yo Sun', 'sun yo', '[Yo] [Sun]'],
  ['Yo Sundar', 'yo s', '[Yo] [S]undar'],
  ['Guido van Rossum', 'van ros', 'Guido [van] [Ros]sum'],
  ['孙宇', 'sun', '孙宇'],
])('%s for %s', (name, text, shown) => {
  const parts = typedParts(name, text.split(' '));
  expect(parts.map(({ text: part, hit }) => (hit ? `[${part}]` : part)).join('')).toBe(shown);
});

test.each([
  ['Sliding Window Attention', 'sliding win', true],
  ['Sliding Window Attention', 'attention', true],
  ['Sliding Window Attention', 'sliding mamba', false],
  ['Optimizing Kernels', 'kernel opt', true],
  ['Test-Time Training', 'test-time tr', true],
  ['Sliding Window Attention', '"window attention" sli', true],
  ['Sliding Window Attention', 'title:sli', true],
  ['Sliding Window Attention', 'area:AQ', false],
  ['Sliding Window Attention', 'area:AQ -mamba win', true],
  ['Łukasiewicz Logic', 'luka', true],
  ['注意力机制', '注意', true],
])('%s has all that is typed in %s: %s', (title, q, is) => {
  expect(isTitleTyped(title, q)).toBe(is);
});
