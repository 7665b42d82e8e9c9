import anyAscii from 'any-ascii';
import { parsePersonName } from '#schema/person-name.ts';

const insignificant = new Set(
  'a an the on of in for to and or with from by at as is are be do does can how what why when where which who whose towards toward into via through under over beyond using'.split(
    ' ',
  ),
);

interface Naming {
  authors: readonly string[];
  date: string;
  title: string;
}

/**
 * The id of a new record: family name of the first author, year, first significant word of the
 * title, in ASCII. While it is taken further words follow, each behind a hyphen. Undefined when the
 * words run out, or the name or the title has no letter that ASCII can hold.
 * @example draftId({ authors: ['Jane Doe'], date: '2024-07-05', title: 'An Example' }, () => false)
 * // 'doe2024example'
 */
export function draftId(
  { authors, date, title }: Naming,
  isTaken: (id: string) => boolean,
): string | undefined {
  const [family] = asciiWords(parsePersonName(authors[0] ?? '').family.replace(/\s/g, ''));
  const words = significantWords(title);
  const base = `${family}${date.slice(0, 4)}${words[0]}`;
  if (!family || words.length === 0) return undefined;
  return words
    .map((_, index) => [base, ...words.slice(1, index + 1)].join('-'))
    .find((id) => !isTaken(id));
}

function significantWords(title: string): string[] {
  const words = asciiWords(title.replace(/\\[a-zA-Z]+/g, ' ').replace(/[-‐‑–—/:]/g, ' '));
  const significant = words.filter((word) => /[a-z]/.test(word) && !insignificant.has(word));
  return significant.length > 0 ? significant : words;
}

/** Words in lower case; what stands inside a word ("Nobody's", "O'Neill") is dropped. */
function asciiWords(text: string): string[] {
  return anyAscii(text)
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter(Boolean);
}
