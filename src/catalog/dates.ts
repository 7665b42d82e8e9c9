import type { CatalogPaper } from './catalog.ts';

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** The name of a month that is written as two digits. */
function monthName(month: string): string {
  return months[Number(month) - 1] ?? '';
}

/** A date in words at the precision it has: `5 Jul 2024`, `July 2024` or `2024`. */
export function dateInWords(date: string): string {
  const [year = '', month = '', day] = date.split('-');
  if (day) return `${Number(day)} ${monthName(month).slice(0, 3)} ${year}`;
  return month ? `${monthName(month)} ${year}` : year;
}

type Dates = Pick<CatalogPaper, 'date' | 'added' | 'entered' | 'updated'>;

/** When the record entered the catalogue, by itself or the ledger; else the paper's own date. */
export function enteredOn({ date, added, entered }: Dates): string {
  return added ?? entered ?? date;
}

/** When the record last changed, in the precision in which that is known. */
export function modifiedOn(paper: Dates): string {
  return paper.updated ?? enteredOn(paper);
}

/** The last change among some records; none where there are none. */
export function lastModified(papers: readonly Dates[]): string | undefined {
  let last: string | undefined;
  for (const date of papers.map(modifiedOn)) if (date > (last ?? '')) last = date;
  return last;
}

/** A date as the moment that RFC 3339 asks for: the beginning, in UTC, of the day, month or year. */
export function timestampOf(date: string): string {
  return `${date}${'-01-01'.slice(date.length - 4)}T00:00:00Z`;
}

/** Papers of one year or month, under one heading. */
export interface DateGroup {
  /** Anchor of the heading. */
  id: string;
  label: string;
  papers: CatalogPaper[];
}

/** Papers in the given order, split where the year changes. */
export function byYear(papers: readonly CatalogPaper[]): DateGroup[] {
  return split(papers, ({ year }) => ({ id: `y${year.slug}`, label: year.name }));
}

/** Papers of one year, split where the month changes; those without a month stand under the year. */
export function byMonth(papers: readonly CatalogPaper[]): DateGroup[] {
  return split(papers, ({ date, year }) => {
    const month = date.slice(5, 7);
    return month
      ? { id: `m${month}`, label: monthName(month) }
      : { id: `y${year.slug}`, label: year.name };
  });
}

function split(
  papers: readonly CatalogPaper[],
  headingOf: (paper: CatalogPaper) => Omit<DateGroup, 'papers'>,
): DateGroup[] {
  const groups: DateGroup[] = [];
  for (const paper of papers) {
    const heading = headingOf(paper);
    const last = groups.at(-1);
    if (last?.id === heading.id) last.papers.push(paper);
    else groups.push({ ...heading, papers: [paper] });
  }
  return groups;
}
