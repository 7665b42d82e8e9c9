import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packSpelling, unpackSpelling } from '#search/index/spelling-files.ts';
import { editsBetween, nearestWord, writtenLike } from '#search/terms/spelling.ts';

test('the words come back from their file, with about as many papers', () => {
  const words = fc.dictionary(
    fc.stringMatching(/^[a-zß-ö]{1,9}$/),
    fc.integer({ min: 1, max: 4000 }),
  );
  fc.assert(
    fc.property(words, (written) => {
      const texts = new Map(Object.entries(written));
      const list = { texts, names: new Map(), written: new Map([['ethique', 'éthique']]) };
      const { texts: read, ...others } = unpackSpelling(packSpelling(list));
      expect(others).toEqual({ names: list.names, written: list.written });
      expect([...read.keys()].sort()).toEqual(Object.keys(written).sort());
      for (const [word, papers] of read) {
        expect(papers).toBeLessThanOrEqual(written[word] ?? 0);
        expect(2 * papers).toBeGreaterThan(written[word] ?? 0);
      }
    }),
  );
});

describe('edits', () => {
  test.each([
    { a: 'attention', b: 'attention', edits: 0 },
    { a: 'atention', b: 'attention', edits: 1 },
    { a: 'atttention', b: 'attention', edits: 1 },
    { a: 'attentien', b: 'attention', edits: 1 },
    { a: 'attetnion', b: 'attention', edits: 1 },
    { a: 'tatentoin', b: 'attention', edits: 2 },
    { a: 'attend', b: 'attention', edits: 3 },
  ])('from $a to $b: $edits', ({ a, b, edits }) => {
    expect(Math.min(editsBetween(a, b, 2), 3)).toBe(edits);
    expect(Math.min(editsBetween(b, a, 2), 3)).toBe(edits);
  });

  test('at any place and of any kind are counted', () => {
    const word = fc.stringMatching(/^[a-z]{4,10}$/);
    fc.assert(
      fc.property(word, fc.nat(20), fc.constantFrom('', 'q', 'swap'), (text, place, kind) => {
        const at = place % (text.length - 1);
        const rest = text.slice(at + 1);
        const typed =
          kind === 'swap'
            ? text.slice(0, at) + rest.slice(0, 1) + text.charAt(at) + rest.slice(1)
            : text.slice(0, at) + kind + rest;
        expect(editsBetween(typed, text, 2)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a correction', () => {
  const words = new Map([
    ['attention', 900],
    ['attrition', 2],
    ['conformal', 8],
    ['conformer', 64],
    ['precise', 16],
    ['moe', 32],
    ['graph', 500],
    ['grape', 1],
    ['dependent', 400],
    ['incorrect', 90],
    ['supervised', 700],
  ]);
  test.each([
    { typed: 'atention', out: 'attention' },
    { typed: 'attnetion', out: 'attention' },
    { typed: 'confrmal', out: 'conformal' },
    { typed: 'percise', out: 'precise' },
    { typed: 'grapf', out: 'graph' },
    { typed: 'rgaph', out: 'graph' },
    { typed: 'ttention', out: 'attention' },
    { typed: 'moa', out: undefined },
    { typed: 'gzaqx', out: undefined },
    { typed: 'byzantine', out: undefined },
    { typed: 'indepndent', out: undefined },
    { typed: 'correct', out: undefined },
    { typed: 'unsupervised', out: undefined },
    { typed: 'superviced', out: 'supervised' },
  ])('of $typed is $out', ({ typed, out }) => {
    expect(nearestWord(typed, words)?.word).toBe(out);
  });
});

test.each([
  { typed: 'atention', word: 'attention', out: 'attention' },
  { typed: 'Atention', word: 'attention', out: 'Attention' },
  { typed: 'ATENTION', word: 'attention', out: 'ATTENTION' },
  { typed: 'нейронноя', word: 'нейронная', out: 'нейронная' },
  { typed: 'lukazs', word: 'łukasz', isName: true, out: 'Łukasz' },
])('$out is how $word is written for $typed', ({ typed, word, isName, out }) => {
  expect(writtenLike(typed, word, isName)).toBe(out);
});
