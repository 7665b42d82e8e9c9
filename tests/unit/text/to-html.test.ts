import { describe, expect, it } from 'vitest';
import { hasFormula, toHtml, toInlineHtml } from '#text/to-html.ts';

const tests = [
  { source: 'from $49\\%$ to $61\\%$', out: 'from 49% to 61%' },
  { source: 'up to $3.9\\times$ and $26\\times$', out: 'up to 3.9× and 26×' },
  { source: '256$\\times$256, $<$5%, $-5$', out: '256×256, &lt;5%, −5' },
  { source: 'over 90\\% accuracy', out: 'over 90% accuracy' },
  { source: '*so* **F**ast `code`', out: '<em>so</em> <strong>F</strong>ast <code>code</code>' },
  { source: 'I$^2$SB H$_2$O', out: 'I<sup>2</sup>SB H<sub>2</sub>O' },
  { source: 'for $k$ of', out: 'for <math><mi>k</mi></math> of' },
  {
    source: 'the $k$-means (in $d$), or',
    out: 'the <span class="nb"><math><mi>k</mi></math>-means</span> (in <span class="nb"><math><mi>d</mi></math>),</span> or',
  },
  {
    source: 'of O($n$) time',
    out: 'of <span class="nb">O(<math><mi>n</mi></math>)</span> time',
  },
  {
    source: 'a $k$-dimensionalisation',
    out: 'a <span class="nb"><math><mi>k</mi></math>-</span>dimensionalisation',
  },
  {
    source: 'bad $\\cX<1$, no',
    out: 'bad <span class="nb"><code class="tex">\\cX&lt;1</code>,</span> no',
  },
  {
    source: 'by 1.5-7.1x, $2$-$5\\%$ and 8--12',
    out: 'by <span class="nb">1.5–7.1x</span>, <span class="nb">2–5%</span> and <span class="nb">8–12</span>',
  },
  { source: 'Nobody\'s "Last" Exam', out: 'Nobody’s “Last” Exam' },
  { source: 'f\' < 5" & `', out: 'f&#39; &lt; 5&quot; &amp; `' },
  {
    source: 'at https://lastexam.ai.',
    out: 'at <a href="https://lastexam.ai" rel="external">lastexam.ai</a>.',
  },
  {
    source: 'https://a.org/?q=1&r=2#s',
    out: '<a href="https://a.org/?q=1&amp;r=2#s" rel="external">a.org/?q=1&amp;r=2#s</a>',
  },
  { source: 'one\n\ntwo', out: 'one two' },
  { source: '', out: '' },
];

describe('toHtml', () => {
  it.each(tests)('$source', ({ source, out }) => {
    expect(toHtml(source)).toBe(out);
  });

  it('makes paragraphs and displays formulas in a block', () => {
    expect(toHtml('one\n\n*two*', { block: true })).toBe('<p>one</p><p><em>two</em></p>');
    expect(toHtml('so $$x=y$$', { block: true })).toContain(
      '<span class="m-block" tabindex="0"><math display="block">',
    );
    expect(toHtml('so $$x=y$$')).not.toContain('display');
    expect(toHtml('', { block: true })).toBe('');
  });

  it('renders the same formula the same way, whatever came before it', () => {
    const before = toHtml('$\\sqrt{x}$');
    toHtml('$\\def\\sqrt{y}$ $\\gdef\\x{z}$ $\\newcommand\\sqrt[1]{y}$');
    expect(toHtml('$\\sqrt{x}$')).toBe(before);
  });
});

describe('toInlineHtml', () => {
  it('has neither links nor blocks', () => {
    expect(toInlineHtml('*See* https://a.org/b\n\nand $$x$$')).toBe(
      '<em>See</em> a.org/b and <math><mi>x</mi></math>',
    );
  });
});

describe('hasFormula', () => {
  it.each([
    { source: 'Learning in $\\mathcal{O}(n^2)$', expected: true },
    { source: 'On \\(\\ell_1\\) norms', expected: true },
    { source: 'It costs $5 and $6', expected: false },
    { source: 'Half of it: $49\\%$', expected: false },
    { source: 'Nothing of the kind', expected: false },
  ])('$source: $expected', ({ source, expected }) => {
    expect(hasFormula(source)).toBe(expected);
  });
});
