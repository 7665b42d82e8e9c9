// Where the entries of a BibTeX file and their fields begin.

/** Any word, for programs write types of their own, such as `book_section` and `Conference Paper`. */
const type = String.raw`[A-Za-z][^\s{}(),="#%'@\\]*`;
/** A key and the name of the first field: what stands in such a bracket is meant as an entry. */
const inside = String.raw`\s*[^\s,{}()=]*\s*,\s*[\w:.+-]+\s*=`;

/** What opens an entry. */
export const opening = new RegExp(
  String.raw`@[ \t]*(${type}(?:\s*[{(]|(?<!@comment)(?:[ \t]+[A-Za-z][\w-]*){1,2}[ \t]*[{(](?=${inside})))`,
  'iy',
);

/** What holds fields, whatever stands before its bracket. */
const held = new RegExp(String.raw`@[^\s{}(),="#%'@\\]*\s*[{(]${inside}`, 'y');

/** What begins a line and opens an entry, or was meant to: its bracket may be missing. */
export const lineStart = new RegExp(
  String.raw`^[ \t]*@(?=[ \t]*(?:${type}\s*[{(]|(?:article|book|inproceedings|misc|phdthesis|techreport)\b)|[^\s{}(),="#%'@\\]*(?:[ \t]+[A-Za-z][\w-]*){0,2}[ \t]*[{(]${inside})`,
  'gim',
);

/** What stands before a field or its parts; lines that their writer took out are none, as in biber. */
export const blank = /(?:\s+|%.*)*/y;
/** The same with the commas between fields. */
export const between = /(?:[\s,]+|%.*)*/y;
/** What stands behind an entry that a bracket too many closes. */
export const fieldBehind = /^\s*,\s*([\w:.+-]+)\s*=/;

const heldAnywhere = new RegExp(held.source);
const typed = new RegExp(String.raw`^[ \t]*@[ \t]*${type}\s*[{(]`, 'im');

/** Whether a payload has an entry: at the begin of a line, or any that holds a field. */
export function isBibtex(text: string): boolean {
  return typed.test(text) || (!/^\s*[[{]/.test(text) && heldAnywhere.test(text));
}

/** The next `@` that opens an entry, before `limit`. */
export function nextOpening(text: string, from: number, limit: number): number {
  for (let at = text.indexOf('@', from); at >= 0 && at < limit; at = text.indexOf('@', at + 1)) {
    const before = text.slice(Math.max(from, at - 200), at);
    if (/%[^\n}]*$/.test(before)) continue;
    opening.lastIndex = at;
    held.lastIndex = at;
    // Behind a letter it is an address, unless what follows is an entry all the same.
    if (held.test(text) || (!/\w$/.test(before) && opening.test(text))) return at;
  }
  return limit;
}
