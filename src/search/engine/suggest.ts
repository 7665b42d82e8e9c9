import { hasName, MOST_OFFERED, nameWords } from '#search/index/author-names.ts';
import type { FacetValue } from '#search/index/columns.ts';
import type { Segment } from '#search/terms/highlight.ts';
import { type Field, fields, parseQuery } from './query/parse.ts';

/** What a reader is about to type, at the caret. */
export interface Typed {
  /** The operator whose value it is; plain words have none. */
  field: Field | undefined;
  /** The last words as they are written, or those of the value; the last may be begun. */
  words: readonly string[];
  /** The text before and behind them. */
  before: string;
  after: string;
}

/** Words that are looked at: hardly a name has more. */
const MOST_WORDS = 4;

const operator = /(?<=^|\s)(?<before>-?(?<name>[A-Za-z]+):)(?:"(?<quoted>[^"]*)|(?<bare>[^\s"]*))$/;
const plain = /(?<=^|\s)(?:[^\s":-][^\s":]*(?:\s+|$))+$/;

/**
 * What stands before the caret as far as something can be suggested for it: the value of an
 * operator, or plain words. Phrases, words to leave out and the sides of an OR stay as they are.
 */
export function typedAt(text: string, caret: number): Typed | undefined {
  const before = text.slice(0, caret).replace(/[“”„‟«»]/g, '"');
  const after = text.slice(caret);
  if (/^\S/.test(after)) return undefined;
  const { name, quoted, bare = '', before: start } = operator.exec(before)?.groups ?? {};
  const field = fields.find((known) => known === name?.toLowerCase());
  if (field && start) {
    const value = quoted ?? bare;
    const length = value.length + (quoted === undefined ? 0 : 1);
    return { field, words: wordsIn(value), before: before.slice(0, caret - length), after };
  }
  const isQuoted = before.split('"').length % 2 === 0;
  return isQuoted || /^\s*OR\s/.test(after) ? undefined : plainWords(before, after);
}

function plainWords(before: string, after: string): Typed | undefined {
  const [stretch = ''] = plain.exec(before) ?? [];
  const all = wordsIn(stretch);
  const or = all.lastIndexOf('OR');
  const words = all.slice(or < 0 ? 0 : or + 2).slice(-MOST_WORDS);
  const [last = ''] = new RegExp(`(?:\\S+\\s*){${words.length}}$`).exec(stretch) ?? [];
  const start = before.length - last.length;
  const letters = nameWords(words.join(' ')).join('');
  if (!isTelling(letters, 2)) return undefined;
  return { field: undefined, words, before: before.slice(0, start), after };
}

/** The words of a text as they are written. */
function wordsIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** The text with a value in place of what is typed of it, ready for the next word. */
export function completed({ before, after }: Typed, value: string): string {
  const bare = value.replaceAll('"', '');
  return `${before}${/\s/.test(bare) ? `"${bare}"` : bare}${after || ' '}`;
}

/** The text without the last words of what is typed. */
export function without({ words, before, after }: Typed, count: number): string {
  const rest = words.slice(0, words.length - count).join(' ');
  return `${before}${rest}${after}`.trim();
}

/** Whether the last words are all that is asked. */
export function isAll({ field, words, before, after }: Typed, count: number): boolean {
  const isAlone = before.trim().toLowerCase() === (field ? `${field}:` : '');
  return isAlone && count === words.length && after.trim() === '';
}

/** Whether so many letters say something; one that is a word or a name by itself always does. */
function isTelling(letters: string, least: number): boolean {
  return letters.length >= least || /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(letters);
}

/** Values of whose names some words are the beginning, those with most papers first. */
export function valuesTyped(values: readonly FacetValue[], words: readonly string[]): FacetValue[] {
  return values
    .filter((value) => hasName(value, words, true))
    .sort((a, b) => b.total - a.total)
    .slice(0, MOST_OFFERED);
}

/** What some words name. */
export interface Named {
  values: readonly FacetValue[];
  /** By how many of the words: the last ones. */
  words: number;
}

/** Letters by which the last words alone, without those before them, name something. */
const LEAST_ALONE = 3;

/** What the last of some words name, as many of them as name anything. */
export async function namedAtEnd(
  typed: readonly string[],
  find: (words: readonly string[]) => readonly FacetValue[] | Promise<readonly FacetValue[]>,
): Promise<Named> {
  for (let count = typed.length; count > 0; count--) {
    const words = nameWords(typed.slice(-count).join(' '));
    const found = words.length > 0 ? await find(words) : [];
    const isEnough = count === typed.length || isTelling(words.join(''), LEAST_ALONE);
    const values = isEnough ? found : found.filter((value) => hasName(value, words, false));
    if (values.length > 0) return { values, words: count };
  }
  return { values: [], words: 0 };
}

/** A name or a title with what is typed of its words as hits. */
export function typedParts(name: string, typed: readonly string[]): Segment[] {
  const words = nameWords(typed.join(' '));
  const segments: Segment[] = [];
  for (const [written] of name.matchAll(/[\p{L}\p{N}\p{M}'’]+|[^\p{L}\p{N}\p{M}'’]+/gu)) {
    const end = Math.max(0, ...words.map((word) => typedEnd(written, word)));
    segments.push({ text: written.slice(0, end), hit: true });
    segments.push({ text: written.slice(end), hit: false });
  }
  return segments.filter(({ text }) => text !== '');
}

/** Where in a word of a name its beginning ends that is typed; 0 where it begins otherwise. */
function typedEnd(written: string, typed: string): number {
  const folded = (end?: number) => nameWords(written.slice(0, end)).join('');
  if (!folded().startsWith(typed)) return 0;
  let end = 0;
  for (const letter of written) {
    if (folded(end).length >= typed.length) break;
    end += letter.length;
  }
  return end;
}

/** Whether all words that a query asks for are words of a title, or begin some. */
export function isTitleTyped(title: string, q: string): boolean {
  const words = nameWords(wordsAsked(q).join(' '));
  const own = nameWords(title);
  return words.length > 0 && words.every((word) => own.some((begun) => begun.startsWith(word)));
}

/** The words that a query asks for in titles, as they are written. */
export function wordsAsked(q: string): string[] {
  const texts = parseQuery(q).map((term) => {
    if (term.kind === 'word' || term.kind === 'phrase') return term.text;
    return term.kind === 'field' && term.field === 'title' ? term.value : '';
  });
  return wordsIn(texts.join(' '));
}
