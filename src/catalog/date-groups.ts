import type { CatalogPaper } from './catalog.ts';
import { monthName } from './dates.ts';

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
