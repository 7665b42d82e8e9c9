import { z } from 'zod';
import { slugSchema, text, wording } from './identifiers.ts';

/** `family` alone is a single name ("Mausam", "王伟"); `id` is of the author registry. */
export interface PersonName {
  family: string;
  given?: string | undefined;
  suffix?: string | undefined;
  id?: string | undefined;
}

const part = text('a name', 'write a name');

/** `"Jane Doe"`, `"Van Gool, Luc"` or `{given, family, id}`; all become a PersonName. */
export const personNameSchema = z.union(
  [
    part
      .refine(isOnePerson, wording('write one person, like "Jane Doe" or "Van Gool, Luc"'))
      .transform(parsePersonName),
    z.strictObject({
      family: part.describe('Family name with its particles, or the only name'),
      given: part.optional().describe('Given names, absent for a single name'),
      suffix: part.optional().describe('Generational suffix, like Jr. or III'),
      id: slugSchema.optional().describe('Entry of the author registry'),
    }),
  ],
  wording('write "Jane Doe", "Van Gool, Luc" or {given: Jane, family: Doe}'),
);

/**
 * Splits a written name: "family, given", "family, suffix, given", or words of which the last, with
 * the lower-case particles before it, is the family name. Names written without spaces stay whole.
 * @example parsePersonName('Ludwig van Beethoven') // { given: 'Ludwig', family: 'van Beethoven' }
 */
export function parsePersonName(text: string): PersonName {
  const whole = text.trim().replace(/\s+/g, ' ');
  const parts = whole.split(',').map((it) => it.trim());
  const [family = '', second, third] = parts;
  if (parts.length === 2 && second) {
    return isSuffix(second)
      ? { ...parsePersonName(family), suffix: second }
      : { family, given: second };
  }
  if (parts.length === 3 && second && third) return { family, given: third, suffix: second };
  const words = whole.split(' ');
  const last = words.length - 1;
  if (last > 1 && isSuffix(words[last] ?? '')) {
    return { ...parsePersonName(words.slice(0, last).join(' ')), suffix: words[last] };
  }
  let start = last;
  while (start > 1 && /^\p{Ll}/u.test(words[start - 1] ?? '')) start--;
  if (start === 0) return { family: whole };
  return { given: words.slice(0, start).join(' '), family: words.slice(start).join(' ') };
}

/** False where commas leave a part empty or separate more than the parts of one name. */
function isOnePerson(text: string): boolean {
  const parts = text.split(',').map((it) => it.trim());
  if (parts.includes('') || parts.length > 3) return false;
  return parts.length < 3 || isSuffix(parts[1] ?? '');
}

/** Whether a word stands behind names, as "Jr." and "III" do. */
export function isSuffix(word: string): boolean {
  return /^(?:Jr|Sr)\.?$|^(?:II|III|IV)$/.test(word);
}
