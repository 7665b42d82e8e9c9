import { shownAddress } from './link.ts';
import { parseMarkup } from './markup.ts';
import type { Inline } from './nodes.ts';
import { plainSubscript, plainSuperscript, texToPlain } from './tex-plain.ts';

/** All but single spaces. */
const unevenSpace = /[^\S ]\s*| \s+/g;

/** Plain text of a title or abstract: `O(n log n)`, `ℓ1`; single spaces, a line a paragraph. */
export function toPlain(source: string): string {
  return parseMarkup(source)
    .map(({ children }) => plainText(children).replace(unevenSpace, ' ').trim())
    .join('\n');
}

/** The beginning of the plain text, on one line, at most `length` characters with an ellipsis. */
export function summarize(source: string, length: number): string {
  const text = toPlain(source).replaceAll('\n', ' ');
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const words = cut.replace(/\s+\S*$/, '');
  const kept = words.length < cut.length && words !== '' ? words : cut.slice(0, -1);
  return `${kept.replace(/[\ud800-\udbff]$|(?<![\s.,;:–—-])[\s.,;:–—-]+$/, '')}…`;
}

function plainText(nodes: readonly Inline[]): string {
  return nodes.reduce((before, node) => before + plainNode(node, before), '');
}

function plainNode(node: Inline, before: string): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'math') return texToPlain(node.tex);
  const inner = plainText(node.children);
  if (node.type === 'superscript') return plainSuperscript(before, inner.replace('−', '-'));
  if (node.type === 'subscript') return plainSubscript(before, inner);
  if (node.type !== 'link') return inner;
  return inner === shownAddress(node.url) ? node.url : `${inner} (${node.url})`;
}

/** Pages are bundled apart from the integrations, so a module's variable would exist twice. */
const key = Symbol.for('catalogue.plain-abstracts');
const shared = globalThis as { [key]?: WeakMap<object, string> };
shared[key] ??= new WeakMap();
const known = shared[key];

/** The abstract as plain text, empty without one: the index, related papers, a page and several files ask for it. */
export function plainAbstract(paper: { abstract?: string | undefined }): string {
  const text = known.get(paper) ?? toPlain(paper.abstract ?? '');
  known.set(paper, text);
  return text;
}

/** The part of a title before its colon: enough to tell one "Code" link from another by ear. */
export function shortTitle({ title }: { title: string }): string {
  return toPlain(title).split(': ')[0] ?? '';
}
