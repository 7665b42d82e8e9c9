import { finder, textWords } from './words.ts';

/** A stretch of a text; put together, the stretches are the text. */
export interface Segment {
  text: string;
  hit: boolean;
}

/**
 * Marks in a text what a search finds there. Hits next to each other are one stretch, so that a reader of
 * "Sliding-window attention" meets one mark.
 * @param words of the query, as `wordsOf` gives them.
 */
export function highlight(text: string, words: readonly string[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const { start, end } of hitsIn(text, words)) {
    if (start > at) segments.push({ text: text.slice(at, start), hit: false });
    segments.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length || at === 0) segments.push({ text: text.slice(at), hit: false });
  return segments;
}

interface Span {
  start: number;
  end: number;
}

function hitsIn(text: string, words: readonly string[]): Span[] {
  const finders = words.map(finder);
  const hits: Span[] = [];
  for (const word of textWords(text)) {
    if (!finders.some((finds) => finds(word))) continue;
    const { start, end } = word;
    const last = hits.at(-1);
    if (last && /^[\s\p{Pd}/]*$/u.test(text.slice(last.end, start))) {
      last.end = Math.max(last.end, end);
    } else {
      hits.push({ start, end });
    }
  }
  return hits;
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
export function bestPassage(text: string, words: readonly string[], length = PASSAGE): Passage {
  const start = text.length <= length ? 0 : startOf(text, words, length);
  const end = endOf(text, start, length);
  return {
    opened: start > 0,
    cut: end < text.length,
    segments: highlight(text.slice(start, end), words),
  };
}

function startOf(text: string, words: readonly string[], length: number): number {
  const found = foundIn(text, words);
  let best = { start: 0, worth: worthOf(found, 0, length) };
  for (const start of startsIn(text)) {
    if (start > text.length - length / 2) break;
    const worth = worthOf(found, start, start + length);
    if (worth > best.worth) best = { start, worth };
  }
  return best.start;
}

/** Beginnings of sentences; where a sentence is long, also of words within it. */
function startsIn(text: string): number[] {
  return [...text.matchAll(/(?<=[.!?]["')\]]*\s+)\S|(?<=[,;:]\s+)\S/gu)].map(({ index }) => index);
}

interface Found {
  span: Span;
  /** Which word of the query. */
  word: number;
}

function foundIn(text: string, words: readonly string[]): Found[] {
  const finders = words.map(finder);
  const found: Found[] = [];
  for (const textWord of textWords(text)) {
    const word = finders.findIndex((finds) => finds(textWord));
    if (word >= 0) found.push({ span: textWord, word });
  }
  return found;
}

function worthOf(found: readonly Found[], start: number, end: number): number {
  const inside = found.filter(({ span }) => span.start >= start && span.end < end);
  return 100 * new Set(inside.map(({ word }) => word)).size + inside.length;
}

function endOf(text: string, start: number, length: number): number {
  if (text.length - start <= length) return text.length;
  const space = text.lastIndexOf(' ', start + length);
  return space > start ? space : start + length;
}
