import {
  combining,
  letterSymbols,
  operatorSymbols,
  pairs,
  specialLetters,
} from '#text/commands.ts';
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

/** Plain text as TeX that prints it, with balanced braces: BibTeX counts escaped ones too. */
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

const commands = pairs(`emphasis emph strong textbf code texttt superscript textsuperscript
  subscript textsubscript`);

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
  const inner = inlineToTex(node.children, flavor);
  if (node.type !== 'link') return `\\${commands.get(node.type)}{${inner}}`;
  // The address is written out, behind the words that stand for it if there are any.
  const [only, ...more] = node.children;
  const bare = only?.type === 'text' && more.length === 0 && only.value === shownAddress(node.url);
  const address = escapeTex(node.url, flavor);
  return bare ? address : `${inner} (${address})`;
}

/** A formula, or its text where it would break the entry; with a group for citation-js around fonts. */
function mathToTex(tex: string, flavor: Flavor): string {
  const balanced = isBalanced(tex)
    ? tex
    : tex.replace(/\\\{ ?/g, '\\lbrace ').replace(/\\\} ?/g, '\\rbrace ');
  const formula = balanced.replace(/(?<!\\)[%#]/g, '\\$&').trim();
  const closes = /(?<!\\)\$|(?<!\\)(?:\\\\)*\\$/.test(formula);
  if (closes || !isBalanced(formula) || !isHarmlessTex(formula))
    return escapeTex(toPlain(`$${tex}$`), flavor);
  return /\\(?:rm|bf|it|sf|tt|sl|sc|em)(?![A-Za-z])/.test(formula)
    ? `\${${formula}}$`
    : `$${formula}$`;
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

/** Symbols that stand in a formula of their own. */
const symbols = `times pm to leq geq approx infty alpha beta gamma delta varepsilon zeta eta theta
  iota kappa lambda mu nu xi pi rho varsigma sigma tau upsilon varphi chi psi omega Gamma Delta
  Theta Lambda Xi Pi Sigma Phi Psi Omega`;

/** Characters and what stands for each in LaTeX; `å` is a letter with a ring to it. */
const letters = new Map([
  ...pairs("– -- — --- ‐ - ‑ - ‘ ` ’ ' “ `` ” '' − $-$ … {\\textellipsis}"),
  ...Array.from(specialLetters, ([name, letter]) => [letter, `{\\${name}}`] as const).filter(
    ([letter]) => !/[åÅŋŊ]/.test(letter),
  ),
  ...symbols.split(/\s+/).map((name) => {
    return [letterSymbols.get(name) ?? operatorSymbols.get(name) ?? '', `$\\${name}$`] as const;
  }),
]);

/** The commands of marks on letters; the straight apostrophe is an acute, not the curved one. */
const accents = new Map(Array.from(combining, ([sign, mark]) => [mark, sign] as const).reverse());

/** Text in classic LaTeX: `é` is `{\'e}`, `ł` is `{\l}`. What has no plain command stays as it is. */
function toLatexLetters(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\t\n -~]/gu, (sign) => letters.get(sign) ?? accentedLetter(sign) ?? sign);
}

function accentedLetter(character: string): string | undefined {
  const [base = '', mark = '', ...more] = character.normalize('NFD');
  const accent = accents.get(mark);
  if (accent === undefined || more.length > 0 || !/[A-Za-z]/.test(base)) return undefined;
  return /[a-zA-Z]/.test(accent) ? `{\\${accent}{${base}}}` : `{\\${accent}${base}}`;
}

/** Commands with which a formula would do more than show something once it is typeset. */
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
