import { parseMarkup } from './markup.ts';
import { renderMath } from './math.ts';
import type { Inline } from './nodes.ts';
import { plainFormula, texToPlain } from './tex-plain.ts';
import { typeset } from './typography.ts';
import { escapeHtml } from './visible.ts';

interface Manner {
  links: boolean;
  display: boolean;
}

/**
 * A title or abstract as HTML of a fixed whitelist: em, strong, code, sup, sub, a (http and https
 * only), MathML, spans that keep number ranges on one line; no attribute of it comes from the
 * source except a link's address. With `block` each paragraph is a `<p>` and displayed formulas
 * stand on their own line; otherwise all is one run of text. Never fails; a formula that cannot
 * be read shows its source as `<code class="tex">`.
 */
export function toHtml(source: string, { block = false } = {}): string {
  const paragraphs = parseMarkup(source).map(({ children }) =>
    rendered(children, { links: true, display: block }),
  );
  return block
    ? paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('')
    : paragraphs.join(' ');
}

/** The same for titles, which stand in links and headings: one line, no links, no `<p>`. */
export function toInlineHtml(source: string): string {
  return parseMarkup(source)
    .map(({ children }) => rendered(children, { links: false, display: false }))
    .join(' ');
}

function rendered(nodes: readonly Inline[], manner: Manner): string {
  return renderAll(typeset(simplified(nodes)), manner);
}

/** Formulas that are only numbers and signs become text, and take part in its typography. */
function simplified(nodes: readonly Inline[]): Inline[] {
  const simple: Inline[] = [];
  for (const node of nodes) {
    const value = node.type === 'text' ? node.value : plainValue(node);
    const last = simple.at(-1);
    if (value === undefined && 'children' in node) {
      simple.push({ ...node, children: simplified(node.children) });
    } else if (value === undefined) simple.push(node);
    else if (last?.type === 'text')
      simple[simple.length - 1] = { type: 'text', value: last.value + value };
    else simple.push({ type: 'text', value });
  }
  return simple;
}

function plainValue(node: Inline): string | undefined {
  return node.type === 'math' ? plainFormula(node.tex) : undefined;
}

function renderAll(nodes: readonly Inline[], manner: Manner): string {
  return unbroken(nodes)
    .map((piece) => renderPiece(piece, manner))
    .join('');
}

const tags = {
  emphasis: 'em',
  strong: 'strong',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
} as const;

function renderPiece(piece: Piece, manner: Manner): string {
  if (piece.type !== 'unbroken') return renderNode(piece, manner);
  const inner = piece.children.map((node) => renderNode(node, manner)).join('');
  return `<span class="nb">${inner}</span>`;
}

function renderNode(node: Inline, manner: Manner): string {
  if (node.type === 'text') return renderText(node.value);
  if (node.type === 'math') return renderFormula(node.tex, node.display && manner.display);
  const inner = renderAll(node.children, manner);
  if (node.type !== 'link') return `<${tags[node.type]}>${inner}</${tags[node.type]}>`;
  return manner.links ? `<a href="${escapeHtml(node.url)}" rel="external">${inner}</a>` : inner;
}

const range = /(?<![\p{L}\p{N}.,])\d(?:[\d.,]*\d)?[%x×]?–\d(?:[\d.,]*\d)?[%x×]?/gu;

function renderText(value: string): string {
  const escaped = escapeHtml(value);
  return escaped.includes('–') ? escaped.replace(range, '<span class="nb">$&</span>') : escaped;
}

function renderFormula(tex: string, display: boolean): string {
  const mathml = renderMath(tex, { display });
  if (mathml === undefined) return `<code class="tex">${escapeHtml(tex.trim())}</code>`;
  // It scrolls where it is wider than the screen, and so has to be in reach of the keyboard.
  return display ? `<span class="m-block" tabindex="0">${mathml}</span>` : mathml;
}

/** Nodes that a line end must not part, or a node. */
export type Piece = Inline | { type: 'unbroken'; children: Inline[] };

/** A longer group would not fit a narrow screen. */
const longest = 26;

/** A word of at most this length stays with the formula it touches, of a longer one its signs. */
const shortWord = 12;

/**
 * Keeps a formula with what touches it. Browsers may break a line before and after every formula,
 * which puts the comma of `$k$,` or the ending of `$k$-means` on the next line.
 */
export function unbroken(nodes: readonly Inline[]): Piece[] {
  const pieces: Piece[] = [];
  let group: Inline[] = [];
  nodes.forEach((node, index) => {
    if (node.type !== 'text') {
      if (node.type === 'math' || group.length > 0) group.push(node);
      else pieces.push(node);
      return;
    }
    const { head, middle, tail } = parted(
      node.value,
      isMath(nodes[index - 1]),
      isMath(nodes[index + 1]),
    );
    if (head !== '') group.push({ type: 'text', value: head });
    if (middle === undefined) return;
    pieces.push(...settled(group));
    group = tail === '' ? [] : [{ type: 'text', value: tail }];
    if (middle !== '') pieces.push({ type: 'text', value: middle });
  });
  pieces.push(...settled(group));
  return pieces;
}

function isMath(node: Inline | undefined): boolean {
  return node?.type === 'math';
}

/** What of a text stays with the formulas around it; no middle where all of it does. */
function parted(text: string, behind: boolean, before: boolean) {
  const first = /\s/.exec(text)?.index ?? text.length;
  if (first === text.length && text.length <= shortWord && (behind || before)) {
    return { head: text, middle: undefined, tail: '' };
  }
  const head = behind ? text.slice(0, first <= shortWord ? first : signsAt(text, first)) : '';
  const rest = text.slice(head.length);
  const tail = before ? lastWord(rest) : '';
  return { head, middle: rest.slice(0, rest.length - tail.length), tail };
}

function signsAt(text: string, end: number): number {
  return /^[\p{P}\p{S}]+/u.exec(text.slice(0, Math.min(end, shortWord)))?.[0].length ?? 0;
}

function lastWord(text: string): string {
  const near = text.slice(-shortWord - 1);
  const word = /\S*$/.exec(near)?.[0] ?? '';
  return word.length <= shortWord ? word : (/[\p{Ps}\p{Pi}]+$/u.exec(word)?.[0] ?? '');
}

function settled(group: readonly Inline[]): Piece[] {
  const width = group.reduce((sum, node) => sum + widthOf(node), 0);
  return group.length > 1 && width <= longest
    ? [{ type: 'unbroken', children: [...group] }]
    : [...group];
}

function widthOf(node: Inline): number {
  if (node.type === 'text') return node.value.length;
  if (node.type === 'math') return texToPlain(node.tex).length;
  return node.children.reduce((sum, child) => sum + widthOf(child), 0);
}

/** Whether a title or abstract shows a formula as MathML, for which a page needs its style. */
export function hasFormula(source: string): boolean {
  return /[$\\]/.test(source) && toHtml(source).includes('<math');
}
