import anyAscii from 'any-ascii';
import { fold } from './fold.ts';

const longest = 80;

/**
 * The address of a name: lower case ASCII with single hyphens, never empty; with a hash where folding
 * does not bring it to ASCII (王伟 and 王薇 are both `wang-wei`) or it is cut at 80 characters. Names
 * that differ in punctuation only (`O'Brien`, `OBrien`) share it, and have to be told apart.
 */
export function nameSlug(text: string): string {
  const folded = fold(text);
  // Han and Hangul syllables stand for themselves: 王伟 is `wang wei`, not `wangwei`.
  const apart = folded.replace(/[\p{Script=Han}\p{Script=Hangul}]/gu, ' $& ');
  const romanised = anyAscii(apart)
    .toLowerCase()
    .replaceAll("'", '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const whole = /^[ -~]*$/.test(folded) && romanised !== '' && romanised.length <= longest;
  if (whole) return romanised;
  const head = romanised.slice(0, longest).replace(/-$/, '');
  return head === '' ? hash(folded) : `${head}-${hash(folded)}`;
}

/** FNV-1a, 32 bits, over the UTF-16 code units: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value.toString(36);
}
