import type { Catalog, CatalogPaper } from '#catalog/catalog.ts';
import { counted, summaryOf } from '#catalog/counted.ts';
import { type ListingKind, listingHref } from '#catalog/urls.ts';

export interface Listing {
  slug: string;
  name: string;
  tag?: string;
  papers: readonly CatalogPaper[];
  /** False where only its name is shown. */
  page?: boolean | undefined;
}

interface Words {
  /** Heading of the page that lists all of a kind. */
  title: string;
  /** One of them. */
  word: string;
  /** What the address of a search calls them. */
  facet: string;
  /** What the page of all tells machines and readers of itself. */
  description: string;
  summary: (catalog: Catalog) => string;
  /** What the page of one tells machines of itself. */
  descriptionOf: (listing: Listing) => string;
  /** Caption of the table of one's papers, where there is one. */
  table?: string;
}

/** What pages say of each kind of listing: of papers that share an address. */
export const listingKinds: Record<ListingKind, Words> = {
  areas: {
    title: 'Areas',
    word: 'area',
    facet: 'area',
    description: 'Papers by subject area and year.',
    summary: ({ areas, papers }) =>
      `${counted(papers.length, 'paper')} in ${counted(areas.length, 'area')}`,
    descriptionOf: ({ name, papers }) => `${summaryOf(papers)} in ${name}.`,
  },
  authors: {
    title: 'Authors',
    word: 'author',
    facet: 'author',
    description: 'Every author in the catalogue, by family name.',
    summary: ({ authors }) =>
      `${counted(authors.length, 'author')}, by family name, with their papers`,
    descriptionOf: ({ name, papers }) =>
      `${summaryOf(papers)} by ${name}, with co-authors and areas.`,
    table: 'Papers by area and year',
  },
  orgs: {
    title: 'Organisations',
    word: 'organisation',
    facet: 'org',
    description: 'Papers by the organisation that the source lists them under.',
    summary: ({ orgs }) =>
      `${counted(orgs.length, 'organisation')}, named as the source of each record names them`,
    descriptionOf: ({ name, papers }) =>
      `${summaryOf(papers)} that the source lists under ${name}.`,
    table: 'Papers by area and year',
  },
  venues: {
    title: 'Venues',
    word: 'venue',
    facet: 'venue',
    description: 'Papers by the conference, journal or book that published them.',
    summary: ({ venues, papers }) => {
      const published = papers.filter(({ venue }) => venue).length;
      return `${counted(published, 'paper')} in ${counted(venues.length, 'venue')}, named as the source of each record names them`;
    },
    descriptionOf: ({ name, papers }) => `${summaryOf(papers)} published in ${name}.`,
    table: 'Papers by area and year',
  },
  years: {
    title: 'Years',
    word: 'year',
    facet: 'year',
    description: 'Papers by the year of their first public version.',
    summary: ({ years, papers }) =>
      `${summaryOf(papers)}: ${counted(years.length, 'year')} of first public versions`,
    descriptionOf: ({ name, papers }) =>
      `${counted(papers.length, 'paper')} of ${name}, newest first.`,
    table: 'Papers by area',
  },
};

/** A listing as `Tally` shows it, with its papers counted where no other count is given. */
export function tallied(kind: ListingKind, listing: Listing, count = listing.papers.length) {
  const { name, page } = listing;
  return { name, href: page === false ? undefined : listingHref(kind, listing), count };
}
