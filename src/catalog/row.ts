import type { Author, CatalogPaper, LinkFault } from './catalog.ts';
import { dateInWords } from './dates.ts';
import { kindInWords } from './kinds.ts';
import { linkLabel, workingCode } from './links.ts';
import { publishedBy, venueInWords } from './publication.ts';
import {
  areaHref,
  arxivHref,
  authorHref,
  orgHref,
  paperHref,
  publishedHref,
  venueHref,
} from './urls.ts';

/** What a list shows of a paper besides its title and abstract, as data that can be packed. */
export interface RowData {
  id: string;
  /** None has a slug who has no page. */
  authors: readonly { name: string; slug: string | undefined }[];
  /** Whether these are all authors of the paper. */
  authorsComplete: boolean;
  /** Whether they are its editors, for want of authors. */
  edited?: true | undefined;
  /** What kind of work it is, where the venue does not say so. */
  kind?: string | undefined;
  /** Of title and abstract, where the record says so. */
  language?: string | undefined;
  date: string;
  /** Tags of its areas, the main one first. */
  areas: readonly string[];
  /** Slugs of its organisations. */
  orgs: readonly string[];
  /** Repositories of its code. */
  code: readonly string[];
  /** What is wrong with some of them, by address. */
  linkFaults?: Readonly<Record<string, LinkFault>> | undefined;
  /** Where it was published: `ICML 2025`. */
  venue?: string | undefined;
  /** The same with its place in the volume, where that is known. */
  venueInFull?: string | undefined;
  /** Slug of the venue. */
  venueSlug?: string | undefined;
  /** Who made it public, where it has no venue. */
  publishedBy?: string | undefined;
  /** Address of the published version. */
  venueUrl?: string | undefined;
  arxiv?: string | undefined;
  /** Citation key, where it is not the id. */
  key?: string | undefined;
  status?: string | undefined;
}

const rows = new WeakMap<CatalogPaper, RowData>();

/** The data of a paper's row, made once: a paper of many authors stands in as many lists. */
export function rowOf(paper: CatalogPaper): RowData {
  const row = rows.get(paper) ?? makeRow(paper);
  rows.set(paper, row);
  return row;
}

function makeRow(paper: CatalogPaper): RowData {
  const { id, credited, authorsComplete, date, areas, orgs, code, arxiv, status } = paper;
  const isEdited = paper.authors.length === 0;
  const faults = code.flatMap((url) => {
    const fault = paper.linkFaults?.[url];
    return fault ? [[url, { state: fault.state, date: fault.date }] as const] : [];
  });
  const venue = paper.venue && `${paper.venue.name} ${paper.venue.year}`;
  const inFull = paper.venue && venueInWords(paper.venue);
  return {
    id,
    authors: credited.map(({ name, author: { page, slug } }) => ({
      name,
      slug: page ? slug : undefined,
    })),
    authorsComplete,
    edited: isEdited || undefined,
    kind: kindInWords(paper),
    language: paper.language,
    date,
    areas: areas.map(({ tag }) => tag),
    orgs: orgs.map(({ slug }) => slug),
    code,
    linkFaults: faults.length > 0 ? Object.fromEntries(faults) : undefined,
    venue,
    venueSlug: paper.sameVenue?.slug,
    venueInFull: inFull === venue ? undefined : inFull,
    publishedBy: publishedBy(paper),
    venueUrl: publishedHref(paper),
    arxiv,
    key: paper.key,
    status,
  };
}

export interface FactValue {
  text: string;
  href?: string | undefined;
  /** `external` where the address leads out of the site. */
  rel?: string | undefined;
  /** The host of the address, where it is shown. */
  host?: string;
  /** What is wrong with the address. */
  fault?: LinkFault | undefined;
}

/** Up to so many authors are named in full, of more the first few. */
const IN_FULL = 5;
const OTHERWISE = 3;

/** The same of organisations, which are fewer and say more. */
const ORGS_IN_FULL = 8;
const ORGS_OTHERWISE = 6;

/** The same where a byline has much room: on the paper's page, whose rest opens, and in feeds. */
const LONG_IN_FULL = 50;
const LONG_OTHERWISE = 40;

/**
 * The beginning of a byline that may be of thousands: what a paper's many authors have each a page
 * or a file of would otherwise grow with the square of their number.
 */
export function firstNames<Name>(names: readonly Name[]): readonly Name[] {
  return firstOf(names, LONG_IN_FULL, LONG_OTHERWISE);
}

function firstOf<Item>(items: readonly Item[], inFull: number, otherwise: number) {
  return items.length <= inFull ? items : items.slice(0, otherwise);
}

/** Characters of the longest name that fits a line on the narrowest screen. */
export const LONGEST_ON_A_LINE = 30;

/**
 * A paper's row as the reader meets it: the texts and addresses that the pages and the results of
 * a search render alike.
 */
export type RowView = ReturnType<typeof rowView>;

/**
 * Makes the row of a paper: its names, what it links to, and the facts that "More" opens.
 * @param nameOf names an area by its tag, and an organisation by its slug.
 * @param here slug of the author on whose page the row stands, who is named in any case.
 */
export function rowView(
  row: RowData,
  nameOf: (facet: 'area' | 'org', value: string) => string,
  here?: string,
) {
  const { areas, date, venue, venueSlug, status, authors, authorsComplete, orgs } = row;
  const first = firstOf(authors, IN_FULL, OTHERWISE).length;
  const own = here === undefined ? -1 : authors.findIndex(({ slug }) => slug === here);
  const shown = [...authors.entries()].filter(([at]) => at < first || at === own);
  const names = shown.map(([at, { name, slug }], index) => ({
    name,
    /** Which of the authors it is. */
    at,
    href: slug === undefined ? undefined : authorHref({ slug }),
    isHere: here !== undefined && slug === here,
    /** Whether names are left out before this one. */
    isAfterGap: at > index,
    /** Names stay on one line, but for those that would not fit the narrowest screen. */
    isLong: name.length > LONGEST_ON_A_LINE,
  }));
  const firstOrgs = firstOf(orgs, ORGS_IN_FULL, ORGS_OTHERWISE);
  return {
    href: paperHref(row),
    areas: areas.map((tag) => ({
      tag,
      name: nameOf('area', tag),
      href: areaHref({ slug: tag.toLowerCase() }),
    })),
    date,
    dateInWords: dateInWords(date),
    kind: row.kind,
    venue: venue ?? row.publishedBy,
    /** Page of its venue, unless it is in none. */
    venueHref: venueSlug === undefined ? undefined : venueHref({ slug: venueSlug }),
    status,
    /** The repository to follow, where one works. */
    code: workingCode(row),
    names,
    /** How many of the listed authors are not shown. */
    more: authors.length - names.length,
    authorsComplete,
    /** Said behind the names of editors. */
    edited: row.edited && (authors.length > 1 ? 'eds.' : 'ed.'),
    orgs: firstOrgs.map((slug) => ({ name: nameOf('org', slug), href: orgHref({ slug }) })),
    /** How many organisations are not shown. */
    moreOrgs: orgs.length - firstOrgs.length,
    get facts() {
      return factsOf(row);
    },
  };
}

/** The row of a paper on a page; `here` is the author whose page it is. */
export function paperView(paper: CatalogPaper, here?: Author): RowView {
  const orgName = (slug: string) => paper.orgs.find((org) => org.slug === slug)?.name ?? slug;
  const areaName = (tag: string) => paper.areas.find((area) => area.tag === tag)?.name ?? tag;
  const nameOf = (facet: 'area' | 'org', value: string) =>
    facet === 'area' ? areaName(value) : orgName(value);
  return rowView(rowOf(paper), nameOf, here?.slug);
}

/** The part of a title, as plain text, that stands for all of it where space is short. */
export function beforeColon(title: string): string {
  return title.split(': ')[0] ?? '';
}

/** Each repository by what tells it from others, with its host and what is wrong with it. */
export function repositories(row: Pick<RowData, 'code' | 'linkFaults'>): FactValue[] {
  return row.code.map((url) => {
    const { name, host } = linkLabel(url);
    return { text: name, href: url, rel: 'external', host, fault: row.linkFaults?.[url] };
  });
}

function factsOf(row: RowData): { term: string; values: FactValue[] }[] {
  const { id, key = id, authors, venue, venueInFull = venue, venueUrl, arxiv, code } = row;
  const outside = (text: string | undefined, href: string | undefined): FactValue[] =>
    text ? [{ text, href, rel: href && 'external' }] : [];
  const facts = [
    { term: 'Authors', values: authors.length > IN_FULL ? namesIn(row) : [] },
    { term: 'Venue', values: outside(venueInFull, venueUrl) },
    { term: 'Published by', values: outside(row.publishedBy, undefined) },
    { term: 'Code', values: code.length > 1 ? repositories(row) : [] },
    { term: 'arXiv', values: outside(arxiv, arxiv && arxivHref(arxiv)) },
    { term: 'Cite', values: [{ text: key, href: `${paperHref(row)}#cite` }] },
  ];
  return facts.filter(({ values }) => values.length > 0);
}

/** The names that the row has no room for, as far as they go; the paper's page has all of them. */
function namesIn(row: RowData): FactValue[] {
  const names = firstNames(row.authors).map(({ name }) => name);
  const more = row.authors.length - names.length;
  const rest = { text: `and ${more} more`, href: paperHref(row) };
  return [{ text: names.join(', ') }, ...(more > 0 ? [rest] : [])];
}
