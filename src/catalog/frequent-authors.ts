import type { CatalogPaper } from './catalog.ts';
import { type Coauthor, countAuthors } from './coauthors.ts';

/** The authors with the most of these papers, at most `most` and only those with several. */
export function frequentAuthors(papers: readonly CatalogPaper[], most: number): Coauthor[] {
  return countAuthors(papers)
    .filter(({ count }) => count > 1)
    .slice(0, most);
}
