import { countLines, type Problem } from './draft.ts';

/** One entry as written: its fields in lower case, their values with macros filled in. */
export interface BibtexEntry {
  line: number;
  type: string;
  key: string;
  fields: Map<string, string>;
  /** What was passed over inside it. */
  remarks: string[];
}

/** How far an entry is read. */
interface Cursor {
  /** What stands behind the bracket that opens the entry. */
  readonly text: string;
  at: number;
  /** The bracket that closes it. */
  readonly close: string;
  /** The file's macros by name, in lower case. */
  readonly macros: Map<string, string>;
  readonly remarks: string[];
}

/** What makes an entry unreadable, and where in its text. */
class BibtexFault extends Error {
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

const opening = /^[ \t]*@[ \t]*([A-Za-z]+)\s*[{(]/gm;

export const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The entries of a BibTeX file, one after the other, as https://www.ctan.org/pkg/btxdoc and
 * https://www.bibtex.com/g/bibtex-format/ describe it. Each is read on its own, up to the next
 * line that opens one: an entry that is broken is a problem with its line and never takes others
 * with it. What stands between entries is a comment. Takes time linear in the length of the text.
 */
export function* readEntries(text: string): Generator<BibtexEntry | Problem> {
  const macros = new Map(months.map((month) => [month, month]));
  const starts = [...text.matchAll(opening)];
  let line = 1;
  let counted = 0;
  for (const [index, { 0: opened, 1: type = '', index: start }] of starts.entries()) {
    const at = start + opened.indexOf('@');
    line += countLines(text.slice(counted, at));
    counted = at;
    const body = text.slice(start + opened.length, starts[index + 1]?.index);
    const close = opened.endsWith('{') ? '}' : ')';
    const cursor: Cursor = { text: body, at: 0, close, macros, remarks: [] };
    const found = readGuarded(cursor, type.toLowerCase(), line);
    if (found) yield found;
  }
}

function readGuarded(cursor: Cursor, type: string, line: number) {
  try {
    if (type === 'comment' || type === 'preamble') return undefined;
    if (type !== 'string') return readEntry(cursor, type, line);
    const [name, value] = readField(cursor);
    cursor.macros.set(name, value);
    return undefined;
  } catch (error) {
    if (!(error instanceof BibtexFault)) throw error;
    return { line: line + countLines(cursor.text.slice(0, error.at)), message: error.message };
  }
}

function readEntry(cursor: Cursor, type: string, line: number): BibtexEntry {
  const { text, close, remarks } = cursor;
  // An entry without a key begins with a field.
  const [opened = '', key = ''] = /^\s*([^\s,={}"]*)\s*(?=,|[})]\s*$)/.exec(text) ?? [];
  cursor.at = opened.length;
  const fields = new Map<string, string>();
  for (;;) {
    take(cursor, /[\s,]*/y);
    if (cursor.at >= text.length) {
      const message = `"${key}" is not closed; a "${close}" is missing inside it or at its end`;
      throw new BibtexFault(0, message);
    }
    if (text[cursor.at] === close) return { line, type, key, fields, remarks };
    const [name, value] = readField(cursor);
    if (fields.has(name)) remarks.push(`${name}: is written twice; kept the first`);
    else fields.set(name, value);
  }
}

function readField(cursor: Cursor): [name: string, value: string] {
  skipSpace(cursor);
  const name = take(cursor, /[^\s,={}"#%'()]+/y);
  if (name === '') throw faultAt(cursor, 'a field should; remove it');
  skipSpace(cursor);
  if (take(cursor, /=/y) === '') throw faultAt(cursor, '"=" should; add it');
  return [name.toLowerCase(), readValue(cursor)];
}

/** Parts in braces, in quotes, numbers and macros, joined with `#`. */
function readValue(cursor: Cursor): string {
  let value = '';
  do {
    skipSpace(cursor);
    value += readPart(cursor);
    skipSpace(cursor);
  } while (take(cursor, /#/y) !== '');
  return value;
}

/** A macro that nobody defined stands for its name, with a remark. */
function readPart(cursor: Cursor): string {
  const sign = cursor.text[cursor.at];
  if (sign === '{') return readEnclosed(cursor, '}');
  if (sign === '"') return readEnclosed(cursor, '"');
  const found = take(cursor, /[^\s,={}"#%()]+/y);
  if (found === '') throw faultAt(cursor, 'a value should; put it in braces');
  if (/^\d+$/.test(found)) return found;
  const macro = cursor.macros.get(found.toLowerCase());
  if (macro === undefined)
    cursor.remarks.push(`@string: "${found}" is not defined; taken as it is`);
  return macro ?? found;
}

/** Braces count whatever stands before them, and a quote closes only outside of braces. */
function readEnclosed(cursor: Cursor, close: '}' | '"'): string {
  const { text } = cursor;
  const start = cursor.at + 1;
  let depth = 0;
  for (let at = start; at < text.length && depth >= 0; at += 1) {
    const sign = text[at];
    if (sign === close && depth === 0) {
      cursor.at = at + 1;
      return text.slice(start, at);
    }
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
  }
  const open = close === '}' ? '{' : '"';
  throw new BibtexFault(cursor.at, `the ${open} here is not closed; add what is missing`);
}

function skipSpace(cursor: Cursor): void {
  take(cursor, /\s*/y);
}

/** Goes past what the pattern finds here and gives it; the pattern has to be sticky. */
function take(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const [found = ''] = pattern.exec(cursor.text) ?? [];
  cursor.at += found.length;
  return found;
}

function faultAt({ text, at }: Cursor, what: string): BibtexFault {
  const ahead = text
    .slice(at, at + 12)
    .replace(/\s[\s\S]*$/, '')
    .toWellFormed();
  return new BibtexFault(at, `${ahead === '' ? 'the end' : `"${ahead}"`} stands where ${what}`);
}
