import type { KeyOf } from './keys.ts';
import { wordsOf } from './words.ts';

/** An acronym with what it stands for, as they are written. */
export interface Acronym {
  short: string;
  long: string;
}

const brackets = /([()[\]])/;
const LEAST_INSIDE = 2;
const MOST_INSIDE = 80;

/** Two to ten letters and digits, the first and another one in capitals. */
const shortForm = /^\p{Lu}[\p{L}\p{N}-]*\p{Lu}[\p{L}\p{N}-]*$/u;
const LONGEST = 10;

/**
 * The acronyms that a text explains: `recurrent neural network (RNN)`, `RNN (recurrent neural
 * network)`. A. Schwartz, M. Hearst, "A Simple Algorithm for Identifying Abbreviation Definitions
 * in Biomedical Text", PSB 2003.
 */
export function* acronymsIn(text: string): Generator<Acronym> {
  const parts = text.split(brackets);
  for (let at = 1; at < parts.length; at += 2) {
    const [before = '', open = '', inside = '', close = ''] = parts.slice(at - 1, at + 3);
    if (!/[([]/.test(open) || !/[)\]]/.test(close)) continue;
    if (inside.length < LEAST_INSIDE || inside.length > MOST_INSIDE) continue;
    const [first = ''] = inside.split(/[,;:]/);
    const isShort = isShortForm(singular(first.trim()));
    const short = singular(isShort ? first.trim() : (before.trim().split(/\s+/).at(-1) ?? ''));
    if (!isShortForm(short)) continue;
    const long = longForm(short, isShort ? lastWords(before, short) : inside.trim());
    if (long) yield { short, long };
  }
}

function isShortForm(text: string): boolean {
  return text.length <= LONGEST && shortForm.test(text);
}

/** `RNNs` is many of `RNN`. */
function singular(text: string): string {
  return /^\p{Lu}{2,}s$/u.test(text) ? text.slice(0, -1) : text;
}

/** As many words as a long form has at most, by the letters of the short one. */
function lastWords(text: string, { length }: string): string {
  return text
    .trim()
    .split(/\s+/)
    .slice(-Math.min(length + 5, 2 * length))
    .join(' ');
}

/** From the end each letter of the short form is found in the long one, the first at a word's start. */
function longForm(short: string, text: string): string | undefined {
  const letters = [...short.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const own = text.toLowerCase();
  let at = own.length;
  for (const [place, letter] of [...letters.entries()].reverse()) {
    const isFirst = place === 0;
    do at--;
    while (
      at >= 0 &&
      (own[at] !== letter || (isFirst && /[\p{L}\p{N}]/u.test(own[at - 1] ?? ' ')))
    );
    if (at < 0) return undefined;
  }
  const long = text.slice(at).trim();
  const words = long.split(/[\s-]+/);
  const isLong = words.length > 1 && long.length > short.length && !words.includes(short);
  return isLong && words.length <= letters.length + 2 ? long : undefined;
}

/** The keys of a long form, by which all its spellings are one. */
export function longKey(long: string, keyOf: KeyOf): string {
  return wordsOf(long).map(keyOf).join(' ');
}
