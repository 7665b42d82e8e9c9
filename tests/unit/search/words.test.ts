import { describe, expect, test } from 'vitest';
import { hasWord, indexable, textWords, wordsOf } from '#search/words.ts';

describe('what Pagefind is given', () => {
  test.each([
    { input: 'Łukasz Møller, Reiß and Kıran', out: 'lukasz moller, reiss and Kiran' },
    { input: 'SeerAttention for GPT-4', out: 'SeerAttention for GPT-4' },
    { input: 'García', out: 'garcia' },
    { input: 'graph–based x²', out: 'graph-based x2' },
  ])('$input', ({ input, out }) => {
    expect(indexable(input).toLowerCase()).toBe(out.toLowerCase());
  });

  test('keeps the capitals that part a word', () => {
    expect(indexable('SeerAttention: Łoś')).toBe('SeerAttention: los');
  });
});

describe('the words of a query', () => {
  test.each([
    { input: 'Test-Time  training!', out: ['testtime', 'training'] },
    { input: "GPT-4's", out: ['gpt4s'] },
    { input: 'Łukasz (ReLU) $x$ + —', out: ['lukasz', 'relu', 'x'] },
    { input: '王伟', out: ['王伟'] },
    { input: ' ', out: [] },
  ])('$input', ({ input, out }) => {
    expect(wordsOf(input)).toEqual(out);
  });
});

test('a word of a text is found as a whole and by its parts', () => {
  const text = 'SeerAttention, (test-time)';
  const found = [...textWords(text)].map(({ start, end, key }) => [text.slice(start, end), key]);
  expect(found).toEqual([
    ['SeerAttention', 'seerattent'],
    ['Seer', 'seer'],
    ['Attention', 'attent'],
    ['test-time', 'testtim'],
    ['test', 'test'],
    ['time', 'time'],
  ]);
});

describe('a search for a word', () => {
  const text =
    'Sparse Transformers with sliding-window attention, by Łukasz Kaiser, for GPT4 and MoE.';
  test.each([
    'transformer',
    'transforming',
    'attention',
    'attenti',
    'window',
    'slidingwindow',
    'lukasz',
    'gpt',
    'moe',
    'attenton',
  ])('finds %s', (word) => {
    expect(hasWord(text, word)).toBe(true);
  });

  test.each(['tension', 'zqxj', 'gptz', 'byzantine', 'kaisersaschern'])(
    'does not find %s',
    (word) => {
      expect(hasWord(text, word)).toBe(false);
    },
  );
});
