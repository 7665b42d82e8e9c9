import anyAscii from 'any-ascii';
import { fold } from './fold.ts';

const longest = 80;

/**
 * The address of a name: lower case ASCII letters and digits with single hyphens, never empty.
 *
 * `Łukasz Kaiser` becomes `lukasz-kaiser`. A name that folding alone does not bring to ASCII is
 * transliterated and gets a short hash of its folded form, because 王伟 and 王薇 are both
 * `wang-wei`; so does a name cut at 80 characters. Names that fold alike have one slug. Names
 * that differ in punctuation only (`O'Brien`, `OBrien`) share a slug too: a catalogue that holds
 * both has to tell them apart itself.
 */
export function nameSlug(text: string): string {
  const folded = fold(text);
  const romanised = hyphenated(romanise(folded));
  const whole = /^[ -~]*$/.test(folded) && romanised !== '' && romanised.length <= longest;
  if (whole) return romanised;
  const head = romanised.slice(0, longest).replace(/-+$/, '');
  return head === '' ? hash(folded) : `${head}-${hash(folded)}`;
}

/** Han and Hangul syllables stand for themselves: 王伟 is `wang wei`, not `wangwei`. */
function romanise(folded: string): string {
  const apart = folded.replace(/[\p{Script=Han}\p{Script=Hangul}]/gu, ' $& ');
  return anyAscii(apart).toLowerCase();
}

function hyphenated(text: string): string {
  return text
    .replaceAll("'", '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** FNV-1a, 32 bits, over the UTF-16 code units: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value.toString(36);
}
