import type { PersonName } from '#schema/person-name.ts';
import { texToMarkup } from './tex-markup.ts';

/**
 * The people of a field, joined by " and " outside of braces, each as "First von Last",
 * "von Last, First" or "von Last, Jr, First" (https://www.ctan.org/pkg/btxdoc, section 4). What
 * stands in braces is one word; a name in braces altogether is a single name.
 */
export function readNames(value: string): PersonName[] {
  return splitOutside(value, /^\s+and\s+/i)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .flatMap((name) => readName(name) ?? []);
}

function readName(name: string): PersonName | undefined {
  const parts = splitOutside(name, /^\s*,\s*/).map((part) => part.trim());
  const [first = '', second = '', ...rest] = parts;
  if (parts.length === 1) return readWords(splitOutside(first, /^(?:\s|~)+/));
  const family = plain(first);
  if (family === '') return second === '' ? undefined : { family: plain(second) };
  const last = rest.map(plain).filter(Boolean).join(' ');
  const isSuffix = /^(?:Jr|Sr)\.?$|^(?:II|III|IV|V)$/.test(plain(second));
  if (last !== '') return { family, given: last, ...(second && { suffix: plain(second) }) };
  if (second === '') return { family };
  return isSuffix
    ? { ...readWords(splitOutside(first, /^\s+/)), suffix: plain(second) }
    : { family, given: plain(second) };
}

/** Lower-case words between given names and the last word are the family's particles. */
function readWords(words: string[]): PersonName {
  const proper = words.filter((word) => word !== '');
  const suffix = proper.length > 2 && /^(?:Jr|Sr)\.?$|^(?:II|III|IV)$/.test(proper.at(-1) ?? '');
  const body = suffix ? proper.slice(0, -1) : proper;
  let start = body.length - 1;
  while (start > 1 && isParticle(body[start - 1] ?? '')) start -= 1;
  const first = body.findIndex(
    (word, index) => index > 0 && index < body.length - 1 && isParticle(word),
  );
  const from = first > 0 ? Math.min(first, start) : start;
  const family = plain(body.slice(from).join(' '));
  const given = plain(body.slice(0, from).join(' '));
  return { family, ...(given && { given }), ...(suffix && { suffix: proper.at(-1) }) };
}

function isParticle(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

function plain(tex: string): string {
  return texToMarkup(tex);
}

/** Splits at what the pattern finds outside of braces; the pattern is tried at spaces and commas. */
function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '{') depth += 1;
    else if (sign === '}') depth = Math.max(0, depth - 1);
    if (depth > 0 || !/[\s,~]/.test(sign)) continue;
    const [found] = separator.exec(text.slice(at, at + 60)) ?? [];
    if (found === undefined) continue;
    parts.push(text.slice(start, at));
    start = at + found.length;
    at = start - 1;
  }
  return [...parts, text.slice(start)];
}
