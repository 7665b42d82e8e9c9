/**
 * A name as Zotero parts it (zotero/utilities, utilities.js, cleanAuthor): at its comma where it is
 * said to have one, else before its last word. Points at the end go, and single capitals get one.
 */
export function partedName(written: string, creatorType: string) {
  const name = written.replace(/^[\s.,/[\]:]+|[\s.,/[\]:]+$/g, '');
  const at = name.lastIndexOf(' ');
  const [lastName = '', firstName = ''] = written.includes(',')
    ? name.split(/[,،] ?/)
    : [name.slice(at + 1), name.slice(0, Math.max(at, 0))];
  const initials = firstName.replace(/(?<=^|\s)(\p{Lu})(?=$|\s)/gu, '$1.');
  return { creatorType, lastName, firstName: initials };
}
