import { fold } from '#text/fold.ts';
import { apostrophes, elided } from './elided.ts';
import { oneSpelling } from './one-spelling.ts';
import { remember } from './remember.ts';

/** What stands in a text between spaces and signs: `test` and `time` of `Test-time`. */
interface Piece {
  /** Folded, in one spelling, without apostrophes. */
  form: string;
  /** What capitals and digits set apart in it: `seer` and `attention` of `SeerAttention`. */
  parts: readonly string[];
  start: number;
  end: number;
}

/** A word as it is written, from one space to the next. */
export interface Written {
  pieces: readonly Piece[];
  /** Its pieces as one word, where signs join two or more: `testtime`. */
  joined: string | undefined;
}

/** The written words of a text that have letters or digits. */
export function* writtenWords(text: string): Generator<Written> {
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const { pieces, joined } = written(word);
    if (pieces.length === 0) continue;
    const moved = pieces.map(({ form, parts, start, end }) => {
      return { form, parts, start: start + index, end: end + index };
    });
    yield { pieces: moved, joined };
  }
}

/** A word by itself: texts repeat their words, and to take one apart is most of reading a text. */
const written = remember((word): Written => {
  const pieces = [...piecesOf(word)];
  return { pieces, joined: joinedForm(word, pieces) };
});

const invisible = '\\u00ad\\u200b-\\u200d\\u2060';
const piece = new RegExp(
  `${elided.source}|[\\p{L}\\p{N}\\p{M}${invisible}]+(?:[${apostrophes}][\\p{L}\\p{N}\\p{M}]+)*`,
  'giu',
);

/** In scripts that are written without spaces each letter is a piece, with kana's voicing marks. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc\uff70][\p{M}\uff9e\uff9f]*/u;
const unspacedOrNot = new RegExp(`${unspaced.source}|(?:(?!${unspaced.source}).)+`, 'gu');

function* piecesOf(word: string): Generator<Piece> {
  for (const { 0: found, index } of word.matchAll(piece)) {
    if (!unspaced.test(found)) {
      yield { ...formsOf(found), start: index, end: index + found.length };
      continue;
    }
    for (const { 0: letter, index: at } of found.matchAll(unspacedOrNot)) {
      const start = index + at;
      yield { ...formsOf(letter), start, end: start + letter.length };
    }
  }
}

/**
 * The words of a text as a reader would spell them: those that are letters only, folded and as
 * they are written, in lower case.
 */
export function* plainWords(text: string): Generator<{ word: string; written: string }> {
  for (const { 0: found } of text.matchAll(piece)) {
    const word = plainForm(found);
    const written = found.normalize('NFC').toLowerCase().replace(possessive, '');
    if (word !== '') yield { word, written };
  }
}

/** Longer ones are addresses and formulas. */
const MOST_JOINED = 4;
const LONGEST_JOINED = 30;

const joints = new RegExp(`^[\\p{Pd}−/._&+${apostrophes}]$`, 'u');

function joinedForm(text: string, pieces: readonly Piece[]): string | undefined {
  if (pieces.length < 2 || pieces.length > MOST_JOINED) return undefined;
  const apart = pieces.some(({ start, form }, at) => {
    const before = pieces[at - 1];
    return (before && !joints.test(text.slice(before.end, start))) || form === '';
  });
  const joined = pieces.map(({ form }) => form).join('');
  return apart || joined.length > LONGEST_JOINED ? undefined : joined;
}

const formsOf = remember((written): Pick<Piece, 'form' | 'parts'> => {
  const bare = written.normalize('NFKC').replace(possessive, '').replace(signs, '');
  const parts = partsOf(bare).map(spelled);
  return { form: parts.join(''), parts: parts.length > 1 ? parts : [] };
});

const possessive = new RegExp(`[${apostrophes}]s$`, 'iu');
const signs = /[^\p{L}\p{N}\p{M}]/gu;
const part = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lt}\p{Lo}\p{Lm}\p{M}]+|\p{N}+|\p{Lu}/gu;

/** Letters that a part has at least, so that it says more than a letter of an abbreviation. */
const LEAST_PART = 3;

/** `GPUs` and `MoE` have no parts. */
function partsOf(word: string): string[] {
  const parts = /^\p{Lu}+s$/u.test(word) ? [] : (word.match(part) ?? []);
  const worthwhile = parts.some((found) => /\p{L}/u.test(found) && found.length >= LEAST_PART);
  return worthwhile && parts.length > 1 ? parts : [word];
}

/** Empty for what is no plain word. */
const plainForm = remember((written) => {
  const form = fold(written.replace(possessive, '')).replace(signs, '');
  return /^\p{L}+$/u.test(form) && !unspaced.test(form) ? form : '';
});

/** A word folded and in one spelling, without signs. */
export function spelled(word: string): string {
  return oneSpelling(fold(word).replace(signs, ''));
}
