import { describe, expect, it } from 'vitest';
import { parseMarkup } from '#text/markup.ts';
import type { Inline } from '#text/nodes.ts';

const marks: Partial<Record<Inline['type'], string>> = {
  emphasis: '_',
  strong: '__',
  code: '`',
  superscript: '^',
  subscript: ',',
};

/** The tree in one line: ⟦formula⟧, ⟪display⟫, _emphasis_, __strong__, `code`, <url|name>. */
function shown(node: Inline): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'math') return node.display ? `⟪${node.tex}⟫` : `⟦${node.tex}⟧`;
  const inner = node.children.map(shown).join('');
  if (node.type === 'link') return `<${node.url}|${inner}>`;
  return `${marks[node.type]}${inner}${marks[node.type]}`;
}

function read(source: string): string {
  return parseMarkup(source)
    .map(({ children }) => children.map(shown).join(''))
    .join(' ¶ ');
}

const groups: Record<string, Record<string, string>> = {
  'stays what it is': {
    'Vicuna-{7B, 13B} and Llama3-{8B, 70B}': 'Vicuna-{7B, 13B} and Llama3-{8B, 70B}',
    'a ~15% improvement': 'a ~15% improvement',
    'up to 0.8%~2.5% gain': 'up to 0.8%~2.5% gain',
    'gen.sh~ HOWTO~ pdflist': 'gen.sh~ HOWTO~ pdflist',
    'a < b & c > d': 'a < b & c > d',
    '<b>bold</b> &amp; @user #1': '<b>bold</b> &amp; @user #1',
    'one\u2028two': 'one\u2028two',
    'snake_case and _init_ and x_1 or 10^4': 'snake_case and _init_ and x_1 or 10^4',
    'we propose \\method{} and \\name, see \\unk{a}{b}':
      'we propose \\method{} and \\name, see \\unk{a}{b}',
    'run it --fast or -v': 'run it --fast or -v',
    'a lone backslash \\': 'a lone backslash \\',
    '王伟 and Łukasz 😀': '王伟 and Łukasz 😀',
  },
  'mathematics in dollars': {
    'from $49\\%$ to $61\\%$': 'from ⟦49\\%⟧ to ⟦61\\%⟧',
    '$\\ell_1$-norm': '⟦\\ell_1⟧-norm',
    'a 2-$\\epsilon$ (or $k$)': 'a 2-⟦\\epsilon⟧ (or ⟦k⟧)',
    '$f^*(x) = \\sum_j h_j(x_j)$': '⟦f^*(x) = \\sum_j h_j(x_j)⟧',
    '256$\\times$256': '256⟦\\times⟧256',
    '($<$5%) and $\\sim$30\\%': '(⟦<⟧5%) and ⟦\\sim⟧30%',
    '$ k \\ll n $ and $ k $-NN': '⟦ k \\ll n ⟧ and ⟦ k ⟧-NN',
    'costs $\\$5$ and': 'costs ⟦\\$5⟧ and',
    '$$x = y$$': '⟪x = y⟫',
    '\\(x\\) and \\[y\\]': '⟦x⟧ and ⟪y⟫',
    '\\begin{equation*} x = y \\label{a}\\end{equation*}': '⟪ x = y ⟫',
    '\\begin{align} a &= b \\\\ c &= d \\end{align}':
      '⟪\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}⟫',
    '$\\\\beta$-VAE and $30\\\\%$': '⟦\\beta⟧-VAE and ⟦30\\%⟧',
    'I$^2$SB, the $i^{th}$, $^{th}$': 'I^2^SB, the ⟦i^{th}⟧, ^th^',
    '$\\textbf{F}$ast $\\textit{a priori}$': '__F__ast _a priori_',
    '$\\text{poly}(n)$': '⟦\\text{poly}(n)⟧',
    '$\\mathcal{O}$ in *$\\mathcal{H}$-LLM*': '⟦\\mathcal{O}⟧ in _⟦\\mathcal{H}⟧-LLM_',
  },
  'money and stray dollars': {
    '$5 and $10': '$5 and $10',
    'less than $1000. A $10,301 profit': 'less than $1000. A $10,301 profit',
    'a $100K prize. Suppose $L_1$ is': 'a $100K prize. Suppose ⟦L_1⟧ is',
    'US$100 to A$ and': 'US$100 to A$ and',
    '\\$0.8 - \\$2.0 trillion': '$0.8 - $2.0 trillion',
    '\\\\$394 against $750': '$394 against $750',
    'no $ at all, $$ and $$$': 'no $ at all, $$ and $$$',
    'With No $$$': 'With No $$$',
    'a price of $60 using the model $x$': 'a price of $60 using the model ⟦x⟧',
    '($ 1/8. We show $x$)': '($ 1/8. We show ⟦x⟧)',
  },
  'bare escapes': {
    '90\\% of 3\\&4 \\#1 a\\_b \\{c\\}': '90% of 3&4 #1 a_b {c}',
    'e.g.\\ this, 10\\,ms, e.g.\\/ that': 'e.g. this, 10\u202fms, e.g. that',
    'line\\\\ break': 'line  break',
    'over-escaped 30\\\\%': 'over-escaped 30%',
    'adver\\-sary \\--- all': 'adversary — all',
    '\\"quoted\\" and project\\\'s and \\~76\\%': '"quoted" and project\'s and ~76%',
  },
  emphasis: {
    'we propose *Mixture of Tension Spans* (MoTS)': 'we propose _Mixture of Tension Spans_ (MoTS)',
    '3*4*5 and a * b * c': '3*4*5 and a * b * c',
    'A* search, LRTA* and ARA*: Anytime A*': 'A* search, LRTA* and ARA*: Anytime A*',
    'R*CNN and C*-algebras over C*-algebras': 'R*CNN and C*-algebras over C*-algebras',
    'x^* and *y* and z^*': 'x^* and _y_ and z^*',
    '(*i*.*e*., all)': '(_i_._e_., all)',
    '**F**ast **D**istillation, Blen**d**': '__F__ast __D__istillation, Blen__d__',
    '***both*** and ***Graph** **G**lobal*': '___both___ and ___Graph__ __G__lobal_',
    '2**n and 3**m': '2**n and 3**m',
    '*never closed': '*never closed',
    'closed* never': 'closed* never',
    '****': '****',
    '*a **b* c**': '_a **b_ c**',
  },
  addresses: {
    'at https://lastexam.ai.': 'at <https://lastexam.ai|lastexam.ai>.',
    'at: https://github.com/example/code':
      'at: <https://github.com/example/code|github.com/example/code>',
    '(see https://a.org/x), or http://b.org/y/!':
      '(see <https://a.org/x|a.org/x>), or <http://b.org/y/|b.org/y>!',
    'https://a.org/x_(y) and (https://a.org/x_(y))':
      '<https://a.org/x_(y)|a.org/x_(y)> and (<https://a.org/x_(y)|a.org/x_(y)>)',
    '"https://a.org", <https://b.org>; {https://c.org}':
      '"<https://a.org|a.org>", <<https://b.org|b.org>>; {<https://c.org|c.org>}',
    '*https://a.org/b*': '_<https://a.org/b|a.org/b>_',
    'https://a.org/~x/?q=1&r=%20#s_t-u':
      '<https://a.org/~x/?q=1&r=%20#s_t-u|a.org/~x/?q=1&r=%20#s_t-u>',
    'https://github.com/x/CAG\\_UDA.': '<https://github.com/x/CAG_UDA|github.com/x/CAG_UDA>.',
    '见https://a.org/b，和': '见https://a.org/b，和',
    '见 https://a.org/b，和': '见 <https://a.org/b|a.org/b>，和',
    'https:// and http://. or xhttp://a.org': 'https:// and http://. or xhttp://a.org',
    'https://bank.org@evil.org/': 'https://bank.org@evil.org/',
    'javascript:alert(1) ftp://a.org data:text/html,x':
      'javascript:alert(1) ftp://a.org data:text/html,x',
    '\\url{https://a.org/b\\_c}': '<https://a.org/b_c|a.org/b_c>',
    '\\url{a.org/b} \\url{javascript:x}': 'a.org/b javascript:x',
    '\\href{https://a.org}{\\textbf{our} page}': '<https://a.org|__our__ page>',
    '\\href{https://a.org}{\\url{https://b.org}}': '<https://a.org|b.org>',
    '\\href{javascript:alert(1)}{click}': 'click',
    'at \\href https://a.org/b': 'at <https://a.org/b|a.org/b>',
    '[here](https://a.org/b) [0, 1](x) [z](javascript:y)':
      '<https://a.org/b|here> [0, 1](x) [z](javascript:y)',
  },
  'commands of text': {
    '\\emph{a \\textbf{b} {c}} \\textit{d} \\texttt{e-f}': '_a __b__ {c}_ _d_ `e-f`',
    '{\\em old style} {\\bf bold} {\\it\\/} {\\bf{X}}': '_old style_ __bold__  __X__',
    '{\\emph diversity constraints} \\emph a priori': '_diversity constraints_ a priori',
    '\\textsc{UCSG} \\text{a} \\mbox{b} \\underline{H}ybrid': 'UCSG a b Hybrid',
    'AOBB\\textsuperscript{*} H\\textsubscript{2}O': 'AOBB^*^ H,2,O',
    'a claim\\footnote{With a note.}.': 'a claim (With a note.).',
    'as~\\citep{ab2020, cd} and \\citet[p.~3]{ef}': 'as\u00a0[ab2020, cd] and [ef]',
    '\\eg, \\ie\\ this, \\etal. and \\etc': 'e.g., i.e. this, et al. and etc.',
    '{\\color{blue} new} \\textcolor{red}{text}': 'new text',
    '\\begin{itemize} \\item one \\item two \\end{itemize}': ' • one • two ',
    'in \\LaTeX\\ and 1{\\texttimes}1 {\\alpha}': 'in LaTeX and 1×1 α',
    '\\emph{never closed': '\\emph{never closed',
    'not {\\em closed': 'not {\\em closed',
  },
  'accents and letters': {
    "L\\'evy, R\\'{e}nyi, P{\\'o}lya, Lov\\'asz": 'Lévy, Rényi, Pólya, Lovász',
    'Schr\\"{o}dinger, Nystr\\"om, H{\\"o}lder, na\\"{\\i}ve':
      'Schrödinger, Nyström, Hölder, naïve',
    "Fr\\`echet, Ho\\^{i}t, S\\~ao, Dem\\v{s}ar, Fran\\c{c}ois, Erd\\H{o}s--R\\'enyi":
      'Frèchet, Hoît, São, Demšar, François, Erdős–Rényi',
    '{\\L}ojasiewicz, Kurdyka-\\L ojasiewicz, Polyak-\\L{}ojasiewicz':
      'Łojasiewicz, Kurdyka-Łojasiewicz, Polyak-Łojasiewicz',
    'S{\\o}ren, \\AA rhus, Stra{\\ss}e, Fr{é}chet': 'Søren, Århus, Straße, Fréchet',
  },
  'quotes, dashes and ties': {
    "``deep,'' and ``two words''": '“deep,” and “two words”',
    "tangent distance'' and ''": "tangent distance'' and ''",
    'a---b, c --- d, 8--12, e -- f': 'a—b, c — d, 8–12, e – f',
    'Multi--task and ----': 'Multi–task and ----',
    'Section~3, e.g.~LiDAR, bound~$x$, at~\\emph{y}':
      'Section\u00a03, e.g.\u00a0LiDAR, bound\u00a0⟦x⟧, at\u00a0_y_',
    "`pip install x` and `so called' and 5`": "`pip install x` and `so called' and 5`",
  },
  'mathematics without dollars': {
    'at most \\epsilon are, O(\\log N)': 'at most ε are, O(log N)',
    'the \\ell_1-norm of \\epsilon^{2}': 'the ⟦\\ell_1⟧-norm of ⟦\\epsilon^{2}⟧',
    'M=O(\\sqrt{K}) and \\tilde{O}(n^2)': 'M=O(⟦\\sqrt{K}⟧) and ⟦\\tilde{O}⟧(n^2)',
    'A \\in \\mathbb{R}^{m\\times n}': 'A ∈ ⟦\\mathbb{R}^{m\\times n}⟧',
    '\\left( \\frac{1}{2} \\right)': '( ⟦\\frac{1}{2}⟧ )',
    '\\|x\\|, a \\times b, a \\rightarrow b': '‖x‖, a × b, a → b',
    '\\sqrtn and \\mathbbR stay': '\\sqrtn and \\mathbbR stay',
  },
  'white space and rubbish': {
    ' one\n two\t three ': 'one two three',
    'one\n\ntwo\r\n \r\nthree': 'one ¶ two ¶ three',
    '\n \n': '',
    'Up-\u0002propagation\u0000 \ufeffx\u202ey\u2066z': 'Up-propagation \ufeffxyz',
    'com(cid:173) putation': 'computation',
    'half \ud800 pair': 'half \ufffd pair',
  },
};

describe.each(Object.entries(groups))('parseMarkup: %s', (_, tests) => {
  it.each(Object.entries(tests))('%s', (source, out) => {
    expect(read(source)).toBe(out);
  });
});
