import { expect, test } from 'vitest';
import { hasFormula } from '#text/to-html.ts';

test.each([
  { source: 'Learning in $\\mathcal{O}(n^2)$', expected: true },
  { source: 'On \\(\\ell_1\\) norms', expected: true },
  { source: 'It costs $5 and $6', expected: false },
  { source: 'Half of it: $49\\%$', expected: false },
  { source: 'Nothing of the kind', expected: false },
])('$source: $expected', ({ source, expected }) => {
  expect(hasFormula(source)).toBe(expected);
});
