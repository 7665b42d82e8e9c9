import type { KeyOf } from './keys.ts';
import { unspaced, type Written, writtenWords } from './pieces.ts';
import { remember } from './remember.ts';
import { isStopWord } from './stop-words.ts';

/** Sets apart what does not stand behind each other: it has a place, but is no word. */
export const GAP = '·';

/**
 * The text as it is given to Pagefind: words in the form in which they are compared. Signs part words; what they join follows at the end as one word, so that
 * `test-time` is found by `test`, `time`, `test time` and `testtime`. The parts that capitals and
 * digits set apart keep the place of their word, which Pagefind does for words with hyphens.
 */
export function indexable(text: string): string {
  const words: string[] = [];
  const joined = new Set<string>();
  for (const written of text.split(/\s+/)) {
    const { forms, whole } = indexed(written);
    if (forms) words.push(forms);
    if (whole) joined.add(whole);
  }
  for (const whole of joined) words.push(GAP, whole);
  return words.join(' ');
}

/** The forms of the pieces between two spaces, and these as one word where there are several. */
const indexed = remember((written) => {
  const [word] = writtenWords(written);
  const forms = (word?.pieces ?? []).map(({ form, parts }) =>
    parts.length > 0 ? parts.join('-') : form,
  );
  return { forms: forms.join(' '), whole: word?.joined };
});

/** A word of a query. */
export interface QueryWord {
  /** As it was typed, without signs around it. */
  typed: string;
  /** The words that signs part it into, or its letters where words have no spaces; most have one. */
  forms: readonly string[];
  /** These as one word, where there are several. */
  joined: string | undefined;
}

/** The words of a query, in the form in which the index has those of texts, but not stemmed. */
export function queryWords(text: string): QueryWord[] {
  const typed = [...writtenWords(text)].flatMap((word) => wordsWithin(word, text));
  return typed
    .map(({ pieces, joined }) => ({
      typed: text.slice(pieces[0]?.start, pieces.at(-1)?.end),
      forms: pieces.map(({ form }) => form).filter((form) => form !== ''),
      joined,
    }))
    .filter(({ forms }) => forms.length > 0);
}

/** What is written without spaces is parted into words, as far as the browser knows these. */
function wordsWithin(word: Written, text: string): Written[] {
  const [first] = word.pieces;
  if (!first || word.pieces.length <= SHORT_NAME || !unspaced.test(text)) return [word];
  const { start } = first;
  const whole = text.slice(start, word.pieces.at(-1)?.end);
  const starts = segmenter
    ? Array.from(segmenter.segment(whole), ({ index }) => start + index)
    : [start];
  const groups = Map.groupBy(word.pieces, (piece) =>
    unspaced.test(piece.form) ? starts.findLast((at) => at <= piece.start) : piece.start,
  );
  return Array.from(groups.values(), (pieces) => ({ pieces, joined: undefined }));
}

/** Letters of most Chinese names, and of many words, which are not parted. */
const SHORT_NAME = 3;

const segmenter =
  'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'word' }) : undefined;

/** All words of a text by themselves: what a phrase asks for, in order. */
export function wordsOf(text: string): string[] {
  return queryWords(text).flatMap(({ forms }) => forms);
}

/** A word or a part of one in a text, from `start` to `end`. */
export interface TextWord {
  start: number;
  end: number;
  form: string;
  /** Under which the index has it. */
  key: string;
}

/** The words of a text with the forms under which the index has them. */
export function* textWords(text: string, keyOf: KeyOf): Generator<TextWord> {
  for (const { pieces, joined } of writtenWords(text)) {
    const end = pieces.at(-1)?.end ?? 0;
    if (joined) yield { start: pieces[0]?.start ?? 0, end, form: joined, key: keyOf(joined) };
    for (const { start, end, form, parts } of pieces) {
      yield { start, end, form, key: keyOf(form) };
      let at = start;
      for (const part of parts) {
        const next = Math.min(at + part.length, end);
        if (!isStopWord(part)) yield { start: at, end: next, form: part, key: keyOf(part) };
        at = next;
      }
    }
  }
}

/** Says whether a search for a word, which a star may cut off, finds a word of a text. */
export function finder(
  word: string,
  keyOf: KeyOf,
): (found: Pick<TextWord, 'form' | 'key'>) => boolean {
  if (word.endsWith('*')) {
    const beginning = word.slice(0, -1);
    return ({ form, key }) => form.startsWith(beginning) || key.startsWith(beginning);
  }
  const wanted = keyOf(word);
  return ({ form, key }) => key === wanted || form === word;
}
