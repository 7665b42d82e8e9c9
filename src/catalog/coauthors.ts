import type { Author } from './catalog.ts';
import { compareText } from './order.ts';

export interface Coauthor {
  author: Author;
  /** Papers in common. */
  count: number;
}

/** Everyone who is named beside the author on a paper, most papers in common first. */
export function coauthorsOf(author: Author): Coauthor[] {
  const counts = new Map<Author, number>();
  for (const paper of author.papers) {
    for (const other of new Set(paper.authors.map((byline) => byline.author))) {
      if (other !== author) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([other, count]) => ({ author: other, count }))
    .sort((a, b) => b.count - a.count || compareText(a.author.sortKey, b.author.sortKey));
}
