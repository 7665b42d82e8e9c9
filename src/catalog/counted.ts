import type { CatalogPaper } from './catalog.ts';

/** A number with its noun: `1 paper`, `81,294 papers`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** A number with commas between its thousands. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** How many papers and from when: `11 papers, 2023–2026`. Newest papers come first. */
export function summaryOf(papers: readonly CatalogPaper[]): string {
  const newest = papers[0]?.year.name;
  const oldest = papers.at(-1)?.year.name;
  const span = newest === oldest ? newest : `${oldest}–${newest}`;
  return [counted(papers.length, 'paper'), span].filter(Boolean).join(', ');
}

/** How many distinct areas the papers are in. */
export function areaCount(papers: readonly CatalogPaper[]): number {
  return new Set(papers.flatMap(({ areas }) => areas)).size;
}
