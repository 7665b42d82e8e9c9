import type { Author, CatalogPaper } from './catalog.ts';
import { compareText } from './order.ts';

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
