import { describe, expect, test } from 'vitest';
import { isHarmlessTex, markupToTex } from '#formats/cite/tex-text.ts';

describe('isHarmlessTex', () => {
  test.each([
    String.raw`\frac{1}{2} \alpha_{i} \in \mathbb{R}^{n \times d}`,
    String.raw`x \iff y \longrightarrow z \readable \newline \lambda \endgroup`,
    String.raw`\begin{pmatrix} a & b \\ c & d \end{pmatrix}`,
    String.raw`\begin{align*} a &= b \end{align*}`,
    String.raw`\left( \text{if } x \right)`,
    String.raw`\underset{x}{\operatorname{arg\,max}}`,
    'x^2^',
  ])('takes %s', (tex) => {
    expect(isHarmlessTex(tex)).toBe(true);
  });

  test.each([
    String.raw`\input{/etc/passwd}`,
    String.raw`\write18{x}`,
    String.raw`\immediate\write18{x}`,
    String.raw`x\def\a{\a\a}\a`,
    String.raw`\xdef\a{}`,
    String.raw`\newcommand\a{\a}\a`,
    String.raw`\csname input\endcsname{x}`,
    String.raw`\catcode37=12`,
    String.raw`\ifx\a\b c\fi`,
    String.raw`\loop\iftrue\repeat`,
    String.raw`\href{https://evil.example}{x}`,
    String.raw`\includegraphics{x}`,
    String.raw`\pdfliteral{x}`,
    String.raw`\directlua{x}`,
    String.raw`\begin{filecontents}x\end{filecontents}`,
    String.raw`\begin x\end x`,
    String.raw`\end`,
    '^^5cinput',
    String.raw`\everymath{x}`,
    String.raw`\@@input x`,
  ])('refuses %s', (tex) => {
    expect(isHarmlessTex(tex)).toBe(false);
  });

  test('what is refused is written as text, so that no command is left', () => {
    const tex = markupToTex(String.raw`A $\input{/etc/passwd}$ and $\frac{1}{2}$`, 'biblatex');
    expect(tex).not.toMatch(/\\input/);
    expect(tex).toContain(String.raw`$\frac{1}{2}$`);
  });
});
