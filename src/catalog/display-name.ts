// Apart from what finds addresses of names, which browsers never load.
import type { PersonName } from '#schema/person-name.ts';

const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/**
 * A name as it is printed. Names in scripts that are written without spaces put the family first.
 * @example displayName({ given: 'Martin Luther', family: 'King', suffix: 'Jr.' })
 */
export function displayName({ family, given, suffix }: PersonName): string {
  if (given && unspaced.test(family + given)) return family + given;
  return [given, family, suffix].filter(Boolean).join(' ');
}
