import type { Venue } from '#schema/paper.ts';
import { toPlain } from '#text/to-plain.ts';

/** The part of a title before its colon: enough to tell one "Code" link from another by ear. */
export function shortTitle({ title }: { title: string }): string {
  return toPlain(title).split(': ')[0] ?? '';
}

/** Where and when, with the place in the volume: `ICML 2025, PMLR 267, pages 57503–57522`. */
export function venueInWords({ name, year, series, volume, pages }: Venue): string {
  const place = [series, volume].filter(Boolean).join(' ');
  const parts = [`${name} ${year}`];
  if (place) parts.push(series ? place : `volume ${place}`);
  if (pages) parts.push(`pages ${pages.replace(/-+/g, '–')}`);
  return parts.join(', ');
}
