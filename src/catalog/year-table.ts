import type { Area, CatalogPaper } from './catalog.ts';
import { compareText } from './order.ts';
import { LISTING_PAGE, pageOf } from './pagination.ts';
import { listingHref } from './urls.ts';

const MOST_COLUMNS = 8;

/**
 * How many papers of each area appeared in each year. Columns stand oldest first, and of a long
 * span the first is for all years before the second. Each cell has its count, the depth of its
 * tint from 0 for none to 3, and the newest year of its column that has papers.
 */
export function yearTable(papers: readonly CatalogPaper[]) {
  const columns = columnsOf([...new Set(papers.map(({ year }) => year.slug))].sort(compareText));
  const placed = papers.flatMap(({ areas, year }) => areas.map((area) => ({ area, year })));
  const counted = [...Map.groupBy(placed, ({ area }) => area)].map(([area, own]) => {
    const byYear = Map.groupBy(own, ({ year }) => year.slug);
    const cells = columns.map(({ years }) => ({
      count: years.reduce((sum, year) => sum + (byYear.get(year)?.length ?? 0), 0),
      year: years.findLast((year) => byYear.has(year)),
    }));
    return { area, cells, total: own.length };
  });
  const highest = Math.max(...counted.flatMap(({ cells }) => cells.map(({ count }) => count)));
  const rows = counted.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, level: Math.ceil((3 * cell.count) / highest) })),
  }));
  // Not by all papers of the areas: the table of a few papers ought not to follow all others.
  rows.sort((a, b) => b.total - a.total || compareText(a.area.name, b.area.name));
  return { columns, rows };
}

function columnsOf(years: readonly string[]): { label: string; years: readonly string[] }[] {
  const single = years.map((year) => ({ label: year, years: [year] }));
  if (years.length <= MOST_COLUMNS) return single;
  const early = years.slice(0, years.length - MOST_COLUMNS + 1);
  return [{ label: `to ${early.at(-1)}`, years: early }, ...single.slice(early.length)];
}

/** The place on an area's pages where the papers of a year begin. */
export function areaYearHref(area: Area, year: string): string {
  const first = area.yearStarts.get(year) ?? 0;
  const page = pageOf(first, area.papers.length, LISTING_PAGE);
  return `${listingHref('areas', area, page)}#y${year}`;
}
