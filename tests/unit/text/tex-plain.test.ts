import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { functionNames, letterSymbols, operatorSymbols } from '#text/commands.ts';
import { texToPlain } from '#text/tex-plain.ts';

const tests = [
  { tex: '49\\%', out: '49%' },
  { tex: '3.9\\times', out: '3.9×' },
  { tex: '1{,}000', out: '1,000' },
  { tex: 'O(n \\log n)', out: 'O(n log n)' },
  { tex: 'O(n\\log\\log n)', out: 'O(n log log n)' },
  { tex: '\\log\\epsilon', out: 'log ε' },
  { tex: '\\mathcal{O}(\\sqrt{T})', out: 'O(√T)' },
  { tex: '\\widetilde{\\mathcal{O}}(\\sqrt{KT})', out: 'Õ(√(KT))' },
  { tex: 'x^2', out: 'x²' },
  { tex: '10^{-5}', out: '10⁻⁵' },
  { tex: 'x^d', out: 'x^d' },
  { tex: 'T^{2/3}', out: 'T^(2/3)' },
  { tex: 'A^\\top A', out: 'Aᵀ A' },
  { tex: 'f^*', out: 'f*' },
  { tex: "f'(x)", out: 'f′(x)' },
  { tex: '360^{\\circ}', out: '360°' },
  { tex: 'i^{th}', out: 'ith' },
  { tex: '\\ell_1', out: 'ℓ1' },
  { tex: '\\ell_\\infty', out: 'ℓ∞' },
  { tex: 'x_i', out: 'x_i' },
  { tex: 'x_{i,j}', out: 'x_(i,j)' },
  { tex: 'x_{\\max}', out: 'x_max' },
  { tex: '\\frac{1}{2}', out: '1/2' },
  { tex: '\\frac{a+b}{\\sqrt{n}}', out: '(a+b)/√n' },
  { tex: '\\binom{n}{k}', out: '(n choose k)' },
  { tex: 'p \\le 10', out: 'p ≤ 10' },
  { tex: 'p\\le 10', out: 'p≤10' },
  { tex: '256\\times256', out: '256×256' },
  { tex: '\\sim 30', out: '~30' },
  { tex: '\\epsilon > 0', out: 'ε > 0' },
  { tex: '\\mathbb{R}^{n\\times d}', out: 'ℝ^(n×d)' },
  { tex: '\\mathbb{E}[X]', out: 'E[X]' },
  { tex: '\\text{poly}(d)', out: 'poly(d)' },
  { tex: '\\operatorname*{argmax}_x f', out: 'argmax_x f' },
  { tex: '\\left( 1 + \\tfrac{1}{n} \\right.', out: '(1 + 1/n' },
  { tex: '\\{0,1\\}^n', out: '{0,1}ⁿ' },
  { tex: '\\|x\\|_2', out: '‖x‖_2' },
  { tex: '\\not\\in', out: '∉' },
  { tex: '\\hat{\\beta}', out: 'β̂' },
  { tex: '\\widehat{XY}', out: 'XY' },
  { tex: '\\textcolor{red}{a}', out: 'a' },
  { tex: '\\begin{cases} a \\\\ b \\end{cases}', out: 'a b' },
  { tex: '\\cX', out: '\\cX' },
  { tex: '\\norm{x}_2', out: '\\norm{x}_2' },
  { tex: '\\constructor', out: '\\constructor' },
  { tex: '\\', out: '\\' },
  { tex: 'a}b', out: 'a}b' },
  { tex: '{a', out: 'a' },
  { tex: '^', out: '^' },
  { tex: '', out: '' },
];

describe('texToPlain', () => {
  it.each(tests)('reads $tex as $out', ({ tex, out }) => {
    expect(texToPlain(tex)).toBe(out);
  });

  it.each([...letterSymbols, ...operatorSymbols])('knows \\%s', (name, symbol) => {
    expect(texToPlain(`\\${name}`)).toBe(symbol);
  });

  it('leaves none of the commands it knows', () => {
    const known = [...letterSymbols.keys(), ...operatorSymbols.keys(), ...functionNames];
    const piece = fc.oneof(
      fc.constantFrom(...known.map((name) => `\\${name} `)),
      fc.constantFrom('{', '}', '^', '_', ' ', 'x', '2', '\\frac ', '\\sqrt ', '\\text '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const left = texToPlain(pieces.join('')).match(/\\[A-Za-z]+/g) ?? [];
        expect(left).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('ends, however deep the groups', () => {
    for (const piece of ['{', '\\sqrt{', 'x^{', '\\frac', '\\hat', '}', '\\text{']) {
      expect(texToPlain(piece.repeat(2000))).toBeTypeOf('string');
    }
  });
});
