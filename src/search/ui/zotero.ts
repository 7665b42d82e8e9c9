/**
 * Has Zotero offer the papers of rows: each gets its citation as COinS, and the connector is told to
 * look again (https://www.zotero.org/support/dev/exposing_metadata). Some rows may have theirs.
 */
export function offerRows(rows: readonly Element[], coins: readonly (string | undefined)[]): void {
  for (const [at, row] of rows.entries()) {
    const title = coins[at];
    // Nothing is imported for it, so that the first page has a small file of its own.
    if (title && isBare(row)) {
      row.append(Object.assign(document.createElement('span'), { className: 'Z3988', title }));
    }
  }
  document.dispatchEvent(new Event('ZoteroItemUpdated', { bubbles: true, cancelable: true }));
}

/** Whether a row has no citation yet. */
export function isBare(row: Element): boolean {
  return !row.querySelector('.Z3988');
}

/** The id of the paper that a row is of. */
export function idIn(row: Element): string | undefined {
  const link = row.querySelector<HTMLAnchorElement>('h3 a');
  return /\/papers\/([^/]+)\/$/.exec(link?.pathname ?? '')?.[1];
}

/** Offers the papers of a page's own list as the file beside it has them; where it cannot be had, none. */
export async function offerPage(page: Element): Promise<void> {
  const rows = [...page.querySelectorAll('.papers > li')];
  if (rows.length === 0 || !mayLoad()) return;
  const answer = await fetch(new URL('coins.json', location.href)).catch(() => undefined);
  if (answer?.ok) offerRows(rows, await answer.json());
}

/** Whether there is a network that the reader does not want to spare. */
export function mayLoad(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return navigator.onLine && !connection?.saveData;
}
