import { combining, pairs, specialLetters } from '#text/commands.ts';
import { shownAddress } from '#text/link.ts';
import { parseMarkup } from '#text/markup.ts';
import type { Inline } from '#text/nodes.ts';
import { toPlain } from '#text/to-plain.ts';
import { setFormula } from './tex-formula.ts';
import { alphabetOf, scripts, symbolCommands } from './tex-symbols.ts';

/** `bibtex` writes letters as the commands of classic LaTeX, `biblatex` as they are, in UTF-8. */
export type Flavor = 'bibtex' | 'biblatex';

const escapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\u00a0': '~',
  // As formulas, which Zotero reads, too.
  '<': '$<$',
  '>': '$>$',
  '|': '$|$',
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
  const signed = /[^ -~\n]/.test(escaped) ? signsToFormulas(escaped, flavor) : escaped;
  return flavor === 'bibtex' ? toLatexLetters(signed) : signed;
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

/** A formula, or its text where TeX cannot set it; with a group for citation-js around fonts. */
function mathToTex(tex: string, flavor: Flavor): string {
  const set = setFormula(tex).tex?.trim();
  const formula = set && (isBalanced(set) ? set : wordedBraces(set));
  if (!formula || !isBalanced(formula)) return escapeTex(toPlain(`$${tex}$`), flavor);
  const lettered = flavor === 'bibtex' ? toLatexLetters(formula) : formula;
  return /\\(?:rm|bf|it|sf|tt|cal)(?![A-Za-z])/.test(lettered)
    ? `\${${lettered}}$`
    : `$${lettered}$`;
}

/** The formulas of a title or abstract that TeX cannot set, each with what keeps it from that. */
export function unsetFormulas(source: string): { tex: string; fault: string }[] {
  if (!/[$\\]/.test(source)) return [];
  const within = (nodes: readonly Inline[]): { tex: string; fault: string }[] =>
    nodes.flatMap((node) => {
      if ('children' in node) return within(node.children);
      const { fault } = node.type === 'math' ? setFormula(node.tex) : {};
      return node.type === 'math' && fault !== undefined ? [{ tex: node.tex, fault }] : [];
    });
  return parseMarkup(source).flatMap(({ children }) => within(children));
}

/** Braces that are shown, in words: BibTeX counts them. */
function wordedBraces(tex: string): string {
  return tex.replace(/\\\{ ?/g, '\\lbrace ').replace(/\\\} ?/g, '\\rbrace ');
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

/** Characters and what stands for each in LaTeX; `å` is a letter with a ring to it. */
const letters = new Map([
  ...pairs(
    "– -- — --- ‐ - ‑ - ‘ ` ’ ' “ `` ” '' − $-$ … {\\textellipsis} • {\\textbullet} § {\\S} ¶ {\\P} † {\\dag} ‡ {\\ddag}",
  ),
  ...Array.from(specialLetters, ([name, letter]) => [letter, `{\\${name}}`] as const).filter(
    ([letter]) => !/[åÅŋŊ]/.test(letter),
  ),
]);

/** Signs that LaTeX knows in text, in UTF-8. */
const signsOfText = /[§¶†‡•…×÷±¬µ·°¹²³]/;

/** What is raised or lowered by itself. */
const scriptSigns = new RegExp(`[${[...scripts['^'].keys(), ...scripts._.keys()].join('')}]`, 'u');

/**
 * Signs in text for which LaTeX has a command in formulas only, such as `≤` and a lone `α`. Words in
 * Greek stay words, and letters letters, but for those of formulas where all has to be commands.
 */
function signsToFormulas(text: string, flavor: Flavor): string {
  const isUtf8 = flavor === 'biblatex';
  return text.replace(/(?<!\p{Script=Greek})[^ -~](?!\p{Script=Greek})/gu, (sign) => {
    if (isUtf8 ? signsOfText.test(sign) : letters.has(sign)) return sign;
    const isSign = symbolCommands.has(sign) && !/\p{Script=Latin}/u.test(sign);
    const isKnown = isSign || scriptSigns.test(sign) || (!isUtf8 && alphabetOf(sign));
    return isKnown ? `$${setFormula(sign).tex}$` : sign;
  });
}

/** The commands of marks on letters; the straight apostrophe is an acute, not the curved one. */
const accents = new Map(Array.from(combining, ([sign, mark]) => [mark, sign] as const).reverse());

/**
 * Text in classic LaTeX: `é` is `{\'e}`, `ł` is `{\l}`, the ligature `ﬁ` its letters. What has no
 * plain command stays as it is.
 */
function toLatexLetters(text: string): string {
  return text.normalize('NFC').replace(/[A-Za-z]\p{M}+|[^\t\n -~]\p{M}*/gu, (sign) => {
    const plain = sign.normalize('NFKC');
    return letters.get(sign) ?? accentedLetter(sign) ?? (/^[A-Za-z]+$/.test(plain) ? plain : sign);
  });
}

/** A letter with all its marks, as in Vietnamese; those below it last, which take a marked letter. */
function accentedLetter(character: string): string | undefined {
  const [base = '', ...marks] = character.normalize('NFD');
  const named = marks.map((mark) => accents.get(mark) ?? '');
  if (!/[A-Za-z]/.test(base) || named.length === 0 || named.includes('')) return undefined;
  const isBelow = (accent: string) => /[bcdk]/.test(accent);
  return [...named.filter((it) => !isBelow(it)), ...named.filter(isBelow)].reduce(
    (inner, accent) =>
      /[a-zA-Z]/.test(accent) ? `{\\${accent}{${inner}}}` : `{\\${accent}${inner}}`,
    base,
  );
}
