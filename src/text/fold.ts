/** Letters that Unicode does not decompose, in lower case, each before what it becomes. */
const plainLetters = new Map(
  'łl øo đd ðd ɖd ɗd þth ßss ıi ɨi ȷj æae œoe ħh ŋn ŧt ĸk ƙk ɓb ƴy ςσ'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
);

const undecomposed = new RegExp(`[${[...plainLetters.keys()].join('')}]`, 'g');

/** Diacritics, Hebrew points, Arabic vowels; Indic vowel signs and kana's voicing marks are letters. */
const marks =
  /(?!\u3099|\u309a)(?=[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cyrillic}])\p{Mn}/gu;

const apostrophes = /[\u02b9-\u02bf\u02c8\u02ee\u2018-\u201b\u2032\u2035`\ua78b\ua78c]/g;
const quotes = /[\u201c-\u201f\u00ab\u00bb\u2033]/g;
const dashes = /[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58]/g;
const invisible = /[\u00ad\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * The form in which texts are compared: lower case, without diacritics, compatibility forms unified
 * (`ﬁ`, `²`), one kind of apostrophe, quote, dash, space. Folding twice changes nothing.
 */
export function fold(text: string): string {
  const plain = /^[ -~]*$/.test(text) ? text.toLowerCase() : foldUnicode(text);
  return plain.replaceAll('`', "'").replace(/\s+/g, ' ').trim();
}

function foldUnicode(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\u00b4', "'")
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(marks, '')
    .replace(undecomposed, (letter) => plainLetters.get(letter) ?? letter)
    .replace(apostrophes, "'")
    .replace(quotes, '"')
    .replace(dashes, '-')
    .replace(invisible, '')
    .normalize('NFC');
}
