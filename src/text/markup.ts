import { matchAddress, shownAddress, webAddress } from './link.ts';
import { readDollar, readMath } from './math-span.ts';
import { type Block, endOfRun, type Inline, Scan } from './nodes.ts';
import { readCommand, readGroup } from './text-command.ts';
import { cleanText } from './visible.ts';

/** All but single spaces, of which there are too many to put each in its own place again. */
const unevenSpace = /[\t\n][ \t\n]*| [ \t\n]+/g;

/**
 * A title's or abstract's paragraphs, as nodes that every rendering starts from: inline TeX,
 * `*emphasis*`, bare addresses, and the TeX of text that abstracts really contain. All else stays
 * as it is written: `{7B, 13B}`, `~15%`, money. Never fails, and takes time linear in the length.
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

const readings: Record<string, Reading> = {
  '\\': (scan, at) => readMath(scan, at) ?? readCommand(scan, at),
  $: readDollar,
  '{': readGroup,
  /** Closes what its partner opened; the partner of a plain brace is a plain brace. */
  '}'(scan, at) {
    const frame = scan.top;
    if (frame.braces > 0) frame.braces -= 1;
    else if (frame.kind !== 'root') {
      scan.closeFrame();
      return at + 1;
    }
    return undefined;
  },
  /** `*emphasis*`, and `**strong**` also inside words; arithmetic (`3*4*5`), `A*`, lone stars stay. */
  '*'(scan, at) {
    if (scan.isInside('code')) return undefined;
    const end = endOfRun(scan.source, at);
    const width = end - at;
    const before = scan.source[at - 1] ?? ' ';
    const after = scan.source[end] ?? ' ';
    if (width <= 3 && closes(width, before, after) && scan.closeMark(Math.min(width, 2), at)) {
      if (width === 3 && !scan.closeMark(1, at)) scan.addText('*');
    } else if (width <= 3 && opens(width, before, after)) {
      for (const each of width === 3 ? [1, 2] : [width]) scan.openMark(each, at);
    } else scan.addText('*'.repeat(width));
    return end;
  },
  /** The opening of ``TeX quotes'', or `code`. */
  '`'(scan, at) {
    const end = endOfRun(scan.source, at);
    if (end - at > 1) {
      if (end - at === 2) scan.quotes += 1;
      scan.addText(end - at === 2 ? '“' : '`'.repeat(end - at));
      return end;
    }
    const ahead = scan.source.slice(at, at + 103);
    const code = /^`([^`'\s](?:[^`']{0,98}[^`'\s])?)`(?![\w`])/.exec(ahead)?.[1];
    if (code === undefined || /\w/.test(scan.source[at - 1] ?? '')) return undefined;
    scan.addNodes([{ type: 'code', children: [{ type: 'text', value: code }] }]);
    return at + code.length + 2;
  },
  /** The closing of ``TeX quotes''; two apostrophes without an opening stay. */
  "'"(scan, at) {
    scan.addText(scan.quotes > 0 ? '”' : "''");
    scan.quotes = Math.max(0, scan.quotes - 1);
    return at + 2;
  },
  /** TeX's tie, between what it can tie; `~15%` and `gen.sh~` keep their tilde. */
  '~'(scan, at) {
    const before = scan.source.slice(Math.max(0, at - 2), at);
    const after = scan.source[at + 1] ?? '';
    if (/\s$/.test(before) && /^~(?:\[[^\]]|\\[cC]?cite)/.test(scan.source.slice(at, at + 8)))
      return at + 1;
    let ties = /\p{L}/u.test(after) && /[\d.,:;)\]}$]$/.test(before);
    if (/[\\$([]/.test(after)) ties = /[\p{L}\p{N}.,:;)\]}$'"]$/u.test(before);
    else if (/\d/.test(after)) ties = /(?:\p{L}{2}|[.,:;)\]}$])$/u.test(before);
    else if (scan.isTex && /\p{L}/u.test(after)) ties ||= /\p{L}{2}$/u.test(before);
    scan.addText(ties ? '\u00a0' : '~');
    return at + 1;
  },
  /** A bare address, unless it is the tail of a word. */
  h(scan, at) {
    if (/[\p{L}\p{N}]/u.test(scan.source[at - 1] ?? '')) return undefined;
    const found = matchAddress(scan.source, at);
    if (!found) return undefined;
    scan.addLink(found.url, shownAddress(found.url));
    return found.end;
  },
  /** Markdown's `[name](address)`, where the address is one. */
  '['(scan, at) {
    const form = /^\[([^\][]{1,200})\]\((https?:\/\/[^\s()]{1,500})\)/;
    const [whole, name, address] = form.exec(scan.source.slice(at, at + 710)) ?? [];
    const url = webAddress(address ?? '');
    if (whole === undefined || name === undefined || url === undefined) return undefined;
    scan.addLink(url, /^https?:\/\//.test(name) ? shownAddress(url) : name);
    return at + whole.length;
  },
};

/** The inline nodes of one paragraph, whose white space is single spaces. Linear in its length. */
function parseInline(source: string): Inline[] {
  const scan = new Scan(source);
  let at = 0;
  while (at < source.length) {
    special.lastIndex = at;
    const next = special.exec(source)?.index ?? source.length;
    if (next > at) scan.addText(readDashes(scan, source.slice(at, next)));
    const character = source[next] ?? '';
    const end = readings[character]?.(scan, next);
    if (end === undefined) scan.addText(character);
    at = end ?? next + 1;
  }
  return scan.end();
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
  if (!prose.includes('--') || scan.isInside('code')) return prose;
  return prose
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<!-)(?:(?<=\s)--(?=\s|$)|(?<!\s)--(?!\s))(?!-)/g, '–');
}
