import { expect, test } from 'vitest';
import { areasInWords } from '#cli/frame/content.ts';

test.each([
  { areas: [], out: 'the tag of an area that you add to areas/ first' },
  { areas: ['AQ'], out: 'AQ' },
  { areas: ['AQ', 'BT', 'CT'], out: 'AQ, BT or CT' },
  { areas: [...'ABCDEFGHIJ'], out: 'one of the 10 in areas/, as A, B, C, D, E, F, G, H' },
])('$areas are $out', ({ areas, out }) => {
  expect(areasInWords(new Map(areas.map((tag) => [tag, {}])))).toBe(out);
});
