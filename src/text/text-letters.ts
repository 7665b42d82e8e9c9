const combining = new Map([
  ["'", '\u0301'],
  ['’', '\u0301'],
  ['`', '\u0300'],
  ['"', '\u0308'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['.', '\u0307'],
  ['c', '\u0327'],
  ['v', '\u030c'],
  ['u', '\u0306'],
  ['H', '\u030b'],
  ['k', '\u0328'],
  ['r', '\u030a'],
  ['b', '\u0331'],
  ['d', '\u0323'],
]);

const letters = new Map(
  Object.entries({
    l: 'ł',
    L: 'Ł',
    o: 'ø',
    O: 'Ø',
    i: 'ı',
    j: 'ȷ',
    ss: 'ß',
    ae: 'æ',
    AE: 'Æ',
    oe: 'œ',
    OE: 'Œ',
    aa: 'å',
    AA: 'Å',
    dj: 'đ',
    DJ: 'Đ',
    dh: 'ð',
    DH: 'Ð',
    th: 'þ',
    TH: 'Þ',
    ng: 'ŋ',
    NG: 'Ŋ',
  }),
);

const accent =
  /\\(?:(['’`"^~=.])(?:\{\s?(\\[ij]|\p{L})\s?\}|(\\[ij](?![A-Za-z])|[A-Za-z]))|([cvuHkrbd])\s?\{\s?(\\[ij]|\p{L})\s?\})/uy;

/** Letters that carry an accent without braces: `\"Train` opens a quotation. */
const accentable = new Map([
  ["'", 'aceilnorsuyz'],
  ['’', 'aceilnorsuyz'],
  ['"', 'aeiouy'],
  ['`', 'aeiou'],
  ['^', 'aceghijosuwy'],
  ['~', 'anoiu'],
  ['=', 'aeiou'],
  ['.', 'cegiz'],
]);

const letter = /\\(ss|ae|AE|oe|OE|aa|AA|dj|DJ|dh|DH|th|TH|ng|NG|[lLoOij])(?![A-Za-z])(?:\{\}|\s)?/y;

/**
 * The accented or special letter that starts at `at`, as `\'e`, `\"{o}`, `\v{s}`, `\o` or with
 * braces around it, as `{\L}`.
 */
export function matchLetter(source: string, at: number): { text: string; end: number } | undefined {
  if (source[at] !== '{') return bareLetter(source, at);
  const inner = bareLetter(source, at + 1);
  return inner && source[inner.end] === '}' ? { ...inner, end: inner.end + 1 } : undefined;
}

function bareLetter(source: string, at: number): { text: string; end: number } | undefined {
  accent.lastIndex = at;
  const accented = accent.exec(source);
  if (accented) return accentedLetter(accented, source, accent.lastIndex);
  letter.lastIndex = at;
  const special = letters.get(letter.exec(source)?.[1] ?? '');
  return special === undefined ? undefined : { text: special, end: letter.lastIndex };
}

function accentedLetter(match: RegExpExecArray, source: string, end: number) {
  const [, sign, grouped, bare, named, argument] = match;
  const base = (grouped ?? bare ?? argument ?? '').replace('\\', '');
  if (bare !== undefined && !isAccented(sign ?? '', base, source[end] ?? '')) return undefined;
  return { text: (base + (combining.get(sign ?? named ?? '') ?? '')).normalize('NFC'), end };
}

/** The `s` of `project\'s` carries no accent. */
function isAccented(sign: string, base: string, next: string): boolean {
  if (base === 's' && !/\p{L}/u.test(next)) return false;
  return accentable.get(sign)?.includes(base.toLowerCase()) ?? false;
}
