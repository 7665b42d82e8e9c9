import { shownAddress } from '#text/link.ts';
import { parseMarkup } from '#text/markup.ts';
import type { Inline } from '#text/nodes.ts';
import { toPlain } from '#text/to-plain.ts';

/** `bibtex` writes letters as the commands of classic LaTeX, `biblatex` as they are, in UTF-8. */
export type Flavor = 'bibtex' | 'biblatex';

const escapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\u00a0': '~',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

const commands: Record<Exclude<Inline['type'], 'text' | 'math' | 'link'>, string> = {
  emphasis: 'emph',
  strong: 'textbf',
  code: 'texttt',
  superscript: 'textsuperscript',
  subscript: 'textsubscript',
};

/**
 * Plain text as TeX that prints it. The braces are balanced whatever the text holds, since BibTeX
 * counts escaped ones too and one too few would swallow the entries behind it.
 */
export function escapeTex(text: string, flavor: Flavor): string {
  const [open, close] = isBalanced(text)
    ? ['\\{', '\\}']
    : ['\\textbraceleft{}', '\\textbraceright{}'];
  const escaped = text.replace(/[\\{}&%#_$~^\u00a0<>|]/g, (sign) => {
    if (sign === '{') return open;
    return sign === '}' ? close : (escapes[sign] ?? `\\${sign}`);
  });
  return flavor === 'bibtex' ? toLatexLetters(escaped) : escaped;
}

/** A title or abstract as TeX: formulas as they are written, everything else escaped. */
export function markupToTex(source: string, flavor: Flavor): string {
  return parseMarkup(source)
    .map(({ children }) => inlineToTex(children, flavor))
    .join('\n\n');
}

function inlineToTex(nodes: readonly Inline[], flavor: Flavor): string {
  return nodes.map((node) => nodeToTex(node, flavor)).join('');
}

function nodeToTex(node: Inline, flavor: Flavor): string {
  if (node.type === 'text') return escapeTex(node.value, flavor);
  if (node.type === 'math') return mathToTex(node.tex, flavor);
  if (node.type === 'link') return linkToTex(node, flavor);
  const inner = inlineToTex(node.children, flavor);
  return `\\${commands[node.type]}{${inner}}`;
}

/** The address is written out, behind the words that stand for it if there are any. */
function linkToTex({ url, children }: Extract<Inline, { type: 'link' }>, flavor: Flavor): string {
  const [only, ...more] = children;
  const bare = only?.type === 'text' && more.length === 0 && only.value === shownAddress(url);
  const address = escapeTex(url, flavor);
  return bare ? address : `${inlineToTex(children, flavor)} (${address})`;
}

/**
 * A formula that would break the entry around it, or make TeX do more than set a formula, is
 * written as the text that it reads as. One that
 * switches the font gets a group of its own, without which citation-js cannot read the file.
 */
function mathToTex(tex: string, flavor: Flavor): string {
  const balanced = isBalanced(tex) ? tex : tex.replace(/\\([{}]) ?/g, nameBrace);
  const formula = balanced.replace(/(?<!\\)[%#]/g, '\\$&').trim();
  if (
    !isBalanced(formula) ||
    !isHarmlessTex(formula) ||
    /(?<!\\)\$|(?<!\\)(?:\\\\)*\\$/.test(formula)
  ) {
    return escapeTex(toPlain(`$${tex}$`), flavor);
  }
  return /\\(?:rm|bf|it|sf|tt|sl|sc|em)(?![A-Za-z])/.test(formula)
    ? `\${${formula}}$`
    : `$${formula}$`;
}

function nameBrace(_: string, brace: string): string {
  return brace === '{' ? '\\lbrace ' : '\\rbrace ';
}

/** Whether every brace has its partner, counted as BibTeX does: a backslash changes nothing. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [brace] of text.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Characters and what stands for each in LaTeX, from a list in which the two take turns. */
function listed(list: string, write = (name: string) => name): [string, string][] {
  const words = list.trim().split(/\s+/);
  return words.flatMap((word, at) => (at % 2 === 0 ? [[word, write(words[at + 1] ?? '')]] : []));
}

const letters = new Map([
  ...listed("– -- — --- ‐ - ‑ - ‘ ` ’ ' “ `` ” '' − $-$"),
  ...listed(
    `ß ss æ ae Æ AE œ oe Œ OE ø o Ø O ł l Ł L đ dj Đ DJ ð dh Ð DH þ th Þ TH ı i ȷ j … textellipsis`,
    (name) => `{\\${name}}`,
  ),
  ...listed(
    `
    × times ± pm → to ≤ leq ≥ geq ≈ approx ∞ infty α alpha β beta γ gamma δ delta
    ε varepsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho
    ς varsigma σ sigma τ tau υ upsilon φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta
    Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega
    `,
    (name) => `$\\${name}$`,
  ),
]);

/** Marks on letters as combining characters, and in the same order their commands. */
const marks =
  '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0323\u0327\u0328\u0331';
const accents = '`\'^~=u."rHvdckb';

/**
 * Text in the ASCII commands of classic LaTeX: `é` is `{\'e}`, `ł` is `{\l}`, `–` is `--`.
 * Characters for which LaTeX has no plain command stay as they are.
 */
function toLatexLetters(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\t\n -~]/gu, (sign) => letters.get(sign) ?? accentedLetter(sign) ?? sign);
}

function accentedLetter(character: string): string | undefined {
  const [base = '', mark = '', ...more] = character.normalize('NFD');
  const accent = accents[mark === '' ? -1 : marks.indexOf(mark)];
  if (accent === undefined || more.length > 0 || !/[A-Za-z]/.test(base)) return undefined;
  return /[a-zA-Z]/.test(accent) ? `{\\${accent}{${base}}}` : `{\\${accent}${base}}`;
}

/**
 * Commands with which a formula would do more than show something, once somebody typesets a
 * bibliography: files, other programs, definitions, loops, tests, links, pictures, jumps.
 */
const hazards = new RegExp(
  String.raw`\\(?:(?:${[
    'input|endinput|include|includeonly|InputIfFileExists|IfFileExists|verbatiminput|lstinputlisting',
    'openin|openout|closein|closeout|read|readline|write|immediate|special|jobname|scantokens',
    'shellescape|ShellEscape|directlua|latelua|pdf\\w*|lua\\w*|XeTeX\\w*',
    '[egx]?def|futurelet|let|global|long|outer|protected|csname|endcsname|expandafter|noexpand',
    '(?:re)?newcommand|providecommand|(?:re)?newenvironment|newif|newread|newwrite|newtoks|newbox',
    'newcount|newdimen|newskip|newtheorem|newlength|newcounter|Declare\\w+|NewDocumentCommand',
    '(?:cat|lc|uc|sf|math|del)code|active|loop|repeat|if(?!f(?![a-z]))\\w*|@\\w*|makeat\\w+',
    'every\\w+|output|shipout|afterassignment|aftergroup|advance|multiply|divide|count|toks|ExplSyntaxOn',
    'usepackage|RequirePackage|documentclass|bibliography|addbibresource|href|url|hyper\\w*',
    'includegraphics|verb|lstinline|mintinline|char|unicode|rule|class|id|style|data|html\\w*|cssId',
    'mmlToken|bbox|require|tag|label|(?:page|eq|auto)?ref|cite\\w*|footnote|marginpar|batchmode',
    'scrollmode|nonstopmode|errorstopmode|end(?!\\s*\\{)|stop|dump|bye',
    // No commands, but citation-js takes names that all JavaScript objects have for some.
    'constructor|toString|toLocaleString|valueOf|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|__\\w+',
  ].join('|')})(?![A-Za-z]))|\^\^`,
);

const environments =
  /^(?:[pbvBV]?matrix|smallmatrix|array|subarray|[dr]?cases|aligned|alignedat|gathered|split|equation|align|alignat|gather|multline)\*?$/;

/** Whether TeX does nothing with a formula but set it, as far as its commands tell. */
export function isHarmlessTex(tex: string): boolean {
  if (hazards.test(tex)) return false;
  return tex
    .matchAll(/\\(?:begin|end)(?![A-Za-z])\s*(?:\{([^{}]*)\})?/g)
    .every(([, name = '']) => environments.test(name));
}
