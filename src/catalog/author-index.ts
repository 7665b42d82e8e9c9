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

/** Stands for names without a Latin letter, which come last. */
const NONE = '~';

/** The A–Z index, by the first letter of the family name as Latin letters spell it. */
export function authorLetters(authors: readonly Author[]): Letter[] {
  return [...Map.groupBy(authors, letterOf)]
    .sort(([a], [b]) => compareText(a, b))
    .map(([letter, under]) => ({
      slug: letter === NONE ? 'other' : letter,
      name: letter === NONE ? '#' : letter.toUpperCase(),
      authors: under,
    }));
}

function letterOf({ sortKey }: Author): string {
  return (/^[a-z]/.exec(sortKey) ?? /^[a-z]/.exec(nameSlug(sortKey)))?.[0] ?? NONE;
}

/** Whether all letters fit on one page. */
export function fitsOnePage(letters: readonly Letter[]): boolean {
  return letters.reduce((sum, { authors }) => sum + authors.length, 0) <= ONE_PAGE;
}

/** The pages of a letter, in the order of the names; a page says which names it begins and ends with. */
export function letterPages({ authors }: Letter): Author[][] {
  return Array.from({ length: Math.ceil(authors.length / LETTER_PAGE) }, (_, page) =>
    authors.slice(page * LETTER_PAGE, (page + 1) * LETTER_PAGE),
  );
}

export interface Coauthor {
  author: Author;
  /** Papers in common. */
  count: number;
}

/** Co-authors whom a page names: all of nearly everyone's, and not the thousands of a few. */
const COAUTHORS = 100;

/**
 * Those who are named beside the author on a paper, most papers in common first. Of very many only
 * some are given: those with the most in common, and among others those whom papers name first.
 */
export function coauthorsOf(author: Author): { total: number; coauthors: Coauthor[] } {
  const others = countAuthors(author.papers).filter((other) => other.author !== author);
  const fullest = others.toSorted((a, b) => b.count - a.count).slice(0, COAUTHORS);
  return { total: others.length, coauthors: fullest.sort(byCount) };
}

/** The authors with the most of these papers, at most `most` and only those with several. */
export function frequentAuthors(papers: readonly CatalogPaper[], most: number): Coauthor[] {
  return countAuthors(papers)
    .filter(({ count }) => count > 1)
    .sort(byCount)
    .slice(0, most);
}

/** In the order in which the papers name them. */
function countAuthors(papers: readonly CatalogPaper[]): Coauthor[] {
  const named = papers.flatMap(({ credited }) => [
    ...new Set(credited.map(({ author }) => author)),
  ]);
  return [...Map.groupBy(named, (author) => author)].map(([author, { length: count }]) => {
    return { author, count };
  });
}

function byCount(a: Coauthor, b: Coauthor): number {
  return b.count - a.count || compareText(a.author.sortKey, b.author.sortKey);
}
