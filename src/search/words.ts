import { fold } from '#text/fold.ts';
import { stem } from './stem.ts';

/**
 * The text as it is given to Pagefind, which folds only letters that Unicode decomposes: words
 * with other letters are folded here, the rest keep their capitals, by which Pagefind finds the
 * parts of `SeerAttention`.
 */
export function indexable(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => {
      const folded = fold(word);
      return folded === word.toLowerCase() ? word : folded;
    })
    .join(' ');
}

/**
 * What of a query Pagefind looks for: its words, folded, without punctuation, which its index
 * does not have either. `GPT-4's` is one word, `gpt4s`.
 */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(' ')
    .map(bare)
    .filter((word) => word !== '');
}

/** A word or a part of one in a text, from `start` to `end`. */
export interface TextWord {
  start: number;
  end: number;
  /** Folded, without punctuation. */
  form: string;
  /** Its stem, under which the index has it. */
  key: string;
}

const written = /\S+/gu;
const part = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{N}+/gu;

/**
 * The words of a text with the forms under which the index has them: each written word as a
 * whole, and the parts that hyphens, other signs, capitals and digits set apart in it.
 */
export function* textWords(text: string): Generator<TextWord> {
  for (const { 0: word, index } of text.matchAll(written)) {
    const parts = [...word.matchAll(part)].map(({ 0: piece, index: at }) => ({
      start: index + at,
      end: index + at + piece.length,
      ...formsOf(piece),
    }));
    const [first] = parts;
    const last = parts.at(-1);
    if (!first || !last) continue;
    yield { start: first.start, end: last.end, ...formsOf(word) };
    if (parts.length > 1) yield* parts;
  }
}

/** Letters by which a word may be longer than one that it still finds, as Pagefind has it. */
const MOST_SURPLUS = 3;
const LEAST_COMMON = 4;

/**
 * Says whether a search for a word finds a word of a text: one that begins with its stem, or with
 * the word itself while it is being typed, or of which the word is a slightly longer form.
 * @param word as `wordsOf` gives it.
 */
export function finder(word: string): (found: Pick<TextWord, 'form' | 'key'>) => boolean {
  const beginning = stem(word);
  return ({ form, key }) =>
    key.startsWith(beginning) ||
    form.startsWith(word) ||
    (key.length >= Math.max(LEAST_COMMON, word.length - MOST_SURPLUS) && word.startsWith(key));
}

/** Whether a search for the word would find the text. */
export function hasWord(text: string, word: string): boolean {
  const finds = finder(word);
  for (const found of textWords(text)) if (finds(found)) return true;
  return false;
}

type Forms = Pick<TextWord, 'form' | 'key'>;

/** Forms of the words met last: texts repeat their words, and stems take time. */
const met = new Map<string, Forms>();
const MOST_MET = 5000;

function formsOf(word: string): Forms {
  const known = met.get(word);
  if (known) return known;
  const form = bare(fold(word));
  const forms = { form, key: stem(form) };
  if (met.size >= MOST_MET) met.clear();
  met.set(word, forms);
  return forms;
}

function bare(word: string): string {
  return word.replace(/[^\p{L}\p{N}\p{M}_]/gu, '');
}
