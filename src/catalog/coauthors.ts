import type { Author, CatalogPaper } from './catalog.ts';
import { compareText } from './order.ts';

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
export function countAuthors(papers: readonly CatalogPaper[]): Coauthor[] {
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
