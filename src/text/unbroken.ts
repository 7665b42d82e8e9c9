import type { Inline } from './nodes.ts';
import { texToPlain } from './tex-plain.ts';

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
