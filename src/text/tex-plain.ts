import {
  accents,
  doubleStruck,
  functionNames,
  ignored,
  letterSymbols,
  named,
  operatorSymbols,
  raised,
  spacing,
  transparent,
} from './commands.ts';

type Reader = { tokens: string[]; at: number; depth: number };

const deepest = 40;

/** Marks the end of a function's name, which may not run into its argument: U+2061. */
const application = '\u2061';

/** A formula as plain text: `O(n \log n)` is `O(n log n)`, `\frac{1}{2}` is `1/2`. Never fails. */
export function texToPlain(tex: string): string {
  const tokens = tex.match(/\\[A-Za-z]+|\\[\s\S]|\s+|[\s\S]/gu) ?? [];
  const reader: Reader = { tokens, at: 0, depth: 0 };
  let text = '';
  while (reader.at < tokens.length) text += readRow(reader) + (tokens[reader.at++] ?? '');
  return tidy(text);
}

/** Everything up to the brace that closes the group, or the end. */
function readRow(reader: Reader): string {
  let row = '';
  while ((reader.tokens[reader.at] ?? '}') !== '}') row = readToken(reader, row);
  return row;
}

function readToken(reader: Reader, row: string): string {
  const token = reader.tokens[reader.at] ?? '';
  reader.at += 1;
  if (token === '{') return row + readGroup(reader);
  if (token === '^') return row + plainSuperscript(row, readArgument(reader));
  if (token === '_') return row + plainSubscript(row, readArgument(reader));
  if (token.length > 1 && token.startsWith('\\')) return readCommand(reader, row, token);
  if (/^\s/.test(token) || token === '~' || token === '&') return `${row} `;
  return row + (token === "'" ? '′' : token);
}

function readGroup(reader: Reader): string {
  if (reader.depth >= deepest) return '{';
  reader.depth += 1;
  const row = readRow(reader);
  reader.depth -= 1;
  reader.at += 1;
  return row;
}

function readArgument(reader: Reader): string {
  if (nextInGroup(reader) === undefined || reader.depth >= deepest) return '';
  reader.depth += 1;
  const argument = readToken(reader, '');
  reader.depth -= 1;
  return argument.replace(/\u2061$/, '');
}

/** The token behind white space, which is passed; none at the end of a group. */
function nextInGroup(reader: Reader): string | undefined {
  while (/^\s/.test(reader.tokens[reader.at] ?? '')) reader.at += 1;
  const next = reader.tokens[reader.at];
  return next === '}' ? undefined : next;
}

function readCommand(reader: Reader, row: string, token: string): string {
  const name = token.slice(1);
  if (spacing.has(name)) return `${row} `;
  if (ignored.has(name)) return row;
  const operator = operatorSymbols.get(name);
  if (operator) return withOperator(row, operator, nextInGroup(reader) === undefined);
  const letter = letterSymbols.get(name);
  if (letter) return row + letter;
  if (functionNames.has(name)) {
    const apart = /[\p{L}\p{N})\u2061]$/u.test(row) ? ' ' : '';
    return row + apart + name + application;
  }
  if (name === 'operatorname' && reader.tokens[reader.at] === '*') reader.at += 1;
  const structure = structures.get(name);
  if (!structure) return row + readUnknown(reader, token);
  if ((name === 'left' || name === 'right') && reader.tokens[reader.at] === '.') reader.at += 1;
  return row + structure(...Array.from({ length: structure.length }, () => readArgument(reader)));
}

/** What a command makes of its arguments, as many as the function has. */
const structures = new Map<string, (...texts: string[]) => string>([
  ...named((text: string) => text, transparent),
  ...Array.from(accents, ([name, accent]) => [name, withAccent(accent)] as const),
  ...named(
    (over: string, under: string) => `${factor(over)}/${factor(under)}`,
    'frac tfrac dfrac cfrac sfrac nicefrac',
  ),
  ...named((_script: string, base: string) => base, 'overset underset stackrel'),
  // A colour, a length, a label.
  ...named(
    (_noText: string) => '',
    'begin end color textcolor label tag hspace vspace kern raisebox',
  ),
  ...named(() => '', 'left right'),
  ['sqrt', (text: string) => `√${factor(text)}`],
  ['xrightarrow', (_above: string) => '→'],
  ['xleftarrow', (_above: string) => '←'],
  ['binom', (above: string, below: string) => `(${above} choose ${below})`],
  ['not', (sign: string) => `${sign}\u0338`.normalize('NFC')],
  ['mathbb', (letter: string) => doubleStruck.get(letter) ?? letter],
]);

/** Escaped characters as themselves; other commands stay, with the braces of their arguments. */
function readUnknown(reader: Reader, token: string): string {
  if (token === '\\|') return '‖';
  if (/^\\[%#&_${}-]$/.test(token)) return token.slice(1);
  let text = token;
  while (reader.tokens[reader.at] === '{' && reader.depth < deepest) {
    reader.at += 1;
    text += `{${readGroup(reader)}}`;
  }
  return text;
}

/** `²`, `⁻¹`, `ᵀ`, otherwise `^d` or `^(2/3)`; `th` of `$n^{th}$` as it is. */
export function plainSuperscript(base: string, script: string): string {
  const text = script.trim();
  if (text === '') return '^';
  if (/^(?:[*′°†‡']+|st|nd|rd|th)$/.test(text)) return text;
  const all = Array.from(text, (character) => raised.get(character));
  if (all.every((character) => character !== undefined)) return all.join('');
  return base === '' && /^\p{L}+$/u.test(text) ? text : `^${bracketed(text)}`;
}

/** A subscript in plain text: `ℓ1`, `ℓ∞`, otherwise `x_i` or `x_(i+1)`. */
export function plainSubscript(base: string, script: string): string {
  const text = script.trim();
  if (text === '') return '_';
  const attached = /^(?:\d+|∞)$/.test(text) && (base === '' || /[\p{L}\p{M}]$/u.test(base));
  return attached ? text : `_${bracketed(text)}`;
}

/** A word, a number or one character as it is, anything else in parentheses. */
function bracketed(text: string): string {
  return /^(?:\p{L}+|\d+(?:\.\d+)?|.)$/u.test(text) ? text : factor(text);
}

/** The same for what is multiplied: `KT` needs parentheses under a root or a fraction bar. */
function factor(text: string): string {
  const bare = text.trim();
  return /^(?:√?(?:\p{L}\p{M}?|\d+(?:\.\d+)?|.|\([^()]*\)))$/u.test(bare) ? bare : `(${bare})`;
}

/** An accent on one character is set, on more it is left out. */
function withAccent(accent: string) {
  return (base: string) => (/^.$/su.test(base) ? (base + accent).normalize('NFC') : base);
}

/** An operator has a space on both sides or on neither, as its left side is written. */
function withOperator(row: string, operator: string, isLast: boolean): string {
  const before = row.trimEnd();
  if (before === '' || /[([{=<>]$/.test(before)) return row + operator;
  return before === row || isLast ? before + operator : `${before} ${operator} `;
}

/** One space between words, none inside brackets, none of the marks of functions. */
function tidy(text: string): string {
  return text
    .replace(/\u2061(?=[\p{Lu}\p{Ll}\p{Lo}\d√])/gu, ' ')
    .replaceAll(application, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[)\],;⟩⌉⌋])|(?<=[([⟨⌈⌊]) /g, '')
    .trim();
}

const simple =
  /^(?:[\d\s.,:%+\-<>=/]|\\[%,# ]|\{,\}|\^\s?\{?\\circ\}?|\\(?:times|pm|mp|sim|approx|leq?|geq?|to|(?:left|right|leftright|up|down)arrow|checkmark|l?dots|ast|bullet)(?![A-Za-z]))+$/;

/** The text of a formula of numbers, signs and units only, as `$3.9\times$`; undefined for others. */
export function plainFormula(tex: string): string | undefined {
  if (tex.length > 60 || !simple.test(tex)) return undefined;
  return texToPlain(tex).replace(/^-(?!\d+[-–])|(?<=[\s(=<>])-(?=\d)/g, '−');
}
