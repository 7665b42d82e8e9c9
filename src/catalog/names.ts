import type { PersonName } from '#schema/person-name.ts';
import { fold } from '#text/fold.ts';

const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/**
 * A name as it is printed. Names in scripts that are written without spaces put the family first.
 * @example displayName({ given: 'Martin Luther', family: 'King', suffix: 'Jr.' })
 */
export function displayName({ family, given, suffix }: PersonName): string {
  if (given && unspaced.test(family + given)) return family + given;
  return [given, family, suffix].filter(Boolean).join(' ');
}

/** The key that puts people in the order of an index: family name first, letters without marks. */
export function sortKey({ family, given, suffix }: PersonName): string {
  return fold([family, given, suffix].filter(Boolean).join(', '));
}
