import { pairs } from './commands.ts';
import { parseMarkup } from './markup.ts';
import { renderMath } from './math.ts';
import { appendNode, type Inline } from './nodes.ts';
import { plainFormula, texToPlain } from './tex-plain.ts';
import { typeset } from './typography.ts';
import { escapeHtml } from './visible.ts';

type Manner = { links: boolean; display: boolean };

/**
 * A title or abstract as HTML of a fixed whitelist; with `block` in paragraphs and with displayed
 * formulas on lines of their own. Never fails; a formula that cannot be read shows its source.
 */
export function toHtml(source: string, { block = false } = {}): string {
  const paragraphs = render(source, { links: true, display: block });
  return block
    ? paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('')
    : paragraphs.join(' ');
}

/** The same for titles, which stand in links and headings: one line, no links, no `<p>`. */
export function toInlineHtml(source: string): string {
  return render(source, { links: false, display: false }).join(' ');
}

/** Whether a title or abstract shows a formula as MathML, for which a page needs its style. */
export function hasFormula(source: string): boolean {
  return /[$\\]/.test(source) && toHtml(source).includes('<math');
}

function render(source: string, manner: Manner): string[] {
  return parseMarkup(source).map((it) => renderAll(typeset(simplified(it.children)), manner));
}

/** Formulas that are only numbers and signs become text, and take part in its typography. */
function simplified(nodes: readonly Inline[]): Inline[] {
  const simple: Inline[] = [];
  for (const node of nodes) {
    const value = node.type === 'math' ? plainFormula(node.tex) : undefined;
    if (value !== undefined) appendNode(simple, { type: 'text', value });
    else if (!('children' in node)) appendNode(simple, node);
    else simple.push({ ...node, children: simplified(node.children) });
  }
  return simple;
}

/** A longer group would not fit a narrow screen. */
const longest = 26;

/** A word of at most this length stays with the formula it touches, of a longer one its signs. */
const shortWord = 12;

/**
 * Keeps a formula with what touches it. Browsers may break a line before and after every formula,
 * which puts the comma of `$k$,` or the ending of `$k$-means` on the next line.
 */
function renderAll(nodes: readonly Inline[], manner: Manner): string {
  let html = '';
  let group: Inline[] = [];
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'text') {
      if (node.type === 'math' || group.length > 0) group.push(node);
      else html += renderNode(node, manner);
      continue;
    }
    const besideMath = [nodes[index - 1], nodes[index + 1]].map((it) => it?.type === 'math');
    const { head, middle, tail } = parted(node.value, besideMath);
    if (head !== '') group.push({ type: 'text', value: head });
    if (middle === undefined) continue;
    html += renderGroup(group, manner) + renderText(middle);
    group = tail === '' ? [] : [{ type: 'text', value: tail }];
  }
  return html + renderGroup(group, manner);
}

function renderGroup(group: readonly Inline[], manner: Manner): string {
  const inner = group.map((node) => renderNode(node, manner)).join('');
  return group.length > 1 && widthOf(group) <= longest ? `<span class="nb">${inner}</span>` : inner;
}

/** What of a text stays with the formulas around it; no middle where all of it does. */
function parted(text: string, [behind, before]: readonly boolean[]) {
  const first = /\s/.exec(text)?.index ?? text.length;
  if (first === text.length && text.length <= shortWord && (behind || before)) {
    return { head: text, middle: undefined, tail: '' };
  }
  const signs = /^[\p{P}\p{S}]*/u.exec(text.slice(0, shortWord))?.[0] ?? '';
  const head = behind ? (first <= shortWord ? text.slice(0, first) : signs) : '';
  const rest = text.slice(head.length);
  const word = /\S*$/.exec(rest.slice(-shortWord - 1))?.[0] ?? '';
  const end = word.length <= shortWord ? word : (/[\p{Ps}\p{Pi}]+$/u.exec(word)?.[0] ?? '');
  const tail = before ? end : '';
  return { head, middle: rest.slice(0, rest.length - tail.length), tail };
}

function widthOf(nodes: readonly Inline[]): number {
  return nodes.reduce((sum, node) => {
    if (node.type === 'text') return sum + node.value.length;
    return sum + (node.type === 'math' ? texToPlain(node.tex).length : widthOf(node.children));
  }, 0);
}

const tags = pairs('emphasis em strong strong code code superscript sup subscript sub');

function renderNode(node: Inline, manner: Manner): string {
  if (node.type === 'text') return renderText(node.value);
  if (node.type === 'math') {
    const display = node.display && manner.display;
    const mathml = renderMath(node.tex, { display });
    if (mathml === undefined) return `<code class="tex">${escapeHtml(node.tex.trim())}</code>`;
    // It scrolls where it is wider than the screen, and so has to be in reach of the keyboard.
    return display ? `<span class="m-block" tabindex="0">${mathml}</span>` : mathml;
  }
  const inner = renderAll(node.children, manner);
  const tag = tags.get(node.type);
  if (node.type !== 'link') return `<${tag}>${inner}</${tag}>`;
  return manner.links ? `<a href="${escapeHtml(node.url)}" rel="external">${inner}</a>` : inner;
}

const range = /(?<![\p{L}\p{N}.,])\d(?:[\d.,]*\d)?[%x×]?–\d(?:[\d.,]*\d)?[%x×]?/gu;

function renderText(value: string): string {
  const escaped = escapeHtml(value);
  return escaped.includes('–') ? escaped.replace(range, '<span class="nb">$&</span>') : escaped;
}
