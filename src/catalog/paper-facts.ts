import type { Venue } from '#schema/paper.ts';
import { toPlain } from '#text/to-plain.ts';
import type { Author, Byline, CatalogPaper } from './catalog.ts';

/** The part of a title before its colon: enough to tell one "Code" link from another by ear. */
export function shortTitle({ title }: { title: string }): string {
  return toPlain(title).split(': ')[0] ?? '';
}

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

/** Where and when, with the place in the volume: `ICML 2025, PMLR 267, pages 57503–57522`. */
export function venueInWords({ name, year, series, volume, pages }: Venue): string {
  const place = [series, volume].filter(Boolean).join(' ');
  const parts = [`${name} ${year}`];
  if (place) parts.push(series ? place : `volume ${place}`);
  if (pages) parts.push(`pages ${pages.replace(/-+/g, '–')}`);
  return parts.join(', ');
}
