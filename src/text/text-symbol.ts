import {
  accentable,
  combining,
  declarations,
  formulas,
  functionNames,
  letterSymbols,
  operatorSymbols,
  specialLetters,
} from './commands.ts';
import { addNode, addText, openFrame, type Scan } from './nodes.ts';

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

/**
 * Mathematics without dollars, as abstracts contain it: a symbol becomes its character, a symbol
 * with scripts or a command with its arguments a formula of its own.
 */
export function readSymbol(scan: Scan, at: number, name: string): number | undefined {
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
  addText(scan, runsOn ? ` ${word}` : word);
  return scan.source.startsWith('{}', start) ? start + 2 : start;
}

function readFormula(scan: Scan, at: number, start: number, count: number): number | undefined {
  const pattern = formulaEnds[count];
  if (!pattern) return undefined;
  pattern.lastIndex = start;
  if (!pattern.test(scan.source)) return undefined;
  const tex = scan.source.slice(at, pattern.lastIndex);
  addNode(scan, { type: 'math', tex, display: false });
  return pattern.lastIndex;
}

/** How much of a group tells what it is. */
const reach = 60;

/**
 * A group that begins with a command (`{\em …}`, `{\color{blue} …}`) or holds one letter or
 * symbol (`{\'e}`, `{\L}`, `{é}`, `{\texttimes}`); all other braces are characters.
 */
export function readGroup(scan: Scan, at: number): number | undefined {
  const ahead = scan.source.slice(at, at + reach);
  const single = matchLetter(scan.source, at) ?? singleSymbol(ahead, at);
  if (single) {
    addText(scan, single.text);
    return single.end;
  }
  const [declared = '', name = '', brace] = /^\{\s?\\([A-Za-z]+)(?:(\{)|\s+)?/.exec(ahead) ?? [];
  const coloured = /^\{\s?\\color\{[^{}]*\}\s*/.exec(ahead)?.[0];
  const kind = coloured === undefined ? declarations.get(name) : 'group';
  if (kind === undefined) return undefined;
  const opened = coloured ?? (brace === undefined ? declared : '{');
  return openFrame(scan, opened === '{' ? 'group' : kind, opened) ? at + opened.length : undefined;
}

function singleSymbol(ahead: string, at: number): { text: string; end: number } | undefined {
  const [whole, name, character] = /^\{(?:\s?\\([A-Za-z]+)\s?|([^\p{ASCII}]))\}/u.exec(ahead) ?? [];
  const text = character ?? letterSymbols.get(name ?? '') ?? operatorSymbols.get(name ?? '');
  return whole === undefined || text === undefined ? undefined : { text, end: at + whole.length };
}

const accent =
  /\\(?:(['’`"^~=.])(?:\{\s?(\\[ij]|\p{L})\s?\}|(\\[ij](?![A-Za-z])|[A-Za-z]))|([cvuHkrbd])\s?\{\s?(\\[ij]|\p{L})\s?\})/uy;

const letter = /\\(ss|ae|AE|oe|OE|aa|AA|dj|DJ|dh|DH|th|TH|ng|NG|[lLoOij])(?![A-Za-z])(?:\{\}|\s)?/y;

/**
 * The accented or special letter that starts at `at`, as `\'e`, `\"{o}`, `\v{s}`, `\o` or with
 * braces around it, as `{\L}`.
 */
export function matchLetter(source: string, at: number): { text: string; end: number } | undefined {
  if (source[at] !== '{') return bareLetter(source, at);
  const inner = bareLetter(source, at + 1);
  return inner && source[inner.end] === '}' ? { ...inner, end: inner.end + 1 } : undefined;
}

function bareLetter(source: string, at: number): { text: string; end: number } | undefined {
  accent.lastIndex = at;
  const accented = accent.exec(source);
  if (accented) return accentedLetter(accented, source, accent.lastIndex);
  letter.lastIndex = at;
  const special = specialLetters.get(letter.exec(source)?.[1] ?? '');
  return special === undefined ? undefined : { text: special, end: letter.lastIndex };
}

function accentedLetter(match: RegExpExecArray, source: string, end: number) {
  const [, sign, grouped, bare, named, argument] = match;
  const base = (grouped ?? bare ?? argument ?? '').replace('\\', '');
  if (bare !== undefined && !isAccented(sign ?? '', base, source[end] ?? '')) return undefined;
  return { text: (base + (combining.get(sign ?? named ?? '') ?? '')).normalize('NFC'), end };
}

/** The `s` of `project\'s` carries no accent. */
function isAccented(sign: string, base: string, next: string): boolean {
  if (base === 's' && !/\p{L}/u.test(next)) return false;
  return accentable.get(sign)?.includes(base.toLowerCase()) ?? false;
}
