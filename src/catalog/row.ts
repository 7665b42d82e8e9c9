import type { Venue } from '#schema/paper.ts';
import type { Author, CatalogPaper, LinkFault } from './catalog.ts';
import { dateInWords } from './dates.ts';
import { linkLabel, workingCode } from './links.ts';
import { areaHref, arxivHref, authorHref, orgHref, paperHref, venueHref } from './urls.ts';

/** What a list shows of a paper besides its title and abstract, as data that can be packed. */
export interface RowData {
  id: string;
  authors: readonly RowAuthor[];
  /** Whether these are all authors of the paper. */
  authorsComplete: boolean;
  date: string;
  /** Tag of its area. */
  area: string;
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
  /** Address of the published version. */
  venueUrl?: string | undefined;
  /** Bare arXiv identifier. */
  arxiv?: string | undefined;
  status?: string | undefined;
}

interface RowAuthor {
  name: string;
  /** None for authors who have no page. */
  slug: string | undefined;
}

const rows = new WeakMap<CatalogPaper, RowData>();

/** The data of a paper's row, made once: a paper of many authors stands in as many lists. */
export function rowOf(paper: CatalogPaper): RowData {
  const row = rows.get(paper) ?? makeRow(paper);
  rows.set(paper, row);
  return row;
}

function makeRow(paper: CatalogPaper): RowData {
  const { id, authors, authorsComplete, date, area, orgs, code, venue, arxiv, status } = paper;
  const faults = code.flatMap((url) => {
    const fault = paper.linkFaults?.[url];
    return fault ? [[url, { state: fault.state, date: fault.date }] as const] : [];
  });
  const venueName = venue && `${venue.name} ${venue.year}`;
  const venueInFull = venue && venueInWords(venue);
  return {
    id,
    authors: authors.map(({ name, author }) => ({
      name,
      slug: author.page ? author.slug : undefined,
    })),
    authorsComplete,
    date,
    area: area.tag,
    orgs: orgs.map(({ slug }) => slug),
    code,
    linkFaults: faults.length > 0 ? Object.fromEntries(faults) : undefined,
    venue: venueName,
    venueInFull: venueInFull === venueName ? undefined : venueInFull,
    venueUrl: venueHref(paper),
    arxiv,
    status,
  };
}

/**
 * A paper's row as the reader meets it: the texts and addresses that the pages and the results of
 * a search render alike.
 */
export interface RowView {
  href: string;
  area: { tag: string; name: string; href: string };
  date: string;
  dateInWords: string;
  venue: string | undefined;
  status: string | undefined;
  /** The repository to follow, where one works. */
  code: string | undefined;
  names: readonly ShownName[];
  /** How many of the listed authors are not shown. */
  more: number;
  authorsComplete: boolean;
  orgs: readonly { name: string; href: string }[];
  /** What "More" opens. */
  facts: readonly { term: string; values: readonly FactValue[] }[];
}

interface ShownName {
  name: string;
  /** Which of the authors it is. */
  at: number;
  href: string | undefined;
  /** Whether the row stands on the page of this author. */
  isHere: boolean;
  /** Whether names are left out before this one. */
  isAfterGap: boolean;
  /** Names stay on one line, but for those that would not fit the narrowest screen. */
  isLong: boolean;
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

/** Characters of the longest name that fits a line on the narrowest screen. */
export const LONGEST_ON_A_LINE = 30;

/**
 * @param nameOf names an area by its tag, and an organisation by its slug.
 * @param here slug of the author on whose page the row stands, who is named in any case.
 */
export function rowView(
  row: RowData,
  nameOf: (facet: 'area' | 'org', value: string) => string,
  here?: string,
): RowView {
  const { area, date, venue, status, authors, authorsComplete, orgs } = row;
  const first = authors.length <= IN_FULL ? authors.length : OTHERWISE;
  const own = here === undefined ? -1 : authors.findIndex(({ slug }) => slug === here);
  const shown = [...authors.slice(0, first).keys(), ...(own >= first ? [own] : [])];
  const names = shown.flatMap((at, index): ShownName[] => {
    const author = authors[at];
    if (!author) return [];
    const { name, slug } = author;
    return [
      {
        name,
        at,
        href: slug === undefined ? undefined : authorHref({ slug }),
        isHere: here !== undefined && slug === here,
        isAfterGap: at > index,
        isLong: name.length > LONGEST_ON_A_LINE,
      },
    ];
  });
  return {
    href: paperHref(row),
    area: { tag: area, name: nameOf('area', area), href: areaHref({ slug: area.toLowerCase() }) },
    date,
    dateInWords: dateInWords(date),
    venue,
    status,
    code: workingCode(row),
    names,
    more: authors.length - names.length,
    authorsComplete,
    orgs: orgs.map((slug) => ({ name: nameOf('org', slug), href: orgHref({ slug }) })),
    get facts() {
      return factsOf(row);
    },
  };
}

/** The row of a paper on a page; `here` is the author whose page it is. */
export function paperView(paper: CatalogPaper, here?: Author): RowView {
  const nameOf = (facet: 'area' | 'org', value: string) =>
    facet === 'area'
      ? paper.area.name
      : (paper.orgs.find(({ slug }) => slug === value)?.name ?? value);
  return rowView(rowOf(paper), nameOf, here?.slug);
}

/** The part of a title, as plain text, that stands for all of it where space is short. */
export function beforeColon(title: string): string {
  return title.split(': ')[0] ?? '';
}

/** Each repository by what tells it from others, with its host and what is wrong with it. */
export function repositories({
  code,
  linkFaults,
}: Pick<RowData, 'code' | 'linkFaults'>): FactValue[] {
  return code.map((url) => {
    const { name, host } = linkLabel(url);
    return { text: name, href: url, rel: 'external', host, fault: linkFaults?.[url] };
  });
}

function factsOf(row: RowData): RowView['facts'] {
  const { authors, venue, venueInFull = venue, venueUrl, arxiv } = row;
  const cite = { text: row.id, href: `${paperHref(row)}#cite` };
  const names = authors.map(({ name }) => name).join(', ');
  const facts = [
    { term: 'Authors', values: authors.length > IN_FULL ? [{ text: names }] : [] },
    { term: 'Venue', values: venueInFull ? [outside(venueInFull, venueUrl)] : [] },
    { term: 'Code', values: row.code.length > 1 ? repositories(row) : [] },
    { term: 'arXiv', values: arxiv ? [outside(arxiv, arxivHref(arxiv))] : [] },
    { term: 'Cite', values: [cite] },
  ];
  return facts.filter(({ values }) => values.length > 0);
}

function outside(text: string, href: string | undefined): FactValue {
  return { text, href, rel: href && 'external' };
}

/** Where and when, with the place in the volume: `ICML 2025, PMLR 267, pages 57503–57522`. */
export function venueInWords({ name, year, series, volume, pages }: Venue): string {
  const place = [series, volume].filter(Boolean).join(' ');
  const parts = [`${name} ${year}`];
  if (place) parts.push(series ? place : `volume ${place}`);
  if (pages) parts.push(`pages ${pages.replace(/-+/g, '–')}`);
  return parts.join(', ');
}
