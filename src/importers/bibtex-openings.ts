// Where the entries of a BibTeX file begin.

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
