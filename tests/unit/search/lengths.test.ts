import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packWord, unpackWord } from '#search/index/common-word.ts';
import { lengthStep, meanLength, noteLengths, packLengths } from '#search/index/lengths.ts';
import { postings, sizes } from './some-postings.ts';

const size = 25_001;
const wordsIn = (step: number) => Math.round(2 ** (step / 4)) - 1;
const unknown = () => ({ text: new Float32Array(size), title: new Float32Array(size) });

test('a length is kept to a tenth', () => {
  for (const length of [0, 1, 7, 60, 187, 255, 256, 900, 40_000]) {
    const kept = wordsIn(lengthStep(length));
    expect(Math.abs(kept - length)).toBeLessThanOrEqual(0.1 * length + 1);
  }
});

test('the mean leaves out papers without a text', () => {
  expect(meanLength([lengthStep(0), lengthStep(100), lengthStep(200)])).toBe(160.5);
  expect(meanLength([])).toBe(1);
});

test('postings bring the lengths that their score depends on, also those of a common word', () => {
  const means = { text: 180, title: 9 };
  fc.assert(
    fc.property(postings, (own) => {
      // Of a common word no paper is far from the next.
      const near = { ...own, ordinals: own.ordinals.map((ordinal) => ordinal >> 3) };
      const packed = packLengths(near, sizes);
      const [known, ofCommon] = [unknown(), unknown()];
      noteLengths(known, near, packed, means);
      const word = unpackWord(packWord(near, packed));
      noteLengths(ofCommon, word.postings, word.lengths, means);
      const lengthIn = (field: 'text' | 'title', at: number, ordinal: number) =>
        own[field][at] ? Math.fround(wordsIn(sizes[field][ordinal] ?? 0) / means[field]) : 0;
      for (const [at, ordinal] of near.ordinals.entries()) {
        if (near.ordinals.indexOf(ordinal) !== near.ordinals.lastIndexOf(ordinal)) continue;
        const lengths = [lengthIn('text', at, ordinal), lengthIn('title', at, ordinal)];
        expect([known.text[ordinal], known.title[ordinal]]).toEqual(lengths);
        expect([ofCommon.text[ordinal], ofCommon.title[ordinal]]).toEqual(lengths);
      }
    }),
  );
});
