/** A place in the text of one entry, and the sign that closes the entry. */
export interface Cursor {
  readonly text: string;
  at: number;
  readonly close: string;
}

/** What makes an entry unreadable, and where in its text. */
export class BibtexFault extends Error {
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

const space = /\s*/y;
const word = /[^\s,={}"#%'()]+/y;

export function skipSpace(cursor: Cursor): void {
  space.lastIndex = cursor.at;
  space.test(cursor.text);
  cursor.at = space.lastIndex;
}

/** @throws a BibtexFault where no name stands. */
export function readWord(cursor: Cursor): string {
  skipSpace(cursor);
  word.lastIndex = cursor.at;
  const [found] = word.exec(cursor.text) ?? [];
  if (found === undefined) {
    throw new BibtexFault(cursor.at, `${shownAt(cursor)} stands where a field should; remove it`);
  }
  cursor.at += found.length;
  return found;
}

/** @throws a BibtexFault where another sign stands. */
export function expect(cursor: Cursor, sign: string): void {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== sign) {
    throw new BibtexFault(cursor.at, `${shownAt(cursor)} stands where "${sign}" should; add it`);
  }
  cursor.at += 1;
}

export function shownAt({ text, at }: Cursor): string {
  const ahead = text
    .slice(at, at + 12)
    .replace(/\s[\s\S]*$/, '')
    .toWellFormed();
  return ahead === '' ? 'the end' : `"${ahead}"`;
}
