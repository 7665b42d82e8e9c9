import { expect, test } from 'vitest';
import { contrast, poorPairs } from '#catalog/contrast.ts';
import { usualPalette } from '#sources/site-data.ts';

test.each([
  { one: '#000000', other: '#ffffff', out: 21 },
  { one: '#fff', other: '#ffffff', out: 1 },
  // The last grey that passes on white, and the first that does not.
  { one: '#767676', other: '#fff', out: 4.54 },
  { one: '#fff', other: '#777777', out: 4.48 },
])('$one and $other have a contrast of $out', ({ one, other, out }) => {
  expect(contrast(one, other)).toBeCloseTo(out, 2);
});

test('the usual colours can all be read', () => {
  expect(poorPairs(usualPalette())).toEqual([]);
});

test('a pair that cannot be read is named with its scheme', () => {
  const pale = { ...usualPalette(), 'ink-faint': ['#696863', '#555555'] } as const;
  expect(poorPairs(pale).map(({ text, background, scheme }) => [text, background, scheme])).toEqual(
    [
      ['ink-faint', 'paper', 'dark'],
      ['ink-faint', 'field', 'dark'],
      ['ink-faint', 'wash', 'dark'],
    ],
  );
});
