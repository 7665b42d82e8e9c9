import type { CatalogPaper } from './catalog.ts';
import { counted } from './counted.ts';

/** How many papers and from when: `11 papers, 2023–2026`. Newest papers come first. */
export function summaryOf(papers: readonly CatalogPaper[]): string {
  const newest = papers[0]?.year.name;
  const oldest = papers.at(-1)?.year.name;
  const span = newest === oldest ? newest : `${oldest}–${newest}`;
  return [counted(papers.length, 'paper'), span].filter(Boolean).join(', ');
}

/** How many distinct areas the papers are in. */
export function areaCount(papers: readonly CatalogPaper[]): number {
  return new Set(papers.map((paper) => paper.area)).size;
}
