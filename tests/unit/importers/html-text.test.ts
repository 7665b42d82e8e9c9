import { expect, test } from 'vitest';
import { htmlToMarkup } from '#importers/html-text.ts';
import { texToMarkup, texToText } from '#importers/tex-markup.ts';

const mathml = (inner: string) => `<mml:math xmlns:mml="x">${inner}</mml:math>`;

test.each([
  ['The <i>E. coli</i> genome &amp; x', 'The *E. coli* genome & x'],
  ['pre<i>fix</i>ed', 'pre\\emph{fix}ed'],
  ['caf&eacute; &alpha; &#233; &#xe9;', 'café α é é'],
  ['A &amp;amp; B', 'A & B'],
  ['&lt;i&gt;E. coli&lt;/i&gt; is', '*E. coli* is'],
  ['caf&eacute et &#233t&#xe9 ?a=1&copy=2 R&D', 'café et été ?a=1&copy=2 R&D'],
  ['<jats:title>Abstract</jats:title><jats:p>One</jats:p>', 'One'],
  ['<b>ABSTRACT.</b><br/>One', 'One'],
  ['<h2>Resumo:</h2><p>Um</p>', 'Um'],
  ['<jats:title>摘要</jats:title><jats:p>一</jats:p>', '一'],
  ['Abstract machines\n\nare', 'Abstract machines\n\nare'],
  ['<m:math><m:mi>z</m:mi></m:math>', '$z$'],
  ['a < b > c &unknown;', 'a < b > c &unknown;'],
  ['One\n  <i>two</i>\n three', 'One *two* three'],
  ['One\u2028two\u2029three', 'One two\n\nthree'],
  [
    '<jats:title>Abstract</jats:title><jats:p>We do.</jats:p><jats:title>Methods</jats:title><jats:p>So.</jats:p>',
    'We do.\n\nMethods\n\nSo.',
  ],
  ['H<sub>2</sub>O<br/>x', 'H\\textsubscript{2}O\n\nx'],
  [mathml('<mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup>'), '$x^2$'],
  [
    mathml('<mml:mfrac><mml:mi>a</mml:mi><mml:msqrt><mml:mi>b</mml:mi></mml:msqrt></mml:mfrac>'),
    '$\\frac{a}{\\sqrt{b}}$',
  ],
  [mathml('<mml:msub><mml:mi>O</mml:mi><mml:mi>max</mml:mi></mml:msub>'), '$O_{\\mathrm{max}}$'],
  ['<math><mi>&alpha;</mi></math> decay', 'α decay'],
  ['<math><mi>a', '<math><mi>a'],
  [
    `<jats:tex-math>\\documentclass{x}\\begin{document}$$x^2$$\\end{document}</jats:tex-math>${mathml('<mml:mi>y</mml:mi>')}`,
    '$y$',
  ],
  ['<tex-math>\\begin{document}$$x^2$$\\end{document}</tex-math>', '$x^2$'],
])('%s', (text, out) => {
  expect(htmlToMarkup(text)).toBe(out);
});

test.each([
  ['The <i>E. coli</i> genome \\&amp; x', 'The *E. coli* genome & x'],
  ['caf&eacute;', 'café'],
  ['Don\\textquotesingle{}t', "Don't"],
  ['\\mkbibemph{d.} of \\mkbibquote{x}', '*d.* of “x”'],
  ['\\mkbibparens{a} \\mkbibbrackets{b} \\mkbibacro{UN}', '(a) [b] UN'],
  ['\\glqq a\\grqq{} \\foreignquote{german}{b} \\foreignlanguage{french}{c}', '„a“ “b” c'],
  ['\\lowercase{ABC} \\textcommabelow{s}tef \\No 5\\nobreakdash-6', 'abc ștef №5-6'],
  ['Nguy\\^{\\~e}n Tr{\\`\\^a}n', 'Nguyễn Trần'],
  ['$a<b$ and $c&d$', '$a<b$ and $c&d$'],
  ["Pok\\'emon and a project\\'s", "Pokémon and a project\\'s"],
])('TeX with HTML: %s', (tex, out) => {
  expect(texToMarkup(tex)).toBe(out);
});

test('a macro of a journal is its name', () => {
  expect(texToText('\\mnras')).toBe('Monthly Notices of the Royal Astronomical Society');
});
