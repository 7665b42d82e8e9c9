import type { CatalogPaper } from './catalog.ts';
import { compareText } from './order.ts';

type Dates = Pick<CatalogPaper, 'date' | 'added' | 'updated'>;

/** When the record entered the catalogue, as far as it says so; else the paper's own date. */
export function enteredOn({ date, added }: Dates): string {
  return added ?? date;
}

/** When the record last changed, in the precision in which that is known. */
export function modifiedOn(paper: Dates): string {
  return paper.updated ?? enteredOn(paper);
}

/** The last change among some records; none where there are none. */
export function lastModified(papers: Iterable<Dates>): string | undefined {
  let last: string | undefined;
  for (const paper of papers) {
    const date = modifiedOn(paper);
    if (last === undefined || compareText(date, last) > 0) last = date;
  }
  return last;
}

/**
 * A date as the moment that RFC 3339 asks for: the beginning, in UTC, of the day, month or year.
 */
export function timestampOf(date: string): string {
  return `${date}${'-01-01'.slice(date.length - 4)}T00:00:00Z`;
}
