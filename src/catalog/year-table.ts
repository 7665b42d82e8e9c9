import type { Area, CatalogPaper } from './catalog.ts';
import { compareText } from './order.ts';
import { LISTING_PAGE, pageOf } from './pagination.ts';
import { listingHref } from './urls.ts';

export interface YearTable {
  /** Columns, oldest first; the first may stand for all years before the second. */
  columns: { label: string; years: readonly string[] }[];
  rows: YearRow[];
}

interface YearRow {
  area: Area;
  /** One a column. */
  cells: YearCell[];
  total: number;
}

interface YearCell {
  count: number;
  /** Depth of the tint, 1 to 3, or 0 for no papers. */
  level: 0 | 1 | 2 | 3;
  /** Newest year of the column that has papers. */
  year: string | undefined;
}

const MOST_COLUMNS = 8;

/** How many papers of each area appeared in each year; long spans fold their oldest years. */
export function yearTable(papers: readonly CatalogPaper[]): YearTable {
  const counts = countByAreaAndYear(papers);
  const years = [...new Set(papers.map((paper) => paper.year.slug))].sort(compareText);
  const columns = columnsOf(years);
  const highest = Math.max(
    ...[...counts.values()].flatMap((row) => columns.map((column) => sum(row, column.years))),
  );
  const rows = [...counts].map(([area, row]): YearRow => {
    const cells = columns.map((column): YearCell => {
      const count = sum(row, column.years);
      const year = column.years.findLast((candidate) => row.has(candidate));
      return { count, level: levelOf(count, highest), year };
    });
    return { area, cells, total: cells.reduce((all, cell) => all + cell.count, 0) };
  });
  return { columns, rows: rows.sort((a, b) => b.total - a.total || byName(a.area, b.area)) };
}

/** Not by all papers of the areas: the tables of a few papers ought not to follow all others. */
function byName(a: Area, b: Area): number {
  return compareText(a.name, b.name);
}

function countByAreaAndYear(papers: readonly CatalogPaper[]): Map<Area, Map<string, number>> {
  const counts = new Map<Area, Map<string, number>>();
  for (const { area, year } of papers) {
    const row = counts.get(area) ?? new Map<string, number>();
    counts.set(area, row.set(year.slug, (row.get(year.slug) ?? 0) + 1));
  }
  return counts;
}

function columnsOf(years: readonly string[]): YearTable['columns'] {
  const single = years.map((year) => ({ label: year, years: [year] }));
  if (years.length <= MOST_COLUMNS) return single;
  const early = years.slice(0, years.length - MOST_COLUMNS + 1);
  return [{ label: `to ${early.at(-1)}`, years: early }, ...single.slice(early.length)];
}

function sum(row: ReadonlyMap<string, number>, years: readonly string[]): number {
  return years.reduce((total, year) => total + (row.get(year) ?? 0), 0);
}

function levelOf(count: number, highest: number): YearCell['level'] {
  if (count === 0) return 0;
  const third = Math.ceil((3 * count) / highest);
  return third >= 3 ? 3 : third === 2 ? 2 : 1;
}

/** The place on an area's pages where the papers of a year begin. */
export function areaYearHref(area: Area, year: string): string {
  const first = area.yearStarts.get(year) ?? 0;
  const page = pageOf(first, area.papers.length, LISTING_PAGE);
  return `${listingHref('areas', area, page)}#y${year}`;
}
