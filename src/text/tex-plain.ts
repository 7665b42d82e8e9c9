import {
  accents,
  doubleStruck,
  dropping,
  functionNames,
  ignored,
  letterSymbols,
  operatorSymbols,
  spacing,
  transparent,
} from './commands.ts';

interface Reader {
  tokens: string[];
  at: number;
  depth: number;
}

const deepest = 40;

/**
 * A formula as plain text: `O(n \log n)` is `O(n log n)`, `\ell_1` is `ℓ1`, `x^2` is `x²`,
 * `\frac{1}{2}` is `1/2`. Font commands and sizes vanish, commands it does not know stay as they
 * are written. Never fails: braces may be missing and groups may be too deep.
 */
export function texToPlain(tex: string): string {
  const tokens = tex.match(/\\[A-Za-z]+|\\[\s\S]|\s+|[\s\S]/gu) ?? [];
  const reader: Reader = { tokens, at: 0, depth: 0 };
  let text = '';
  while (reader.at < tokens.length) {
    text += readRow(reader);
    if (reader.at < tokens.length) {
      text += tokens[reader.at];
      reader.at += 1;
    }
  }
  return tidy(text);
}

/** Everything up to the brace that closes the group, or the end. */
function readRow(reader: Reader): string {
  let row = '';
  while (reader.at < reader.tokens.length && reader.tokens[reader.at] !== '}') {
    row = readPiece(reader, row);
  }
  return row;
}

function readPiece(reader: Reader, row: string): string {
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
  skipSpace(reader);
  const next = reader.tokens[reader.at];
  if (next === undefined || next === '}' || reader.depth >= deepest) return '';
  reader.depth += 1;
  const argument = readPiece(reader, '');
  reader.depth -= 1;
  return argument.replace(/\u2061$/, '');
}

function skipSpace(reader: Reader): void {
  while (/^\s/.test(reader.tokens[reader.at] ?? '')) reader.at += 1;
}

function readCommand(reader: Reader, row: string, token: string): string {
  const name = token.slice(1);
  if (spacing.has(name)) return `${row} `;
  if (ignored.has(name)) return row;
  const operator = operatorSymbols.get(name);
  if (operator !== undefined) {
    skipSpace(reader);
    const next = reader.tokens[reader.at];
    return withOperator(row, operator, next === undefined || next === '}');
  }
  const letter = letterSymbols.get(name);
  if (letter !== undefined) return row + letter;
  if (functionNames.has(name)) return withFunction(row, name);
  if (name === 'operatorname' && reader.tokens[reader.at] === '*') reader.at += 1;
  if (transparent.has(name)) return row + readArgument(reader);
  return row + (readStructure(reader, name) ?? readUnknown(reader, token));
}

function readStructure(reader: Reader, name: string): string | undefined {
  const accent = accents.get(name);
  if (accent !== undefined) return withAccent(readArgument(reader), accent);
  if (dropping.has(name)) {
    readArgument(reader);
    return '';
  }
  return structures.get(name)?.(reader);
}

const structures = new Map<string, (reader: Reader) => string>([
  ['left', withoutDot],
  ['right', withoutDot],
  ['frac', fraction],
  ['tfrac', fraction],
  ['dfrac', fraction],
  ['cfrac', fraction],
  ['sfrac', fraction],
  ['nicefrac', fraction],
  ['overset', secondArgument],
  ['underset', secondArgument],
  ['stackrel', secondArgument],
  ['sqrt', (reader) => `√${factor(readArgument(reader))}`],
  ['xrightarrow', (reader) => arrow(reader, '→')],
  ['xleftarrow', (reader) => arrow(reader, '←')],
  ['binom', (reader) => `(${readArgument(reader)} choose ${readArgument(reader)})`],
  ['not', (reader) => `${readArgument(reader)}\u0338`.normalize('NFC')],
  ['mathbb', (reader) => struck(readArgument(reader))],
]);

function fraction(reader: Reader): string {
  return `${factor(readArgument(reader))}/${factor(readArgument(reader))}`;
}

function secondArgument(reader: Reader): string {
  readArgument(reader);
  return readArgument(reader);
}

/** What is written above an arrow is left out. */
function arrow(reader: Reader, sign: string): string {
  readArgument(reader);
  return sign;
}

/** `\left.` is a delimiter that is not there. */
function withoutDot(reader: Reader): string {
  if (reader.tokens[reader.at] === '.') reader.at += 1;
  return '';
}

function struck(letter: string): string {
  return doubleStruck.get(letter) ?? letter;
}

/**
 * `\|` is a norm, `\{` a brace, `\%`, `\#`, `\_` the characters themselves; other commands stay,
 * with the braces of their arguments.
 */
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

const raised = new Map(
  Object.entries({
    '0': '⁰',
    '1': '¹',
    '2': '²',
    '3': '³',
    '4': '⁴',
    '5': '⁵',
    '6': '⁶',
    '7': '⁷',
    '8': '⁸',
    '9': '⁹',
    '+': '⁺',
    '-': '⁻',
    n: 'ⁿ',
    i: 'ⁱ',
    '⊤': 'ᵀ',
    T: 'ᵀ',
    '∘': '°',
    '∗': '*',
    '⋆': '⋆',
  }),
);

/** Superscripts that stand as they are. */
const alreadyRaised = /^[*′°†‡']+$/;

/**
 * A superscript in plain text: `²`, `⁻¹`, `ᵀ`, otherwise `^d` or `^(2/3)`; `th` of `$n^{th}$` as it
 * is.
 */
export function plainSuperscript(base: string, script: string): string {
  const text = script.trim();
  if (text === '') return '^';
  if (alreadyRaised.test(text) || /^(?:st|nd|rd|th)$/.test(text)) return text;
  const characters = [...text];
  const all = characters.map((character) => raised.get(character));
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
export function factor(text: string): string {
  const bare = text.trim();
  return /^(?:√?(?:\p{L}\p{M}?|\d+(?:\.\d+)?|.|\([^()]*\)))$/u.test(bare) ? bare : `(${bare})`;
}

/** An accent on one character is set, on more it is left out. */
export function withAccent(base: string, accent: string): string {
  const [first = '', ...rest] = base;
  return rest.length === 0 && first !== '' ? (first + accent).normalize('NFC') : base;
}

/** An operator has a space on both sides or on neither, as its left side is written. */
export function withOperator(row: string, operator: string, isLast: boolean): string {
  const before = row.trimEnd();
  if (before === '' || /[([{=<>]$/.test(before)) return row + operator;
  return before === row || isLast ? before + operator : `${before} ${operator} `;
}

/** Marks the end of a function's name, which may not run into its argument: U+2061. */
const application = '\u2061';

/** `n\log n` is `n log n`. */
export function withFunction(row: string, name: string): string {
  const apart = /[\p{L}\p{N})\u2061]$/u.test(row) ? ' ' : '';
  return row + apart + name + application;
}

/** One space between words, none inside brackets, none of the marks of functions. */
export function tidy(text: string): string {
  return text
    .replace(/\u2061(?=[\p{Lu}\p{Ll}\p{Lo}\d√])/gu, ' ')
    .replaceAll(application, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[)\],;⟩⌉⌋])|(?<=[([⟨⌈⌊]) /g, '')
    .trim();
}

const simple =
  /^(?:[\d\s.,:%+\-<>=/]|\\[%,# ]|\{,\}|\^\s?\{?\\circ\}?|\\(?:times|pm|mp|sim|approx|leq?|geq?|to|(?:left|right|leftright|up|down)arrow|checkmark|l?dots|ast|bullet)(?![A-Za-z]))+$/;

/**
 * The text of a formula of numbers, signs and units only, such as `$49\%$`, `$3.9\times$`,
 * `$256\times$`; undefined for formulas that need MathML.
 */
export function plainFormula(tex: string): string | undefined {
  if (tex.length > 60 || !simple.test(tex)) return undefined;
  return texToPlain(tex).replace(/^-(?!\d+[-–])|(?<=[\s(=<>])-(?=\d)/g, '−');
}
