import type { FacetValue } from '#search/engine/facets.ts';
import { fold } from '#text/fold.ts';

/** The words of a name as a reader types them: folded, parted at hyphens and dots too. */
export function nameWords(name: string): string[] {
  return fold(name)
    .replaceAll("'", '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** Authors that a type-ahead offers. */
export const MOST_OFFERED = 20;

/** Whether a name, or the address made of it, has all words of a text; the last may be begun. */
function hasName(
  author: Pick<FacetValue, 'value' | 'name'>,
  wanted: readonly string[],
  begun: boolean,
): boolean {
  const words = findableWords(author);
  return wanted.every((word, at) =>
    words.some((own) => (begun && at === wanted.length - 1 ? own.startsWith(word) : own === word)),
  );
}

/** Words of the names looked at: they are compared with every letter that is typed. */
const known = new WeakMap<object, readonly string[]>();

/** The words by which somebody or something is found: those of the name and of the address. */
export function findableWords(named: Pick<FacetValue, 'value' | 'name'>): readonly string[] {
  const words = known.get(named) ?? [
    ...new Set([...nameWords(named.name), ...nameWords(named.value)]),
  ];
  known.set(named, words);
  return words;
}

/** The author with this slug, or those with all words of the text in their name. */
export function namesakes<Author extends Pick<FacetValue, 'value' | 'name'>>(
  authors: readonly Author[],
  text: string,
): Author[] {
  const exact = authors.filter(({ value }) => value === text.toLowerCase());
  if (exact.length > 0) return exact;
  const words = nameWords(text);
  return words.length > 0 ? authors.filter((author) => hasName(author, words, false)) : [];
}

/** What a type-ahead offers of some authors, or of other values that have names. */
export function offered(authors: readonly FacetValue[], words: readonly string[]): FacetValue[] {
  if (words.length === 0) return [];
  return authors
    .filter((author) => hasName(author, words, true))
    .sort((a, b) => b.total - a.total)
    .slice(0, MOST_OFFERED);
}
