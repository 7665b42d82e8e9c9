import type { CatalogPaper, Year } from './catalog.ts';

interface YearGroup {
  year: Year;
  papers: CatalogPaper[];
}

/** Papers in the given order, split where the year changes. */
export function byYear(papers: readonly CatalogPaper[]): YearGroup[] {
  const groups: YearGroup[] = [];
  for (const paper of papers) {
    const last = groups.at(-1);
    if (last?.year === paper.year) last.papers.push(paper);
    else groups.push({ year: paper.year, papers: [paper] });
  }
  return groups;
}
