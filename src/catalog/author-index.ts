import { nameSlug } from '#text/slug.ts';
import type { Author, CatalogPaper } from './catalog.ts';
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
  return [...Map.groupBy(authors, letterOf)]
    .map(([slug, under]) => ({
      slug,
      name: slug === 'other' ? '#' : slug.toUpperCase(),
      authors: under,
    }))
    .sort((a, b) => compareText(orderOf(a), orderOf(b)));
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

export interface Coauthor {
  author: Author;
  /** Papers in common. */
  count: number;
}

/** Everyone who is named beside the author on a paper, most papers in common first. */
export function coauthorsOf(author: Author): Coauthor[] {
  return countAuthors(author.papers).filter((other) => other.author !== author);
}

/** Everyone who wrote any of the papers, with how many, most papers first. */
function countAuthors(papers: readonly CatalogPaper[]): Coauthor[] {
  const counts = new Map<Author, number>();
  for (const paper of papers) {
    for (const author of new Set(paper.authors.map((byline) => byline.author))) {
      counts.set(author, (counts.get(author) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([author, count]) => ({ author, count }))
    .sort((a, b) => b.count - a.count || compareText(a.author.sortKey, b.author.sortKey));
}

/** The authors with the most of these papers, at most `most` and only those with several. */
export function frequentAuthors(papers: readonly CatalogPaper[], most: number): Coauthor[] {
  return countAuthors(papers)
    .filter(({ count }) => count > 1)
    .slice(0, most);
}
