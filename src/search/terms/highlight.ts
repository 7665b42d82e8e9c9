import type { KeyOf } from './keys.ts';
import { unspaced } from './pieces.ts';
import { finder, textWords, wordsOf } from './words.ts';

/** A stretch of a text; put together, the stretches are the text. */
export interface Segment {
  text: string;
  hit: boolean;
}

/**
 * Marks in a text what a search for words, as `finder` takes them, finds there. Hits next to each
 * other are one stretch, so that a reader of "Sliding-window attention" meets one mark.
 */
export function highlight(text: string, words: readonly string[], keyOf: KeyOf): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const { start, end } of hitsIn(text, words, keyOf)) {
    const last = segments.at(-1);
    if (last && /^[\s\p{Pd}/]*$/u.test(text.slice(at, start))) {
      last.text += text.slice(at, Math.max(at, end));
    } else {
      if (start > at) segments.push({ text: text.slice(at, start), hit: false });
      segments.push({ text: text.slice(start, end), hit: true });
    }
    at = Math.max(at, end);
  }
  if (at < text.length || at === 0) segments.push({ text: text.slice(at), hit: false });
  return segments;
}

/** Where words of the query are, and which of them; one without spaces is so many letters. */
function hitsIn(text: string, words: readonly string[], keyOf: KeyOf) {
  const sought = words.map((word) =>
    (unspaced.test(word) ? wordsOf(word) : [word]).map((part) => finder(part, keyOf)),
  );
  const found = [...textWords(text, keyOf)];
  return found.flatMap(({ start }, at) => {
    const word = sought.findIndex((finders) =>
      finders.every((finds, step) => {
        const next = found[at + step];
        return next && finds(next);
      }),
    );
    const last = found[at + (sought[word]?.length ?? 0) - 1];
    return word >= 0 && last ? [{ start, end: last.end, word }] : [];
  });
}

/** Characters of an abstract that a row shows. */
const PASSAGE = 240;

export interface Passage {
  /** Whether something stands before and behind it. */
  opened: boolean;
  cut: boolean;
  segments: readonly Segment[];
}

/**
 * The stretch of a text that shows most different words of the query, then most hits, and is
 * nearest to the beginning; it begins with a sentence where one begins nearby, else with a word.
 */
export function bestPassage(
  text: string,
  words: readonly string[],
  keyOf: KeyOf,
  length = PASSAGE,
): Passage {
  const start = text.length <= length ? 0 : startOf(text, hitsIn(text, words, keyOf), length);
  const space = text.lastIndexOf(' ', start + length);
  const cut = space > start ? space : start + length;
  const end = text.length - start <= length ? text.length : cut;
  return {
    opened: start > 0,
    cut: end < text.length,
    segments: highlight(text.slice(start, end), words, keyOf),
  };
}

/** Beginnings of sentences; where a sentence is long, also of words within it. */
const beginnings = /(?<=[.!?]["')\]]*\s+)\S|(?<=[,;:]\s+)\S/gu;

function startOf(text: string, hits: ReturnType<typeof hitsIn>, length: number): number {
  const worthOf = (from: number) => {
    const inside = hits.filter(({ start, end }) => start >= from && end < from + length);
    return 100 * new Set(inside.map(({ word }) => word)).size + inside.length;
  };
  let best = { start: 0, worth: worthOf(0) };
  for (const { index: start } of text.matchAll(beginnings)) {
    if (start > text.length - length / 2) break;
    const worth = worthOf(start);
    if (worth > best.worth) best = { start, worth };
  }
  return best.start;
}
