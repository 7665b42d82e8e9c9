import {
  accentable,
  combining,
  declarations,
  escapes,
  formulas,
  framing,
  functionNames,
  hints,
  letterSymbols,
  operatorSymbols,
  specialLetters,
  wordings,
} from './commands.ts';
import { shownAddress, webAddress } from './link.ts';
import type { Scan } from './nodes.ts';

const command = /\\([A-Za-z]+)/y;

/** A command of text as abstracts contain them; one it does not know stays as it is written. */
export function readCommand(scan: Scan, at: number): number | undefined {
  const letter = matchLetter(scan.source, at);
  if (letter) {
    scan.addText(letter.text);
    return letter.end;
  }
  command.lastIndex = at;
  const name = command.exec(scan.source)?.[1];
  if (name === undefined) return readEscape(scan, at);
  const end = at + 1 + name.length;
  const known =
    readFraming(scan, at, end, name) ??
    readWording(scan, end, name) ??
    readArguments(scan, at) ??
    readSymbol(scan, at, name);
  if (known === undefined) scan.addText(scan.source.slice(at, end));
  return known ?? end;
}

function readEscape(scan: Scan, at: number): number | undefined {
  const sign = scan.source[at + 1] ?? '';
  if (sign === '\\') {
    const escaped = /[%&_#$]/.test(scan.source[at + 2] ?? '');
    scan.addText(escaped ? (scan.source[at + 2] ?? '') : ' ');
    return at + (escaped ? 3 : 2);
  }
  const text = escapes.get(sign);
  if (text === undefined) return undefined;
  if (sign === '-' && scan.source[at + 2] === '-') return at + 1;
  scan.addText(text);
  return at + 2;
}

/** A command that lost the braces of its argument, as `\emph a priori`, leaves the words. */
function readFraming(scan: Scan, at: number, end: number, name: string): number | undefined {
  const kind = framing.get(name);
  const opened = /^\s?\{/.exec(scan.source.slice(end, end + 2))?.[0];
  if (kind === undefined) return undefined;
  if (opened === undefined) return scan.source[end] === ' ' ? end + 1 : undefined;
  const start = end + opened.length;
  return scan.openFrame(kind, scan.source.slice(at, start)) ? start : undefined;
}

/** `\eg`, `\LaTeX`: an empty group behind is part of it, a full stop is not doubled. */
function readWording(scan: Scan, end: number, name: string): number | undefined {
  if (hints.has(name)) return scan.source[end] === ' ' ? end + 1 : end;
  const wording = wordings.get(name);
  if (wording === undefined) return undefined;
  const doubled = wording.endsWith('.') && scan.source[end] === '.';
  scan.addText(doubled ? wording.slice(0, -1) : wording);
  return scan.source.startsWith('{}', end) ? end + 2 : end;
}

/** Takes a match over; false where there is no room for it. */
type Take = (scan: Scan, match: RegExpExecArray) => unknown;

/** Commands with arguments that are more than text: links, colours, citations, lists. */
const commands: [pattern: RegExp, take: Take][] = [
  [
    /\\(?:url|path|nolinkurl)\s?\{\s?([^{}\s]{1,2000})\s?\}/y,
    (scan, [, target = '']) => addAddress(scan, target),
  ],
  [
    // Only an address that may be followed makes a link; otherwise its text alone remains.
    /\\(?:href|hyperlink)\s?\{\s?([^{}\s]{1,2000})\s?\}\s?(\{)?/y,
    (scan, [opened, target = '', text]) => {
      if (text === undefined) return addAddress(scan, target);
      const url = webAddress(target);
      const kind = url === undefined || scan.isInside('link') ? 'group' : 'link';
      return scan.openFrame(kind, opened, url);
    },
  ],
  [
    /\\textcolor(?:\[[a-zA-Z]{1,9}\])?\s?\{[^{}]{0,40}\}\s?(\{)?/y,
    (scan, [opened, text]) => text === undefined || scan.openFrame('group', opened),
  ],
  [
    /\\(?:(?:color|label|[vh]space)\*?\{[^{}]{0,80}\}|(?:begin|end)\{(?:itemize|enumerate|description|center|quote)\})/y,
    () => true,
  ],
  [
    // The keys say more than nothing, and a reader sees that something is cited.
    /\\C?cite[A-Za-z]*\*?(?:\[[^\][]{0,80}\]){0,2}\s?\{([^{}]{0,500})\}/y,
    (scan, [, keys = '']) => scan.addText(`[${keys}]`),
  ],
  // What is left of `\url{…}` where a source lost its braces.
  [/\\(?:url|href|hyperlink)\s(?=https?:)/y, () => true],
];

function readArguments(scan: Scan, at: number): number | undefined {
  for (const [pattern, take] of commands) {
    pattern.lastIndex = at;
    const match = pattern.exec(scan.source);
    if (match && take(scan, match) !== false) return at + match[0].length;
  }
  return undefined;
}

function addAddress(scan: Scan, target: string): void {
  const url = webAddress(target);
  if (url === undefined) scan.addText(target);
  else scan.addLink(url, shownAddress(url));
}

const script = /\s?[\^_](?:\{[^{}]{0,100}\}|\\[A-Za-z]+|[A-Za-z0-9*])/;

/** One argument: a group with at most one more level inside, a letter or a command. */
const argument =
  /\s?(?:\{[^{}]{0,200}(?:\{[^{}]{0,100}\}[^{}]{0,200}){0,4}\}|(?:(?<=\s)[A-Za-z]|\\[A-Za-z]+)(?![A-Za-z]))/;

/** What makes a formula of a command, by the number of its arguments; a symbol needs a script. */
const formulaEnds = [
  new RegExp(`(?:${script.source})+`, 'y'),
  new RegExp(`(?:${argument.source})(?:${script.source})*`, 'y'),
  new RegExp(`(?:${argument.source}){2}(?:${script.source})*`, 'y'),
];

/** `\left` and its like in front of a delimiter. */
const sizing = /\\(?:left|right|[bB]igg?[lrm]?)\s?(?=[()[\]|.\\{}<>/])\.?/y;

/** Mathematics without dollars: a symbol is its character, with scripts or arguments a formula. */
function readSymbol(scan: Scan, at: number, name: string): number | undefined {
  const start = at + 1 + name.length;
  const count = formulas.get(name);
  if (count !== undefined) return readFormula(scan, at, start, count);
  sizing.lastIndex = at;
  if (sizing.test(scan.source)) return sizing.lastIndex;
  const symbol = letterSymbols.get(name) ?? operatorSymbols.get(name);
  const word = symbol ?? (functionNames.has(name) ? name : undefined);
  if (word === undefined) return undefined;
  const end = readFormula(scan, at, start, 0);
  if (end !== undefined) return end;
  // A function's name would run into the letter before it, as in `s\log(p)`.
  const runsOn = symbol === undefined && /[\p{L}\p{N})]/u.test(scan.source[at - 1] ?? '');
  scan.addText(runsOn ? ` ${word}` : word);
  return scan.source.startsWith('{}', start) ? start + 2 : start;
}

function readFormula(scan: Scan, at: number, start: number, count: number): number | undefined {
  const pattern = formulaEnds[count];
  if (!pattern) return undefined;
  pattern.lastIndex = start;
  if (!pattern.test(scan.source)) return undefined;
  const tex = scan.source.slice(at, pattern.lastIndex);
  scan.addNodes([{ type: 'math', tex, display: false }]);
  return pattern.lastIndex;
}

/** How much of a group tells what it is. */
const reach = 60;

/** A group that begins with a command or holds one letter or symbol; other braces are counted. */
export function readGroup(scan: Scan, at: number): number | undefined {
  const ahead = scan.source.slice(at, at + reach);
  const [whole = '', symbol = '', sign] =
    /^\{(?:\s?\\([A-Za-z]+)\s?|([^\p{ASCII}]))\}/u.exec(ahead) ?? [];
  const text = sign ?? letterSymbols.get(symbol) ?? operatorSymbols.get(symbol);
  const single = matchLetter(scan.source, at) ?? (text && { text, end: at + whole.length });
  if (single) {
    scan.addText(single.text);
    return single.end;
  }
  const [declared = '', name = '', brace] = /^\{\s?\\([A-Za-z]+)(?:(\{)|\s+)?/.exec(ahead) ?? [];
  const coloured = /^\{\s?\\color\{[^{}]*\}\s*/.exec(ahead)?.[0];
  const kind = coloured === undefined ? declarations.get(name) : 'group';
  const opened = coloured ?? (brace === undefined ? declared : '{');
  if (kind !== undefined && scan.openFrame(opened === '{' ? 'group' : kind, opened))
    return at + opened.length;
  scan.top.braces += 1;
  return undefined;
}

const accent =
  /\\(?:(['’`"^~=.])(?:\{\s?(\\[ij]|\p{L})\s?\}|(\\[ij](?![A-Za-z])|[A-Za-z]))|([cvuHkrbdh])\s?\{\s?(\\[ij]|\p{L})\s?\})/uy;

const letter = /\\(ss|ae|AE|oe|OE|aa|AA|dj|DJ|dh|DH|th|TH|ng|NG|[lLoOij])(?![A-Za-z])(?:\{\}|\s)?/y;

/** The letter that starts at `at`, as `\'e`, `\"{o}`, `\v{s}`, `\o` or in braces, as `{\L}`. */
export function matchLetter(source: string, at: number): { text: string; end: number } | undefined {
  if (source[at] !== '{') return bareLetter(source, at);
  const inner = bareLetter(source, at + 1, true);
  return inner && source[inner.end] === '}' ? { ...inner, end: inner.end + 1 } : undefined;
}

/** In a group that holds nothing else, every letter takes an accent. */
function bareLetter(source: string, at: number, grouping = false) {
  accent.lastIndex = at;
  const accented = accent.exec(source);
  if (!accented) {
    letter.lastIndex = at;
    const special = specialLetters.get(letter.exec(source)?.[1] ?? '');
    return special === undefined ? undefined : { text: special, end: letter.lastIndex };
  }
  const [, sign = '', grouped, bare, named = sign, argument = ''] = accented;
  const end = accent.lastIndex;
  const base = (grouped ?? bare ?? argument).replace('\\', '');
  // The `s` of `project\'s` carries no accent.
  const isPlain = base === 's' && !/\p{L}/u.test(source[end] ?? '');
  if (
    !grouping &&
    bare !== undefined &&
    (isPlain || !accentable.get(sign)?.includes(base.toLowerCase()))
  )
    return undefined;
  return { text: (base + (combining.get(named) ?? '')).normalize('NFC'), end };
}
