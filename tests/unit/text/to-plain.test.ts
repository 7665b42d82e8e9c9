import { describe, expect, it } from 'vitest';
import { summarize, toPlain } from '#text/to-plain.ts';

const tests = [
  { source: 'from $49\\%$, $3.9\\times$, 90\\%', out: 'from 49%, 3.9×, 90%' },
  { source: 'in $O(n\\log n)$ with $\\ell_1$', out: 'in O(n log n) with ℓ1' },
  { source: '$\\epsilon$-greedy, $x^2$, I$^2$SB, H$_2$O', out: 'ε-greedy, x², I²SB, H2O' },
  { source: '*so* **F**ast `code` \\textsc{Name}', out: 'so Fast code Name' },
  { source: 'Nobody\'s "Last" 1.5-7.1x', out: 'Nobody\'s "Last" 1.5-7.1x' },
  { source: "``quoted'' text---dash", out: '“quoted” text—dash' },
  { source: 'at~\\url{https://a.org/b}.', out: 'at https://a.org/b.' },
  { source: '\\href{https://a.org/b}{our page}', out: 'our page (https://a.org/b)' },
  { source: '{7B, 13B} ~15% < & @', out: '{7B, 13B} ~15% < & @' },
  { source: 'bad $\\cX{a}$ and \\name', out: 'bad \\cX{a} and \\name' },
  { source: ' one\ntwo\u00a0 three\n\nfour', out: 'one two three\nfour' },
  { source: '', out: '' },
];

describe('toPlain', () => {
  it.each(tests)('$source', ({ source, out }) => {
    expect(toPlain(source)).toBe(out);
  });
});

describe('summarize', () => {
  it.each([
    { source: 'short', length: 160, out: 'short' },
    { source: 'one two three', length: 13, out: 'one two three' },
    { source: 'one two three', length: 12, out: 'one two…' },
    { source: 'one two, three', length: 11, out: 'one two…' },
    { source: 'one\n\ntwo three', length: 10, out: 'one two…' },
    { source: 'at $49\\%$ of $x^2$ it', length: 11, out: 'at 49% of…' },
    { source: 'unbreakable', length: 6, out: 'unbre…' },
  ])('cuts $source at $length', ({ source, length, out }) => {
    expect(summarize(source, length)).toBe(out);
    expect(out.length).toBeLessThanOrEqual(length);
  });

  it('never cuts a character in half', () => {
    expect(summarize('😀😀😀😀', 4)).toBe('😀…');
  });
});
