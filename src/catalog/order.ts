/** What has its place in the catalogue. */
export interface Dated {
  id: string;
  date: string;
}

/**
 * Newest first. A date without day or month stands behind the finer dates of its own period,
 * because nothing says that it is later; equal dates are ordered by id.
 */
export function newestFirst(a: Dated, b: Dated): number {
  return compareText(dateKey(b.date), dateKey(a.date)) || compareText(a.id, b.id);
}

/** Most papers first, then by name. */
export function fullestFirst(
  a: { name: string; papers: readonly unknown[] },
  b: { name: string; papers: readonly unknown[] },
): number {
  return b.papers.length - a.papers.length || compareText(a.name, b.name);
}

/** Order by code unit: the same on every machine, in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function dateKey(date: string): string {
  return date.padEnd(10, '-00');
}
