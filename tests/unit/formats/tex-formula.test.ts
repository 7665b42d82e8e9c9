import { describe, expect, test } from 'vitest';
import { setFormula } from '#formats/cite/tex-formula.ts';
import { hazards } from '../../support/tex-hazards.ts';

const raw = String.raw;

describe('setFormula', () => {
  test.each([
    [raw`\ell_∞`, raw`\ell_\infty`],
    ['ℓ_2-norm ≤ ε', raw`\ell_2-norm \leq \varepsilon`],
    ['x², a₁₂ and 10⁻³', raw`x^2, a_{12} and 10^{-3}`],
    ['90°C', raw`90^\circ C`],
    ['x^2^3 and x_1_2', 'x^2{}^3 and x_1{}_2'],
    ["f'(x)^2 + f'^2 + f^2'", "f'(x)^2 + f'^2 + f^2{}'"],
    [raw`x^\hat{a}`, raw`x^{\hat{a}}`],
    ['x^²', 'x^2'],
    [raw`𝔼[𝐱] ∈ 𝒪(n) ⊂ ℝ^𝑑`, raw`\mathbb{E}[\mathbf{x}] \in \mathcal{O}(n) \subset \mathbb{R}^d`],
    ['é, ñ̂ and ø', raw`\acute{e}, \hat{\tilde{n}} and \mbox{ø}`],
    ['x̂ ≢ ȳ', raw`\hat{x} \not\equiv \bar{y}`],
    [
      raw`\bm{x} \in \mathds{1}, \R^n, \nicefrac12`,
      raw`\boldsymbol{x} \in \mathbb{1}, \mathbb{R}^n, \frac{1}{2}`,
    ],
    [raw`\argmax_θ L`, raw`\operatorname*{argmax}_\theta L`],
    ['100% of #1 & more', raw`100\% of \#1 \& more`],
    [raw`\text{if $x$ is ≤ 5%, naïve}`, raw`\text{if $x$ is $\leq$ 5\%, naïve}`],
    [
      raw`\begin{align*} a &= b \\ c &= d \end{align*}`,
      raw`\begin{aligned} a &= b \\ c &= d \end{aligned}`,
    ],
    [raw`\left( \frac{a}{b} \right)^2`, raw`\left( \frac{a}{b} \right)^2`],
    [raw`\left⟨ x \right⟩`, raw`\left\langle  x \right\rangle `],
    [raw`\sum_{\substack{i \\ j}} a \\ b`, raw`\sum_{\substack{i \\ j}} a   b`],
    [raw`\sum\limits_{i} \label{a} x_i`, raw`\sum_i  x_i`],
    [raw`a \iff b \longrightarrow c`, raw`a \iff b \longrightarrow c`],
    [raw`\sqrt[3]{x} \textcolor{red}{y}`, raw`\sqrt[3]{x} y`],
  ])('%s is %s', (source, tex) => {
    expect(setFormula(source)).toEqual({ tex });
  });

  test.each([
    [raw`\frac{a}`, raw`\frac lacks what it is to set`],
    [raw`\frac{a`, 'a brace is not closed'],
    ['a}', 'a brace closes that was not opened'],
    [raw`\left( x`, raw`\right is missing`],
    [raw`x \right)`, raw`\right has no \left`],
    [raw`\begin{matrix} a`, raw`\end is missing`],
    [
      raw`\begin{tikzpicture}\end{tikzpicture}`,
      'the environment "tikzpicture" is none of a formula',
    ],
    [raw`\mycommand{x}`, raw`\mycommand is no command of LaTeX, amsmath or amssymb`],
    ['x + 中', 'it has 中, for which formulas have no command'],
    ['a $ b', 'it holds a dollar'],
    ['{'.repeat(50), 'it is nested too deeply'],
  ])('%s has a fault', (source, fault) => {
    expect(setFormula(source)).toEqual({ fault });
  });

  test.each(hazards)('nothing but what shows something: %s', (tex) => {
    expect(setFormula(tex).tex).toBeUndefined();
  });

  test('what was set stays as it is', () => {
    for (const source of [raw`\ell_∞`, raw`x^\hat{a}`, raw`\text{if $x$ is ≤ 5%}`, 'x^2^3']) {
      const { tex = '' } = setFormula(source);
      expect(setFormula(tex).tex).toBe(tex);
    }
  });
});
