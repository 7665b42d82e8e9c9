import type { Problem } from '../draft.ts';
import { BibtexFault, type Cursor, expect, readWord, skipSpace } from './cursor.ts';
import { readValue } from './values.ts';

/** One entry as written: its fields in lower case, their values with macros filled in. */
export interface BibtexEntry {
  line: number;
  type: string;
  key: string;
  fields: Map<string, string>;
  /** What was passed over inside it. */
  remarks: string[];
}

const opening = /^[ \t]*@[ \t]*([A-Za-z]+)\s*[{(]/gm;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

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
  for (const [index, match] of starts.entries()) {
    const at = match.index + match[0].indexOf('@');
    line += countLines(text, counted, at);
    counted = at;
    const type = (match[1] ?? '').toLowerCase();
    const end = starts[index + 1]?.index ?? text.length;
    const body = text.slice(match.index + match[0].length, end);
    const close = match[0].endsWith('{') ? '}' : ')';
    const cursor: Cursor = { text: body, at: 0, close };
    const found = readGuarded(cursor, type, line, macros);
    if (found) yield found;
  }
}

function readGuarded(cursor: Cursor, type: string, line: number, macros: Map<string, string>) {
  try {
    if (type === 'comment' || type === 'preamble') return undefined;
    if (type === 'string') return readMacro(cursor, macros);
    return readEntry(cursor, type, line, macros);
  } catch (error) {
    if (!(error instanceof BibtexFault)) throw error;
    return { line: line + countLines(cursor.text, 0, error.at), message: error.message };
  }
}

function readMacro(cursor: Cursor, macros: Map<string, string>): undefined {
  const name = readWord(cursor).toLowerCase();
  expect(cursor, '=');
  macros.set(name, readValue(cursor, macros, []));
}

function readEntry(
  cursor: Cursor,
  type: string,
  line: number,
  macros: ReadonlyMap<string, string>,
): BibtexEntry {
  const entry: BibtexEntry = { line, type, key: readKey(cursor), fields: new Map(), remarks: [] };
  for (;;) {
    skipSpace(cursor);
    while (cursor.text[cursor.at] === ',') {
      cursor.at += 1;
      skipSpace(cursor);
    }
    if (cursor.at >= cursor.text.length) {
      throw new BibtexFault(
        0,
        `"${entry.key}" is not closed; a "${cursor.close}" is missing inside it or at its end`,
      );
    }
    if (cursor.text[cursor.at] === cursor.close) return entry;
    const name = readWord(cursor).toLowerCase();
    expect(cursor, '=');
    const value = readValue(cursor, macros, entry.remarks);
    if (entry.fields.has(name)) entry.remarks.push(`${name}: is written twice; kept the first`);
    else entry.fields.set(name, value);
  }
}

/** Everything up to the first comma; an entry without a key begins with a field. */
function readKey(cursor: Cursor): string {
  const [whole = '', key = ''] = /^\s*([^\s,={}"]*)\s*(?=,|[})]\s*$)/.exec(cursor.text) ?? [];
  cursor.at += whole.length;
  return key;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1))
    lines++;
  return lines;
}
