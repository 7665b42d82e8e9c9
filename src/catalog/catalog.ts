import type { LinkState } from '#schema/link-state.ts';
import type { PaperRecord } from '#schema/paper.ts';
import type { PersonName } from '#schema/person-name.ts';
import type { AreaRecord, OrgRecord } from '#schema/registries.ts';
import type { Site } from './content.ts';
import type { KindOfWork } from './kinds.ts';

/** What a reader should know of a link before following it. */
export type LinkFault = Omit<LinkState, 'url'> & { state: Exclude<LinkState['state'], 'alive'> };

/** Papers that share an address: those of an author, an area, an organisation, a venue or a year. */
export interface Listing {
  /** Last part of the address, lower case. */
  slug: string;
  name: string;
  /** Newest first. */
  papers: CatalogPaper[];
}

export interface Author extends Listing {
  /** Whether there are enough papers for a page; names without one are no links. */
  page: boolean;
  sortKey: string;
  /** Other ways in which papers print the name. */
  variants: string[];
  orcid?: string | undefined;
  homepage?: string | undefined;
}

export interface Area extends Listing, Omit<AreaRecord, 'name'> {
  tag: string;
  /** Where in `papers` the papers of a year begin. */
  yearStarts: Map<string, number>;
}

export interface Org extends Listing, Omit<OrgRecord, 'name'> {}

/** An author as one paper prints the name. */
export interface Byline extends PersonName {
  /** The whole name in reading order. */
  name: string;
  author: Author;
}

/** A record with its references resolved. */
export interface CatalogPaper extends Omit<PaperRecord, 'area' | 'org' | 'authors'> {
  /** The main one first; none where nobody said. */
  areas: Area[];
  orgs: Org[];
  authors: Byline[];
  /** Who stands for the work: its authors, or else its editors. */
  credited: Byline[];
  year: Listing;
  /** Those that were published in the same venue, whatever its year. */
  sameVenue: Listing | undefined;
  /** Other records of a work of this title and author: its thesis, its report, another edition. */
  alsoAs?: readonly CatalogPaper[] | undefined;
  /** When the ledger first had its address. */
  entered?: string | undefined;
  /** Whether the curator wrote something about it, to be rendered under the abstract. */
  commentary: boolean;
  /** The PDF's whole address; unknown for one of the site's own where the site's is. */
  pdf?: string | undefined;
  /** Where on this site the PDF is, if it is here. */
  ownPdf?: string | undefined;
  /** Its links that do not simply work, by address. */
  linkFaults?: Record<string, LinkFault> | undefined;
}

/** The whole catalogue; every list is in its order of display. */
export interface Catalog {
  site: Site;
  /** Newest first. */
  papers: CatalogPaper[];
  /** By family name. */
  authors: Author[];
  /** Only those that have papers, most papers first. */
  areas: Area[];
  /** Most papers first. */
  orgs: Org[];
  /** Most papers first. */
  venues: Listing[];
  /** Newest first. */
  years: Listing[];
  /** Kinds of works, most works first. */
  kinds: KindOfWork[];
  /** Those of which some repository is not known to be dead; newest first. */
  withCode: CatalogPaper[];
  /** The authors with the most papers, most papers first. */
  frequentAuthors: Author[];
}
