import { matchAddress, shownAddress, webAddress } from './link.ts';
import { readDollar, readMath } from './math-span.ts';
import {
  addLink,
  addNode,
  addText,
  type Block,
  closeFrame,
  closeMark,
  endOfRun,
  endScan,
  type Inline,
  isInside,
  openMark,
  type Scan,
  startScan,
  topFrame,
} from './nodes.ts';
import { readCommand } from './text-command.ts';
import { readGroup } from './text-symbol.ts';
import { cleanText } from './visible.ts';

/** All but single spaces, of which there are too many to put each in its own place again. */
const unevenSpace = /[\t\n][ \t\n]*| [ \t\n]+/g;

/**
 * A title's or abstract's paragraphs, as nodes that every rendering starts from.
 *
 * Understands inline TeX (`$…$` by pandoc's rule, `\(…\)`, `$$…$$`), `*emphasis*`, bare
 * addresses, and the TeX of text that abstracts really contain. All else stays as it is written:
 * `{7B, 13B}`, `~15%`, `<`, `&`, money, unknown commands. Never fails, and takes time linear in
 * the length of the source.
 */
export function parseMarkup(source: string): Block[] {
  return cleanText(source)
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(unevenSpace, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ type: 'paragraph', children: parseInline(paragraph) }));
}

const special = /[\\$*`~{}[]|''|https?:\/\//g;

/** Reads what starts at `at` and says where it ends; undefined where it is just a character. */
type Reading = (scan: Scan, at: number) => number | undefined;

const readings = new Map<string, Reading>([
  ['\\', (scan, at) => readMath(scan, at) ?? readCommand(scan, at)],
  ['$', readDollar],
  ['*', readStars],
  ['`', readBackquote],
  ["'", readClosingQuote],
  ['~', readTilde],
  ['{', readOpeningBrace],
  ['}', readClosingBrace],
  ['[', readNamedLink],
  ['h', readAddress],
]);

/** The inline nodes of one paragraph, whose white space is single spaces. Linear in its length. */
function parseInline(source: string): Inline[] {
  const scan = startScan(source);
  let at = 0;
  while (at < source.length) {
    special.lastIndex = at;
    const next = special.exec(source)?.index ?? source.length;
    if (next > at) addText(scan, readDashes(scan, source.slice(at, next)));
    const character = source[next] ?? '';
    const end = readings.get(character)?.(scan, next);
    if (end === undefined) addText(scan, character);
    at = end ?? next + 1;
  }
  return endScan(scan);
}

function readOpeningBrace(scan: Scan, at: number): number | undefined {
  const end = readGroup(scan, at);
  if (end === undefined) topFrame(scan).braces += 1;
  return end;
}

/** Closes what its partner opened; the partner of a plain brace is a plain brace. */
function readClosingBrace(scan: Scan, at: number): number | undefined {
  const frame = topFrame(scan);
  if (frame.braces > 0) frame.braces -= 1;
  else if (frame.kind !== 'root') {
    closeFrame(scan);
    return at + 1;
  }
  return undefined;
}

/**
 * `*emphasis*` around words and `**strong**` anywhere, also inside words (`**F**ast`);
 * arithmetic (`3*4*5`), `A*` and lone stars stay.
 */
function readStars(scan: Scan, at: number): number | undefined {
  if (isInside(scan, 'code')) return undefined;
  const end = endOfRun(scan.source, at);
  const width = end - at;
  const before = scan.source[at - 1] ?? ' ';
  const after = scan.source[end] ?? ' ';
  if (width <= 3 && closes(width, before, after) && closeMarks(scan, width, at)) return end;
  if (width <= 3 && opens(width, before, after)) {
    for (const each of width === 3 ? [1, 2] : [width]) openMark(scan, each, at);
  } else addText(scan, '*'.repeat(width));
  return end;
}

function closeMarks(scan: Scan, width: number, at: number): boolean {
  if (width < 3) return closeMark(scan, width, at);
  const inner = closeMark(scan, 2, at);
  if (inner && !closeMark(scan, 1, at)) addText(scan, '*');
  return inner;
}

function opens(width: number, before: string, after: string): boolean {
  if (!/[\p{L}\p{N}$\\"“‘'`([<{]/u.test(after)) return false;
  return width === 1 ? /[\s([{"'“‘`\-–—/.,:;>~]/.test(before) : !/\d/.test(before);
}

function closes(width: number, before: string, after: string): boolean {
  if (/[\s^_]/.test(before)) return false;
  return width > 1 || !/[\p{L}\p{N}^_({[]/u.test(after);
}

/** TeX's `--` and `---`, unless they begin an option as on a command line. */
function readDashes(scan: Scan, prose: string): string {
  if (!prose.includes('--') || isInside(scan, 'code')) return prose;
  return prose
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<!-)(?:(?<=\s)--(?=\s|$)|(?<!\s)--(?!\s))(?!-)/g, '–');
}

/** The opening of ``TeX quotes'', or `code`. */
function readBackquote(scan: Scan, at: number): number | undefined {
  const end = endOfRun(scan.source, at);
  if (end - at === 1) return readCode(scan, at);
  if (end - at === 2) scan.quotes += 1;
  addText(scan, end - at === 2 ? '“' : '`'.repeat(end - at));
  return end;
}

function readCode(scan: Scan, at: number): number | undefined {
  const ahead = scan.source.slice(at, at + 103);
  const code = /^`([^`'\s](?:[^`']{0,98}[^`'\s])?)`(?![\w`])/.exec(ahead)?.[1];
  if (code === undefined || /\w/.test(scan.source[at - 1] ?? '')) return undefined;
  addNode(scan, { type: 'code', children: [{ type: 'text', value: code }] });
  return at + code.length + 2;
}

/** The closing of ``TeX quotes''; two apostrophes without an opening stay. */
function readClosingQuote(scan: Scan, at: number): number {
  addText(scan, scan.quotes > 0 ? '”' : "''");
  scan.quotes = Math.max(0, scan.quotes - 1);
  return at + 2;
}

/** TeX's tie, between what it can tie; `~15%` and `gen.sh~` keep their tilde. */
function readTilde(scan: Scan, at: number): number {
  const before = scan.source.slice(Math.max(0, at - 2), at);
  const after = scan.source[at + 1] ?? '';
  if (/\s$/.test(before) && /^~(?:\[[^\]]|\\[cC]?cite)/.test(scan.source.slice(at, at + 8)))
    return at + 1;
  addText(scan, ties(before, after, scan.isTex) ? '\u00a0' : '~');
  return at + 1;
}

function ties(before: string, after: string, isTex: boolean): boolean {
  if (/[\\$([]/.test(after)) return /[\p{L}\p{N}.,:;)\]}$'"]$/u.test(before);
  if (/\d/.test(after)) return /(?:\p{L}{2}|[.,:;)\]}$])$/u.test(before);
  if (!/\p{L}/u.test(after)) return false;
  return /[\d.,:;)\]}$]$/.test(before) || (isTex && /\p{L}{2}$/u.test(before));
}

/** A bare address, unless it is the tail of a word. */
function readAddress(scan: Scan, at: number): number | undefined {
  if (/[\p{L}\p{N}]/u.test(scan.source[at - 1] ?? '')) return undefined;
  const found = matchAddress(scan.source, at);
  if (!found) return undefined;
  addLink(scan, found.url, shownAddress(found.url));
  return found.end;
}

/** Markdown's `[name](address)`, where the address is one. */
function readNamedLink(scan: Scan, at: number): number | undefined {
  const form = /^\[([^\][]{1,200})\]\((https?:\/\/[^\s()]{1,500})\)/;
  const [whole, name, address] = form.exec(scan.source.slice(at, at + 710)) ?? [];
  const url = webAddress(address ?? '');
  if (whole === undefined || name === undefined || url === undefined) return undefined;
  addLink(scan, url, /^https?:\/\//.test(name) ? shownAddress(url) : name);
  return at + whole.length;
}
