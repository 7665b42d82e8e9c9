import { expect, test } from 'vitest';
import { pageParts, pageRange, pageSpan } from '#text/pages.ts';

test.each([
  ['1--12', '1-12', ['1', '12'], ['1', '12']],
  ['3-1 – 3-12', '3-1–3-12', ['3-1', '3-12'], ['3-1', '3-12']],
  ['12, 14–16, 20', '12, 14-16, 20', ['12, 14', '16, 20'], ['12, 14-16, 20']],
  ['1-5-9', '1-5-9', ['1', '5', '9'], ['1-5-9']],
  ['e17', 'e17', ['e17'], ['e17']],
])('pages %s', (written, span, parts, range) => {
  expect(pageSpan(written)).toBe(span);
  expect(pageParts(span)).toEqual(parts);
  expect(pageRange(span)).toEqual(range);
});
