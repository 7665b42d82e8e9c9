import { toCoins } from '#formats/cite/coins.ts';
import type { Search } from '#search/engine/search.ts';
import { idIn, isBare, offerRows } from '#search/ui/zotero.ts';
import { loadCitations } from './load-citations.ts';

/**
 * Has Zotero offer the papers that a search found, as far as they are shown.
 * @param ordinals of the papers in the order of the rows.
 * @throws where a citation cannot be loaded.
 */
export async function offerFound(
  rows: readonly Element[],
  ordinals: ArrayLike<number>,
  search: Search,
): Promise<void> {
  // Where an answer is about to come there may be more rows than it has papers.
  const bare = [...rows.entries()].filter(([at, row]) => at in ordinals && isBare(row));
  const wanted = bare.flatMap(([at]) => ordinals[at] ?? []);
  const ids = bare.map(([, row]) => idIn(row) ?? '');
  const papers = await loadCitations({ ordinals: wanted, ids, search }, true);
  offerRows(
    bare.map(([, row]) => row),
    papers.map((paper) => toCoins(paper)),
  );
}
