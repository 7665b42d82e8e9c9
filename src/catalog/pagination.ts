/** Papers on a page of the catalogue, which shows abstracts. */
export const CATALOGUE_PAGE = 15;

/** Papers on a page of an author, area, organisation, venue or year, which shows titles. */
export const LISTING_PAGE = 50;

export interface Page<Item> {
  items: readonly Item[];
  /** Absent on the first page, which has no number in its address. */
  number?: number | undefined;
  /** Numbered pages there are, so the first page's "older" leads to this one. */
  last: number;
}

/**
 * Splits a newest-first list into pages that are numbered from the oldest, so that a full page
 * never changes when papers are added. The first page takes the newest full page and the
 * remainder: between `size` and `2 * size - 1` items once there is more than one page.
 */
export function paginate<Item>(newestFirst: readonly Item[], size: number): Page<Item>[] {
  const last = lastPage(newestFirst.length, size);
  const first = newestFirst.length - last * size;
  const numbered = Array.from({ length: last }, (_, at) => {
    const from = first + at * size;
    return { items: newestFirst.slice(from, from + size), number: last - at, last };
  });
  return [{ items: newestFirst.slice(0, first), last }, ...numbered];
}

function lastPage(length: number, size: number): number {
  return Math.max(0, Math.floor(length / size) - 1);
}

/** The number of the page that shows the item at `index`; none for the first page. */
export function pageOf(index: number, length: number, size: number): number | undefined {
  const number = Math.floor((length - 1 - index) / size) + 1;
  return number > lastPage(length, size) ? undefined : number;
}

/** The number of the page with newer items: 0 is the first page, none is before the first. */
export function newerPage({ number, last }: Page<unknown>): number | undefined {
  if (number === undefined) return undefined;
  return number === last ? 0 : number + 1;
}

/** The number of the page with older items; none behind the oldest. */
export function olderPage({ number, last }: Page<unknown>): number | undefined {
  const older = number === undefined ? last : number - 1;
  return older > 0 ? older : undefined;
}
