import { shownAddress } from './link.ts';

/** A part of a paragraph. */
export type Inline =
  | { type: 'text'; value: string }
  /** A formula: its source without the dollars. */
  | { type: 'math'; tex: string; display: boolean }
  | { type: 'emphasis' | 'strong' | 'code' | 'superscript' | 'subscript'; children: Inline[] }
  /** Always an http or https address; a link never holds another. */
  | { type: 'link'; url: string; children: Inline[] };

export interface Block {
  type: 'paragraph';
  children: Inline[];
}

/** What an open brace stands for; a `group` only loses its braces, a `note` gets parentheses. */
export type FrameKind = 'root' | 'group' | 'note' | Exclude<Inline['type'], 'text' | 'math'>;

interface Mark {
  width: number;
  index: number;
  at: number;
}

interface Frame {
  kind: FrameKind;
  /** The source that opened it, shown again if it is never closed. */
  opened: string;
  url: string;
  nodes: Inline[];
  braces: number;
  marks: Mark[];
}

/** A paragraph half read: its source and the frames that are open, the root first. */
export interface Scan {
  source: string;
  frames: [Frame, ...Frame[]];
  /** How many ``quotes'' are open. */
  quotes: number;
  /** Where the closing dollar of a formula stands that turned out to be text. */
  emptyDollar: number;
  /** Whether anything else in the paragraph looks like TeX. */
  isTex: boolean;
}

/** Deeper nesting than this stays as it is written: it bounds the work of closing frames. */
const deepest = 12;

/** Emphasis longer than this was two stray stars. */
const longestEmphasis = 600;

export function startScan(source: string): Scan {
  const frames: Scan['frames'] = [emptyFrame('root', '', '')];
  return { source, frames, quotes: 0, emptyDollar: -1, isTex: /[$\\]/.test(source) };
}

function emptyFrame(kind: FrameKind, opened: string, url: string): Frame {
  return { kind, opened, url, nodes: [], braces: 0, marks: [] };
}

/** Where the run of one sign ends that begins at `at`. */
export function endOfRun(source: string, at: number): number {
  let end = at + 1;
  while (source[end] === source[at]) end += 1;
  return end;
}

export function topFrame(scan: Scan): Frame {
  return scan.frames.at(-1) ?? scan.frames[0];
}

export function isInside(scan: Scan, kind: FrameKind): boolean {
  return scan.frames.some((frame) => frame.kind === kind);
}

/** Opens a frame unless there are too many; `opened` is the source that asks for it. */
export function openFrame(scan: Scan, kind: FrameKind, opened: string, url = ''): boolean {
  if (scan.frames.length > deepest) return false;
  const last = topFrame(scan).nodes.at(-1);
  if (kind === 'note' && last?.type === 'text') last.value = last.value.trimEnd();
  scan.frames.push(emptyFrame(kind, opened, url));
  return true;
}

/** Closes the innermost frame, as its brace does. */
export function closeFrame(scan: Scan): void {
  const frame = scan.frames.pop();
  if (frame) addNodes(topFrame(scan), closed(frame));
}

/** The nodes of the root, once frames that were never closed are back to their source. */
export function endScan(scan: Scan): Inline[] {
  while (scan.frames.length > 1) {
    const frame = scan.frames.pop();
    if (frame) addNodes(topFrame(scan), [text(frame.opened), ...frame.nodes]);
  }
  return scan.frames[0].nodes;
}

function closed({ kind, nodes, url }: Frame): Inline[] {
  if (kind === 'group' || kind === 'root') return nodes;
  if (kind === 'note') return [text(' ('), ...nodes, text(')')];
  if (kind === 'link') {
    const children = nodes.length > 0 ? nodes : [text(shownAddress(url))];
    return [{ type: 'link', url, children }];
  }
  return nodes.length > 0 ? [{ type: kind, children: nodes }] : [];
}

export function addText(scan: Scan, value: string): void {
  addNodes(topFrame(scan), [text(value)]);
}

export function addNode(scan: Scan, node: Inline): void {
  addNodes(topFrame(scan), [node]);
}

/** A link, or only its name inside another link. */
export function addLink(scan: Scan, url: string, name: string): void {
  const shown = text(name);
  addNode(scan, isInside(scan, 'link') ? shown : { type: 'link', url, children: [shown] });
}

/**
 * A star that may begin emphasis: a text node of its own, replaced when its partner comes. An
 * earlier one that found no partner yet stays a star.
 */
export function openMark(scan: Scan, width: number, at: number): void {
  const { nodes, marks } = topFrame(scan);
  const earlier = marks.findIndex((mark) => mark.width === width);
  if (earlier >= 0) marks.splice(earlier, 1);
  marks.push({ width, index: nodes.length, at });
  nodes.push(text('*'.repeat(width)));
}

/** Turns what follows the last mark of this width into emphasis; false where there is none. */
export function closeMark(scan: Scan, width: number, at: number): boolean {
  const { nodes, marks } = topFrame(scan);
  const position = marks.findIndex((mark) => mark.width === width);
  const mark = marks[position];
  if (!mark || at - mark.at > longestEmphasis || mark.index === nodes.length - 1) return false;
  marks.length = position;
  const children = nodes.splice(mark.index + 1);
  nodes[mark.index] = { type: width === 1 ? 'emphasis' : 'strong', children };
  return true;
}

function addNodes({ nodes, marks }: Frame, added: readonly Inline[]): void {
  for (const node of added) {
    if (node.type === 'text' && node.value === '') continue;
    // A star that may begin emphasis stays a node of its own.
    if (marks.at(-1)?.index === nodes.length - 1) nodes.push({ ...node });
    else appendNode(nodes, node);
  }
}

/** Adds a node to a list, a text to the text that it follows. */
export function appendNode(nodes: Inline[], node: Inline): void {
  const last = nodes.at(-1);
  if (node.type === 'text' && last?.type === 'text') last.value += node.value;
  else nodes.push({ ...node });
}

function text(value: string): Inline {
  return { type: 'text', value };
}
