import { findableWords, MOST_OFFERED, nameWords, offered } from '#search/index/author-names.ts';
import type { Segment } from '#search/terms/highlight.ts';
import type { FacetValue } from './facets.ts';
import { parseQuery } from './query/parse.ts';
import type { Term } from './query/tree.ts';
import { isTelling, wordsIn } from './typed.ts';

/** Values of whose names some words are the beginning, those with most papers first. */
export function valuesTyped(values: readonly FacetValue[], words: readonly string[]): FacetValue[] {
  return words.length > 0
    ? offered(values, words)
    : values.toSorted((a, b) => b.total - a.total).slice(0, MOST_OFFERED);
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
    const values = isEnough ? found : found.filter((value) => hasWhole(value, words));
    if (values.length > 0) return { values, words: count };
  }
  return { values: [], words: 0 };
}

function hasWhole(value: FacetValue, words: readonly string[]): boolean {
  return words.every((word) => findableWords(value).includes(word));
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
  return wordsIn(parseQuery(q).flatMap(textOf).join(' '));
}

function textOf(term: Term): string[] {
  if (term.kind === 'word' || term.kind === 'phrase') return [term.text];
  return term.kind === 'field' && term.field === 'title' ? [term.value] : [];
}
