import { between, blank, fieldBehind, lineStart, nextOpening, opening } from './bibtex-openings.ts';
import { countLines, type Problem } from './draft.ts';
import type { SourceField } from './source-fields.ts';

/** One entry as written: the names of its fields in lower case, their values with macros filled in. */
export interface BibtexEntry {
  line: number;
  type: string;
  key: string;
  fields: SourceField[];
  /** What is odd about it. */
  remarks: Problem[];
}

/** How far an entry is read. */
interface Cursor {
  /** What stands behind the bracket that opens the entry. */
  text: string;
  at: number;
  /** The bracket that closes it. */
  close: string;
  /** The file's macros by name, in lower case. */
  macros: Map<string, string>;
  /** Line of the place that was counted last, and that place. */
  line: number;
  counted: number;
  /** Name of the field whose value is read. */
  field: string;
  remarks: Problem[];
}

/** What makes an entry unreadable; its cause is where in the entry's text. */
class BibtexFault extends Error {}

/** The first three letters of each month are macros that need no definition. */
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The entries of a BibTeX file (https://www.ctan.org/pkg/btxdoc), each read on its own up to the
 * next line that opens one: a broken one never takes others with it. Several may stand on a line;
 * one behind a `%` was taken out by its writer. Linear in the length.
 */
export function* readEntries(text: string): Generator<BibtexEntry | Problem> {
  const macros = new Map(months.map((month) => [month, month]));
  const starts = [...text.matchAll(lineStart)].map(
    ({ 0: found, index }) => index + found.length - 1,
  );
  let line = 1;
  let counted = 0;
  const lineAt = (at: number) => {
    line += countLines(text.slice(counted, at));
    counted = at;
    return line;
  };
  const first = nextOpening(text, 0, starts[0] ?? text.length);
  if (first < (starts[0] ?? text.length)) starts.unshift(first);
  let end = 0;
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1] ?? text.length;
    for (let at = start; at < next; at = nextOpening(text, Math.max(end, at + 1), next)) {
      opening.lastIndex = at;
      const [opened, before = ''] = opening.exec(text) ?? [];
      if (opened === undefined) {
        const [, word = ''] = /^@[ \t]*([^\s{}(),="]*)/.exec(text.slice(at, at + 40)) ?? [];
        const how = /^[A-Za-z]/.test(word) ? word : 'article';
        yield { line: lineAt(at), message: `@${word} opens no entry; write @${how}{KEY, …}` };
        continue;
      }
      const begin = at + opened.length;
      const close = opened.endsWith('{') ? '}' : ')';
      const own = lineAt(at);
      const cursor: Cursor = {
        text: text.slice(begin, next),
        at: 0,
        close,
        macros,
        line: own,
        counted: 0,
        field: '',
        remarks: [],
      };
      const kind = before.slice(0, -1).trim().toLowerCase().replace(/\s+/g, '_');
      end = begin;
      try {
        if (kind === 'string') macros.set(...readMacro(cursor));
        else if (!['comment', 'preamble'].includes(kind)) yield readEntry(cursor, kind, own);
        end = begin + cursor.at;
      } catch (error) {
        if (!(error instanceof BibtexFault)) throw error;
        const cause = Number(error.cause);
        yield { line: own + countLines(cursor.text.slice(0, cause)), message: error.message };
        // What a broken entry holds is not known to be another.
        end = next;
      }
    }
  }
}

/** BibTeX takes no spaces in a key; words before the first comma are meant as one all the same. */
const spacedKey = /^\s*([^\s,={}"#@](?:[^\n,={}"#@]*[^\s,={}"#@])?)\s*(?=,)/;

function readEntry(cursor: Cursor, type: string, line: number): BibtexEntry {
  const { text, close, remarks } = cursor;
  // An entry without a key begins with a field.
  const [opened = '', written = ''] =
    /^\s*(?:([^\s,={}"]+)\s*)?(?=[,})])/.exec(text) ?? spacedKey.exec(text.slice(0, 200)) ?? [];
  cursor.at = opened.length;
  const key = written.replace(/\s+/g, '-');
  if (key !== written) {
    remarks.push({ line, message: `the key "${written}" has a space; took it as "${key}"` });
  }
  const fields: SourceField[] = [];
  for (;;) {
    const gap = take(cursor, between);
    if (cursor.at >= text.length) {
      const message = `"${key}" is not closed; a "${close}" is missing inside it or at its end`;
      throw new BibtexFault(message, { cause: 0 });
    }
    if (text[cursor.at] === close) {
      cursor.at += 1;
      const [behind = '', lost] = fieldBehind.exec(text.slice(cursor.at, cursor.at + 200)) ?? [];
      const message = `${lost}: stands behind the "${close}" that closes "${key}"; remove that one`;
      if (lost) remarks.push({ line: lineAt(cursor, cursor.at + behind.length), message });
      return { line, type, key, fields, remarks };
    }
    lineAt(cursor, cursor.at);
    const open = gap.includes(',') ? undefined : fields.at(-1)?.name;
    const [name, value] = fields.length > 0 ? readField(cursor, open) : readFirst(cursor, opened);
    fields.push({ name, value, line: cursor.line });
  }
}

/** The line of a place, which becomes the one that was counted last. */
function lineAt(cursor: Cursor, at: number): number {
  cursor.line += countLines(cursor.text.slice(cursor.counted, at));
  cursor.counted = at;
  return cursor.line;
}

/** A key that BibTeX cannot read shows where the first field should. */
function readFirst(cursor: Cursor, opened: string): [name: string, value: string] {
  try {
    return readField(cursor);
  } catch (error) {
    const cause = error instanceof BibtexFault ? Number(error.cause) : Number.NaN;
    const before = cursor.text.slice(opened.length, cause);
    const isKey =
      opened === '' ||
      (/^,[^\n]*[^\s,][^\S\n]+$/.test(before) && !/["{]/.test(cursor.text[cause] ?? ''));
    if (!(error instanceof BibtexFault) || before.includes('=') || !isKey) throw error;
    const [written = opened + before] = /^[^=]*(?=,)/.exec(cursor.text.slice(0, 100)) ?? [];
    const key = written.trim().replace(/\s+/g, ' ');
    const message = /[\s,"{}]/.test(key)
      ? `the key "${key}" has signs that no key has: spaces, commas, quotes, braces; write it without`
      : `no comma stands behind the key "${key}"; add it`;
    throw new BibtexFault(message, { cause });
  }
}

/** @param open the field behind whose value no comma stands: what follows may be meant as more of it. */
function readField(cursor: Cursor, open?: string): [name: string, value: string] {
  const { at: cause } = cursor;
  const name = take(cursor, /[^\s,={}"#%'()]+/y);
  const isNamed = name !== '' && take(cursor, /=/y) !== '';
  if (!isNamed && open !== undefined) {
    const message = `${open}: its value ends before ${ahead({ ...cursor, at: cause })}; put all of it in braces`;
    throw new BibtexFault(message, { cause });
  }
  if (name === '') throw faultAt(cursor, 'a field should; remove it');
  if (!isNamed) throw faultAt(cursor, '"=" should; add it');
  cursor.field = name.toLowerCase();
  return [cursor.field, readValue(cursor)];
}

/** Letters of a macro: made of each other, some dozens could be longer than any memory. */
const LONGEST_MACRO = 2000;

function readMacro(cursor: Cursor): [name: string, value: string] {
  const { at: cause } = cursor;
  const [name, value] = readField(cursor);
  if (value.length <= LONGEST_MACRO) return [name, value];
  const message = `@string: "${name}" has ${value.length} letters, of at most ${LONGEST_MACRO}; write them where they are used`;
  throw new BibtexFault(message, { cause });
}

/** Parts in braces, in quotes, numbers and macros, joined with `#`. */
function readValue(cursor: Cursor): string {
  let value = readPart(cursor);
  while (take(cursor, /#/y) !== '') value += readPart(cursor);
  return value;
}

/** A macro that nobody defined stands for its name, with a remark. */
function readPart(cursor: Cursor): string {
  take(cursor, /\s*/y);
  const sign = cursor.text[cursor.at];
  if (sign === '{' || sign === '"') return readEnclosed(cursor, sign);
  const found = take(cursor, /[^\s,={}"#%()]+/y);
  if (found === '') throw faultAt(cursor, 'a value should; put it in braces', cursor.field);
  if (/^\d+$/.test(found)) return found;
  const macro = cursor.macros.get(found.toLowerCase());
  if (macro === undefined) {
    const message = `@string: "${found}" is not defined; taken as it is`;
    cursor.remarks.push({ line: cursor.line, message });
  }
  return macro ?? found;
}

/** Braces count whatever stands before them, and a quote closes only outside of braces. */
function readEnclosed(cursor: Cursor, open: '{' | '"'): string {
  const { text, at: cause } = cursor;
  const close = open === '{' ? '}' : '"';
  const start = cause + 1;
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
  const message = `${cursor.field}: the ${open} here is not closed; add what is missing`;
  throw new BibtexFault(message, { cause });
}

/** Goes past white space and what the sticky pattern finds behind it, which it gives. */
function take(cursor: Cursor, pattern: RegExp): string {
  blank.lastIndex = cursor.at;
  cursor.at += blank.exec(cursor.text)?.[0].length ?? 0;
  pattern.lastIndex = cursor.at;
  const [found = ''] = pattern.exec(cursor.text) ?? [];
  cursor.at += found.length;
  return found;
}

/** The word at which it stands, for a report. */
function ahead({ text, at }: Cursor): string {
  const [word = ''] = text
    .slice(at, at + 12)
    .toWellFormed()
    .split(/\s/, 1);
  return word === '' ? 'the end' : `"${word}"`;
}

function faultAt(cursor: Cursor, what: string, field?: string): BibtexFault {
  const message = `${ahead(cursor)} stands where ${what}`;
  return new BibtexFault(field ? `${field}: ${message}` : message, { cause: cursor.at });
}
