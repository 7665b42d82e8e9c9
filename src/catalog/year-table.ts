import type { Area, CatalogPaper } from './catalog.ts';
import { compareText } from './order.ts';
import { LISTING_PAGE, pageOf } from './pagination.ts';
import { listingHref } from './urls.ts';

const MOST_COLUMNS = 8;

/**
 * How many papers of each area appeared in each year. Columns stand oldest first, and of a long
 * span the first is for all years before the second. Each cell has its count, the depth of its
 * tint, and the newest year of its column that has papers.
 */
export function yearTable(papers: readonly CatalogPaper[]) {
  const counts = countByAreaAndYear(papers);
  const columns = columnsOf([...new Set(papers.map(({ year }) => year.slug))].sort(compareText));
  const rows = [...counts].map(([area, row]) => {
    const cells = columns.map(({ years }) => ({
      count: years.reduce((total, year) => total + (row.get(year) ?? 0), 0),
      year: years.findLast((year) => row.has(year)),
    }));
    return { area, cells, total: cells.reduce((all, { count }) => all + count, 0) };
  });
  const highest = Math.max(...rows.flatMap(({ cells }) => cells.map(({ count }) => count)));
  return {
    columns,
    rows: rows
      .map(({ cells, ...row }) => ({
        ...row,
        cells: cells.map((cell) => ({ ...cell, level: levelOf(cell.count, highest) })),
      }))
      // Not by all papers of the areas: the table of a few papers ought not to follow all others.
      .sort((a, b) => b.total - a.total || compareText(a.area.name, b.area.name)),
  };
}

function countByAreaAndYear(papers: readonly CatalogPaper[]): Map<Area, Map<string, number>> {
  const counts = new Map<Area, Map<string, number>>();
  for (const { area, year } of papers) {
    const row = counts.get(area) ?? new Map<string, number>();
    counts.set(area, row.set(year.slug, (row.get(year.slug) ?? 0) + 1));
  }
  return counts;
}

function columnsOf(years: readonly string[]): { label: string; years: readonly string[] }[] {
  const single = years.map((year) => ({ label: year, years: [year] }));
  if (years.length <= MOST_COLUMNS) return single;
  const early = years.slice(0, years.length - MOST_COLUMNS + 1);
  return [{ label: `to ${early.at(-1)}`, years: early }, ...single.slice(early.length)];
}

/** 1 to 3, or 0 for no papers. */
function levelOf(count: number, highest: number): number {
  return Math.min(3, Math.ceil((3 * count) / highest));
}

/** The place on an area's pages where the papers of a year begin. */
export function areaYearHref(area: Area, year: string): string {
  const first = area.yearStarts.get(year) ?? 0;
  const page = pageOf(first, area.papers.length, LISTING_PAGE);
  return `${listingHref('areas', area, page)}#y${year}`;
}
