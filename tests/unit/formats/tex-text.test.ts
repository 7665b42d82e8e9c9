import { describe, expect, test } from 'vitest';
import { escapeTex, markupToTex } from '#formats/cite/tex-text.ts';
import { texToText } from '#importers/tex-markup.ts';

describe('text', () => {
  test.each([
    [
      'Bounds ≤ α for H₂O, m² and a naïve café',
      'Bounds $\\leq$ $\\alpha$ for H$_2$O, m² and a naïve café',
    ],
    ['Ελληνικά → 中文', 'Ελληνικά $\\to$ 中文'],
    ['5 × 5 ± 1°', '5 × 5 ± 1°'],
  ])('%s', (text, tex) => {
    expect(escapeTex(text, 'biblatex')).toBe(tex);
  });

  test('as commands alone where the file has to be ASCII', () => {
    const tex = escapeTex('Naïve ≤ α, ∀x ∈ ℝ: H₂O, m² × 2 — 50%', 'bibtex');
    expect(tex).toBe(
      'Na{\\"i}ve $\\leq$ $\\alpha$, $\\forall$x $\\in$ $\\mathbb{R}$: H$_2$O, m$^2$ $\\times$ 2 --- 50\\%',
    );
  });
});

test.each([
  ['Nguyễn Việt', String.raw`Nguy{\~{\^e}}n Vi{\d{{\^e}}}t`],
  ['x\u0304', String.raw`{\=x}`],
  ['ﬁne', 'fine'],
])('the marks of %s are commands', (text, tex) => {
  expect(escapeTex(text, 'bibtex')).toBe(tex);
  expect(texToText(tex)).toBe(text.normalize('NFKC'));
});

describe('formulas', () => {
  test('have commands alone', () => {
    expect(markupToTex('$\\ell_∞$-Norm', 'biblatex')).toBe('$\\ell_\\infty$-Norm');
    expect(markupToTex('$\\text{naïve}_α$', 'bibtex')).toMatch(/^[ -~]+$/);
  });

  test('what TeX cannot set is written as text, so that no command is left', () => {
    const tex = markupToTex(String.raw`A $\input{/etc/passwd}$ and $\frac{1}{2}$`, 'biblatex');
    expect(tex).not.toMatch(/\\input/);
    expect(tex).toContain(String.raw`$\frac{1}{2}$`);
  });
});
