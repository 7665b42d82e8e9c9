import { fold } from '#text/fold.ts';
import { nameSlug } from '#text/slug.ts';
import type { Catalog, Listing } from './catalog.ts';
import { compareText } from './order.ts';

/** Kinds of listings of which there may be very many. */
export const letteredKinds = ['authors', 'venues'] as const;

export type LetteredKind = (typeof letteredKinds)[number];

/** Up to so many listings stand on one page; above, every letter has pages of its own. */
const ONE_PAGE = 600;

/** Listings on a page of a letter. */
const LETTER_PAGE = 300;

export interface Letter {
  /** `a` to `z`, or `other` for names that begin with none of them. */
  slug: string;
  /** What readers see: `A`, or `#`. */
  name: string;
  listings: Listing[];
}

/** Stands for names without a Latin letter, which come last. */
const NONE = '~';

/** The A–Z index of a kind, by the first letter of the name, or of the family name, in Latin letters. */
export function lettersOf(catalog: Catalog, kind: LetteredKind): Letter[] {
  const keyed =
    kind === 'authors'
      ? catalog.authors.map((listing) => ({ listing, key: listing.sortKey }))
      : catalog.venues
          .map((listing) => ({ listing, key: fold(listing.name) }))
          .sort((a, b) => compareText(a.key, b.key) || compareText(a.listing.slug, b.listing.slug));
  return [...Map.groupBy(keyed, ({ key }) => letterOf(key))]
    .sort(([a], [b]) => compareText(a, b))
    .map(([letter, under]) => ({
      slug: letter === NONE ? 'other' : letter,
      name: letter === NONE ? '#' : letter.toUpperCase(),
      listings: under.map(({ listing }) => listing),
    }));
}

function letterOf(key: string): string {
  return (/^[a-z]/.exec(key) ?? /^[a-z]/.exec(nameSlug(key)))?.[0] ?? NONE;
}

/** Whether all letters fit on one page. */
export function fitsOnePage(letters: readonly Letter[]): boolean {
  return letters.reduce((sum, { listings }) => sum + listings.length, 0) <= ONE_PAGE;
}

/** The pages of a letter, in the order of the names; a page says which names it begins and ends with. */
export function letterPages({ listings }: Letter): Listing[][] {
  return Array.from({ length: Math.ceil(listings.length / LETTER_PAGE) }, (_, page) =>
    listings.slice(page * LETTER_PAGE, (page + 1) * LETTER_PAGE),
  );
}
