import { nameSlug } from '#text/slug.ts';
import type { Author } from './catalog.ts';
import { compareText } from './order.ts';

/** Up to this many authors stand on one page; above, every letter has pages of its own. */
const ONE_PAGE = 600;

/** Authors on a page of a letter. */
const LETTER_PAGE = 300;

export interface Letter {
  /** `a` to `z`, or `other` for names that begin with none of them. */
  slug: string;
  /** What readers see: `A`, or `#`. */
  name: string;
  authors: Author[];
}

/** The A–Z index, by the first letter of the family name as Latin letters spell it. */
export function authorLetters(authors: readonly Author[]): Letter[] {
  const letters = new Map<string, Letter>();
  for (const author of authors) {
    const slug = letterOf(author);
    const name = slug === 'other' ? '#' : slug.toUpperCase();
    const letter = letters.get(slug) ?? { slug, name, authors: [] };
    letter.authors.push(author);
    letters.set(slug, letter);
  }
  return [...letters.values()].sort((a, b) => compareText(orderOf(a), orderOf(b)));
}

/** Whether all letters fit on one page. */
export function fitsOnePage(letters: readonly Letter[]): boolean {
  return letters.reduce((sum, { authors }) => sum + authors.length, 0) <= ONE_PAGE;
}

/** The pages of a letter, in the order of the names; a page says which names it begins and ends with. */
export function letterPages(letter: Letter): Author[][] {
  const count = Math.ceil(letter.authors.length / LETTER_PAGE);
  return Array.from({ length: count }, (_, page) =>
    letter.authors.slice(page * LETTER_PAGE, (page + 1) * LETTER_PAGE),
  );
}

/** Names without a Latin letter come last. */
function orderOf({ slug }: Letter): string {
  return slug === 'other' ? '~' : slug;
}

function letterOf({ sortKey }: Author): string {
  const first = /^[a-z]/.exec(sortKey) ?? /^[a-z]/.exec(nameSlug(sortKey));
  return first ? first[0] : 'other';
}
