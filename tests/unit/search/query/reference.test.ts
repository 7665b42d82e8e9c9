import { describe, expect, test } from 'vitest';
import { readReference } from '#search/engine/query/reference.ts';

describe('a reference is read', () => {
  test.each([
    { text: 'Sun et al., 2024', title: '', families: ['Sun'], year: '2024' },
    {
      text: 'Vale et al., 2017. Thread is all you need',
      title: 'Thread is all you need',
      families: ['Vale'],
      year: '2017',
    },
    {
      text: 'Vale, A., & Marrow, N. (2017). Thread is all you need. In Looms (pp. 5998-6008).',
      title: 'Thread is all you need',
      families: ['Vale', 'Marrow'],
      year: '2017',
    },
    {
      text: 'A. Vale, N. Marrow et al., "Thread is all you need," in Proc. Looms, 2017, pp. 1–9.',
      title: 'Thread is all you need',
      families: ['Vale', 'Marrow'],
      year: '2017',
    },
    {
      text: '@inproceedings{vale2017thread,\n  title={Thread is {All}},\n  author={Vale, Ann and Nils Marrow},\n  year={2017},\n doi = "10.1000/7"}',
      title: 'Thread is All',
      families: ['Vale', 'Marrow'],
      year: '2017',
      ids: ['vale2017thread', '10.1000/7'],
    },
  ])('$text', ({ text, ids = [], ...said }) => {
    expect(readReference(text)).toEqual({ ...said, ids });
  });
});

test.each([
  'sparse thread',
  'Thread 2023',
  'Y. Bengio',
  'Thread is all you need',
  'which papers of 2023 look at looms that learn from threads',
  '@looms',
])('%s is no reference', (text) => {
  expect(readReference(text)).toBeUndefined();
});
