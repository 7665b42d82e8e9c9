import type { Author, Byline, CatalogPaper } from './catalog.ts';

interface ShortByline {
  /** The names to show; `gap` where names are left out before this one. */
  names: { byline: Byline; gap: boolean }[];
  /** How many of the listed names are not shown. */
  more: number;
}

const IN_FULL = 5;
const OTHERWISE = 3;

/** Up to five names in full, else the first three; the author `here` is shown in any case. */
export function shortByline({ authors }: CatalogPaper, here?: Author): ShortByline {
  const shown = authors.length <= IN_FULL ? authors.length : OTHERWISE;
  const names = authors.slice(0, shown).map((byline) => ({ byline, gap: false }));
  const own = authors.findIndex((byline) => byline.author === here);
  const byline = authors[own];
  if (byline && own >= shown) names.push({ byline, gap: own > shown });
  return { names, more: authors.length - names.length };
}
