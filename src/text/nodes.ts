import { shownAddress } from './link.ts';

/** A part of a paragraph. */
export type Inline =
  | { type: 'text'; value: string }
  /** A formula: its source without the dollars. */
  | { type: 'math'; tex: string; display: boolean }
  | { type: 'emphasis' | 'strong' | 'code' | 'superscript' | 'subscript'; children: Inline[] }
  /** Always an http or https address; a link never holds another. */
  | { type: 'link'; url: string; children: Inline[] };

export type Block = { type: 'paragraph'; children: Inline[] };

/** What an open brace stands for; a `group` only loses its braces, a `note` gets parentheses. */
export type FrameKind = 'root' | 'group' | 'note' | Exclude<Inline['type'], 'text' | 'math'>;

interface Frame {
  kind: FrameKind;
  /** The source that opened it, shown again if it is never closed. */
  opened: string;
  url: string;
  nodes: Inline[];
  braces: number;
  marks: { width: number; index: number; at: number }[];
}

/** Deeper nesting than this stays as it is written: it bounds the work of closing frames. */
const deepest = 12;

/** Emphasis longer than this was two stray stars. */
const longestEmphasis = 600;

/** A paragraph half read: its source and the frames that are open. */
export class Scan {
  readonly source: string;
  /** Whether anything in the paragraph looks like TeX. */
  readonly isTex: boolean;
  /** How many ``quotes'' are open. */
  quotes = 0;
  /** Where the closing dollar of a formula stands that turned out to be text. */
  emptyDollar = -1;
  readonly #root = frameOf('root');
  readonly #frames = [this.#root];

  constructor(source: string) {
    this.source = source;
    this.isTex = /[$\\]/.test(source);
  }

  get top(): Frame {
    return this.#frames.at(-1) ?? this.#root;
  }

  isInside(kind: FrameKind): boolean {
    return this.#frames.some((frame) => frame.kind === kind);
  }

  /** Opens a frame unless there are too many; `opened` is the source that asks for it. */
  openFrame(kind: FrameKind, opened: string, url = ''): boolean {
    if (this.#frames.length > deepest) return false;
    const last = this.top.nodes.at(-1);
    if (kind === 'note' && last?.type === 'text') last.value = last.value.trimEnd();
    this.#frames.push(frameOf(kind, opened, url));
    return true;
  }

  /** Closes the innermost frame, as its brace does. */
  closeFrame(): void {
    const { kind, nodes, url } = this.#frames.pop() ?? this.#root;
    if (kind === 'note') this.addNodes([text(' ('), ...nodes, text(')')]);
    else if (kind === 'link') {
      const children = nodes.length > 0 ? nodes : [text(shownAddress(url))];
      this.addNodes([{ type: 'link', url, children }]);
    } else if (kind === 'group' || kind === 'root') this.addNodes(nodes);
    else if (nodes.length > 0) this.addNodes([{ type: kind, children: nodes }]);
  }

  /** The nodes of the root, once frames that were never closed are back to their source. */
  end(): Inline[] {
    while (this.#frames.length > 1) {
      const frame = this.#frames.pop();
      if (frame) this.addNodes([text(frame.opened), ...frame.nodes]);
    }
    return this.#root.nodes;
  }

  addText(value: string): void {
    this.addNodes([text(value)]);
  }

  /** A link, or only its name inside another link. */
  addLink(url: string, name: string): void {
    const shown = text(name);
    this.addNodes([this.isInside('link') ? shown : { type: 'link', url, children: [shown] }]);
  }

  addNodes(added: readonly Inline[]): void {
    const { nodes, marks } = this.top;
    for (const node of added) {
      if (node.type === 'text' && node.value === '') continue;
      // A star that may begin emphasis stays a node of its own.
      if (marks.at(-1)?.index === nodes.length - 1) nodes.push({ ...node });
      else appendNode(nodes, node);
    }
  }

  /** A star that may begin emphasis; an earlier one that found no partner yet stays a star. */
  openMark(width: number, at: number): void {
    const { nodes, marks } = this.top;
    const earlier = marks.findIndex((mark) => mark.width === width);
    if (earlier >= 0) marks.splice(earlier, 1);
    marks.push({ width, index: nodes.length, at });
    nodes.push(text('*'.repeat(width)));
  }

  /** Turns what follows the last mark of this width into emphasis; false where there is none. */
  closeMark(width: number, at: number): boolean {
    const { nodes, marks } = this.top;
    const position = marks.findIndex((mark) => mark.width === width);
    const mark = marks[position];
    if (!mark || at - mark.at > longestEmphasis || mark.index === nodes.length - 1) return false;
    marks.length = position;
    const children = nodes.splice(mark.index + 1);
    nodes[mark.index] = { type: width === 1 ? 'emphasis' : 'strong', children };
    return true;
  }
}

function frameOf(kind: FrameKind, opened = '', url = ''): Frame {
  return { kind, opened, url, nodes: [], braces: 0, marks: [] };
}

/** Where the run of one sign ends that begins at `at`. */
export function endOfRun(source: string, at: number): number {
  let end = at + 1;
  while (source[end] === source[at]) end += 1;
  return end;
}

/** Adds a node to a list, a text to the text that it follows. */
export function appendNode(nodes: Inline[], node: Inline): void {
  const last = nodes.at(-1);
  if (node.type === 'text' && last?.type === 'text') last.value += node.value;
  else nodes.push({ ...node });
}

const text = (value: string): Inline => ({ type: 'text', value });
