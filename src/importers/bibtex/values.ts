import { BibtexFault, type Cursor, shownAt, skipSpace } from './cursor.ts';

const bare = /[^\s,={}"#%()]+/y;

/**
 * A field's value: pieces in braces, in quotes, numbers and macros, joined with `#`. A macro that
 * nobody defined stands for its name, with a remark.
 * @throws a BibtexFault where a piece is missing or not closed
 */
export function readValue(
  cursor: Cursor,
  macros: ReadonlyMap<string, string>,
  remarks: string[],
): string {
  let value = '';
  for (;;) {
    skipSpace(cursor);
    value += readPiece(cursor, macros, remarks);
    skipSpace(cursor);
    if (cursor.text[cursor.at] !== '#') return value;
    cursor.at += 1;
  }
}

function readPiece(cursor: Cursor, macros: ReadonlyMap<string, string>, remarks: string[]): string {
  const sign = cursor.text[cursor.at];
  if (sign === '{') return readEnclosed(cursor, '}');
  if (sign === '"') return readEnclosed(cursor, '"');
  bare.lastIndex = cursor.at;
  const [found] = bare.exec(cursor.text) ?? [];
  if (found === undefined) {
    const message = `${shownAt(cursor)} stands where a value should; put it in braces`;
    throw new BibtexFault(cursor.at, message);
  }
  cursor.at += found.length;
  if (/^\d+$/.test(found)) return found;
  const macro = macros.get(found.toLowerCase());
  if (macro === undefined) remarks.push(`@string: "${found}" is not defined; taken as it is`);
  return macro ?? found;
}

/** Braces count whatever stands before them, and a quote closes only outside of braces. */
function readEnclosed(cursor: Cursor, close: '}' | '"'): string {
  const { text } = cursor;
  const start = cursor.at + 1;
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === close && depth === 0) {
      cursor.at = at + 1;
      return text.slice(start, at);
    }
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    if (depth < 0) break;
  }
  const open = close === '}' ? '{' : '"';
  throw new BibtexFault(cursor.at, `the ${open} here is not closed; add what is missing`);
}
