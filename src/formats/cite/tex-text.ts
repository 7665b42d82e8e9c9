import { shownAddress } from '#text/link.ts';
import { parseMarkup } from '#text/markup.ts';
import type { Inline } from '#text/nodes.ts';
import { toPlain } from '#text/to-plain.ts';
import { toLatexLetters } from './latex-letters.ts';
import { isHarmlessTex } from './tex-hazards.ts';

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
