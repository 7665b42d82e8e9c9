import { describe, expect, it } from 'vitest';
import { cleanMathml, renderMath } from '#text/math.ts';

const rendered = [
  { tex: 'k', out: '<math><mi>k</mi></math>' },
  { tex: '\\ell_1', out: '<math><msub><mi>ℓ</mi><mn>1</mn></msub></math>' },
  { tex: 'a<b', out: '<math><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>' },
  { tex: '\\eps', out: '<math><mi>ε</mi></math>' },
  { tex: '95% \\pm 9%', out: '<math><mn>95</mn><mi>%</mi><mo>±</mo><mn>9</mn><mi>%</mi></math>' },
  { tex: '\\text{<b>&"}', out: '<math><mtext>&lt;b&gt;&amp;&quot;</mtext></math>' },
  { tex: '\\color{red}x', out: '<math><mi>x</mi></math>' },
  { tex: '{\\Huge x}', out: '<math><mstyle><mi>x</mi></mstyle></math>' },
  { tex: '\\smash{x}', out: '<math><mpadded><mi>x</mi></mpadded></math>' },
  {
    tex: '\\tilde{O}',
    out: '<math><mover><mi>O</mi><mo stretchy="false" class="chr-med wbk-med m-accent">~</mo></mover></math>',
  },
];

const refused = [
  '\\href{https://a.org}{x}',
  '\\href{javascript:alert(1)}{x}',
  '\\url{https://a.org}',
  '\\includegraphics{https://a.org/x.png}',
  '\\class{a}{x}',
  '\\id{a}{x}',
  '\\style{color:red}{x}',
  '\\data{a=b}{x}',
  '\\htmlClass{a}{x}',
  '\\def\\a{\\a\\a}\\a',
  '\\edef\\a{x}\\a',
  '\\gdef\\R{x}\\R',
  '\\let\\a=b',
  '\\newcommand{\\a}{x}\\a',
  '\\renewcommand{\\log}{x}\\log',
  '\\char"3C',
  '\\tag{1} x',
  '\\label{a} x',
  '\\rule{9em}{9em}',
  '\\cancel{x}',
  '\\color{"onmouseover="alert(1)}x',
  '\\cX',
  '\\frac{1}',
  '{x',
  'x}',
  'x'.repeat(2001),
  '\\hspace{5em}'.repeat(9),
  '\\!'.repeat(90),
];

describe('renderMath', () => {
  it.each(rendered)('renders $tex', ({ tex, out }) => {
    expect(renderMath(tex)).toBe(out);
  });

  it.each(refused)('leaves %s to its source', (tex) => {
    expect(renderMath(tex)).toBeUndefined();
  });

  it('displays a formula on its own line', () => {
    expect(renderMath('\\sum_i x_i', { display: true })).toMatch(
      /^<math display="block">.*<munder>/,
    );
  });

  it('lets a long formula break, and only a long one', () => {
    const long = 'a_1 + a_2 + a_3 + a_4 + a_5 = b_1 + b_2 + b_3 + b_4';
    expect(renderMath(long)).toMatch(/^<math class="m-wrap">(<mrow>.*?<\/mrow>){9}<\/math>$/);
    expect(renderMath('a = b')).toBe('<math><mi>a</mi><mo>=</mo><mi>b</mi></math>');
  });

  it('keeps formulas apart', () => {
    expect(renderMath('\\gdef\\eps{x} \\eps')).toBeUndefined();
    expect(renderMath('\\def\\foo{x} \\foo')).toBeUndefined();
    expect(renderMath('\\foo')).toBeUndefined();
    expect(renderMath('\\eps + 0')).toContain('ε');
  });

  it('writes no style and no length that moves a box, whatever is asked for', () => {
    const all = [
      '\\vec{x} \\hat{y} \\widetilde{abc} \\overline{x} \\underline{y} \\underbrace{z}_n',
      '\\boldsymbol{0} \\pmb{x} \\mathbf{A} T^{\\frac{3}{4}} +\\!3 \\mathscr{L} \\mathtt{x}',
      '\\raisebox{9em}{x} \\llap{x} \\rlap{y} \\boxed{x} \\colorbox{red}{x} \\bigg( x \\bigg)',
      '\\begin{array}{|c|c|} \\hline a & b \\\\ \\hline \\end{array} \\begin{cases} a \\\\ b \\end{cases}',
    ].map((tex) => renderMath(tex));
    for (const mathml of all) expect(mathml).not.toMatch(/style=|voffset|depth=|="-/);
  });
});

describe('cleanMathml', () => {
  const unsound = [
    '',
    '<script>x</script>',
    '<math><mi onclick="x">y</mi></math><img src=x>',
    '<math><mi>a<b</mi></math>',
    '<math><mo><mtext>det</mtext></mo></math>',
    '<math><mspace width="99em"></mspace></math>',
    `<math>${'<mi>x</mi>'.repeat(9000)}</math>`,
  ];
  it.each(unsound)('refuses %s', (markup) => {
    expect(cleanMathml(markup)).toBeUndefined();
  });

  it('drops attributes, classes and styles that it does not know', () => {
    const markup =
      '<math id="x"><mi onclick="y" href="javascript:z" class="tml-prime evil" style="color:red;">a</mi></math>';
    expect(cleanMathml(markup)).toBe('<math><mi class="tml-prime">a</mi></math>');
  });
});
