import { elided } from '#search/terms/elided.ts';
import { fold } from '#text/fold.ts';
import type { FacetValue } from './columns.ts';

/** The words of a name as a reader types them: folded, parted at hyphens and dots too. */
export function nameWords(name: string): string[] {
  return fold(name)
    .replace(elided, '$& ')
    .replaceAll("'", '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** Authors that a type-ahead offers. */
export const MOST_OFFERED = 20;

type Named = Pick<FacetValue, 'value' | 'name'>;

/** Whether a name, or the address made of it, has all words of a text; the last may be `begun`. */
export function hasName(named: Named, wanted: readonly string[], begun: boolean): boolean {
  const words = findableWords(named);
  return wanted.every((word, at) =>
    words.some((own) => (begun && at === wanted.length - 1 ? own.startsWith(word) : own === word)),
  );
}

/**
 * Whether a name has a family name, and others that begin with these letters, the first so too; of
 * the name or of the letters some may be left out.
 */
export function hasInitials(
  name: readonly string[],
  family: string,
  initials: readonly string[],
): boolean {
  const place = name.lastIndexOf(family);
  if (place < 0) return false;
  const others = name.toSpliced(place, 1).map((word) => word.slice(0, 1));
  const isAlike = isWithin(initials, others) || isWithin(others, initials);
  return isAlike && others.length > 0 && others[0] === initials[0];
}

/** Whether a list has all letters of another one in their order. */
function isWithin(letters: readonly string[], list: readonly string[]): boolean {
  let next = 0;
  return letters.every((letter) => {
    const at = list.indexOf(letter, next);
    next = at + 1;
    return at >= 0;
  });
}

/** Words of the names looked at: they are compared with every letter that is typed. */
const known = new WeakMap<Named, readonly string[]>();

/** The words by which somebody or something is found: those of the name and of the address. */
export function findableWords(named: Named): readonly string[] {
  const words = known.get(named) ?? [...new Set([named.name, named.value].flatMap(nameWords))];
  known.set(named, words);
  return words;
}
