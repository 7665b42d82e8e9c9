import { nameWords } from '#search/index/author-names.ts';
import { type Field, fields } from './query/tree.ts';

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
  const start = before.length - lengthFrom(stretch, words.length);
  const letters = nameWords(words.join(' ')).join('');
  if (!isTelling(letters, 2)) return undefined;
  return { field: undefined, words, before: before.slice(0, start), after };
}

/** The words of a text as they are written. */
export function wordsIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Length of the last words of a text, with the spaces behind them. */
function lengthFrom(text: string, words: number): number {
  return new RegExp(`(?:\\S+\\s*){${words}}$`).exec(text)?.[0].length ?? 0;
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
export function isTelling(letters: string, least: number): boolean {
  return letters.length >= least || /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(letters);
}
