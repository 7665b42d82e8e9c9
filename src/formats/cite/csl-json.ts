import { arxivHref } from '#catalog/urls.ts';
import type { PaperRecord } from '#schema/paper.ts';
import type { PersonName } from '#schema/person-name.ts';
import { plainAbstract, toPlain } from '#text/to-plain.ts';
import { cleanText } from '#text/visible.ts';

/** What a citation needs of a paper; a paper of the catalogue has it. */
export interface CitedPaper
  extends Omit<PaperRecord, 'area' | 'authors' | 'org' | 'links' | 'added' | 'updated'> {
  authors: readonly PersonName[];
  /** Its arXiv category is the primary class, its tag a keyword. */
  area: { tag: string; arxiv?: string | undefined };
}

export interface CslName {
  family?: string;
  given?: string | undefined;
  'non-dropping-particle'?: string | undefined;
  suffix?: string | undefined;
  /** A name that has no parts, or `others` at the end of an incomplete list, as pandoc writes it. */
  literal?: string;
}

/** The part of https://github.com/citation-style-language/schema (1.0.2) that papers use. */
export interface CslItem {
  id: string;
  'citation-key': string;
  type: 'article' | 'article-journal' | 'paper-conference';
  title: string;
  author: CslName[];
  issued: CslDate;
  'container-title': string | undefined;
  'collection-title': string | undefined;
  volume: string | undefined;
  page: string | undefined;
  genre: string | undefined;
  publisher: string | undefined;
  number: string | undefined;
  archive: string | undefined;
  archive_location: string | undefined;
  archive_collection: string | undefined;
  DOI: string | undefined;
  URL: string | undefined;
  status: string | undefined;
  note: string | undefined;
  abstract?: string;
  keyword?: string;
  'available-date'?: CslDate | undefined;
  /** What CSL has no variable for. */
  custom?: { pdf: string | undefined; code: readonly string[] | undefined } | undefined;
}

interface CslDate {
  'date-parts': [number[]];
}

export interface CitationOptions {
  /** Whether to take along what no bibliography prints: abstract, keyword, PDF and code. */
  details?: boolean;
}

const others: CslName = { literal: 'others' };

const types = {
  conference: 'paper-conference',
  workshop: 'paper-conference',
  journal: 'article-journal',
  preprint: 'article',
} as const;

/**
 * The citation from which all formats are made. A published paper is cited by its venue and the
 * year there; a preprint by its own date, in the precision in which it is known. Texts are plain.
 */
export function toCslJson(paper: CitedPaper, { details = false }: CitationOptions = {}): CslItem {
  const item = known.get(paper) ?? citationOf(paper);
  known.set(paper, item);
  return details ? { ...item, ...detailsOf(paper) } : item;
}

/** A page asks for a citation once for each format, and so do the lists and files of the paper. */
const known = new WeakMap<CitedPaper, CslItem>();

function citationOf(paper: CitedPaper): CslItem {
  const { id, title, status, arxiv, area } = paper;
  const venue = isPublished(paper) ? paper.venue : undefined;
  const preprint = venue ? undefined : 'preprint';
  return {
    id,
    'citation-key': id,
    type: types[venue?.type ?? 'preprint'],
    title: `${status ? `${status.toUpperCase()}: ` : ''}${toPlain(title).replaceAll('\n', ' ')}`,
    author: [...paper.authors.map(citedName), ...(paper.authorsComplete ? [] : [others])],
    issued: { 'date-parts': [issuedParts(paper)] },
    'container-title': oneLine(venue?.name),
    'collection-title': oneLine(venue?.series),
    volume: oneLine(venue?.volume),
    page: oneLine(venue?.pages),
    genre: preprint,
    publisher: preprint && (oneLine(paper.venue?.name) ?? (arxiv && 'arXiv')),
    number: preprint && arxiv && `arXiv:${arxiv}`,
    archive: arxiv && 'arXiv',
    archive_location: arxiv,
    archive_collection: arxiv && area.arxiv,
    ...locators(paper),
    status,
    note: status && `${status[0]?.toUpperCase()}${status.slice(1)}`,
  };
}

/** What no bibliography prints. */
function detailsOf(paper: CitedPaper): Partial<CslItem> {
  const { area, date } = paper;
  const pdf = paper.pdf && address(paper.pdf);
  const code = paper.code.length > 0 ? paper.code.map(address) : undefined;
  return {
    abstract: plainAbstract(paper),
    keyword: area.tag,
    'available-date': isPublished(paper) ? { 'date-parts': [partsOf(date)] } : undefined,
    custom: pdf || code ? { pdf, code } : undefined,
  };
}

/** The beginning of an author's name, or the only name, as it stands in a sorted list. */
export function familyOf(name: CslName): string {
  const { family = '', literal, 'non-dropping-particle': particle } = name;
  return literal ?? (particle ? `${particle} ${family}` : family);
}

/** The authors without the sign that there are more. */
export function namedAuthors({ author }: CslItem): CslName[] {
  return author.filter(({ literal }) => literal !== 'others');
}

/** The first page and the last, where the record tells them apart. */
export function pageRange({ page }: CslItem): string[] {
  return page?.split(/\s*[-–]+\s*/) ?? [];
}

/** Year, month and day, as many of them as are cited, in their usual numbers of digits. */
export function issuedDigits({ issued }: CslItem): string[] {
  return issued['date-parts'][0].map((part) => String(part).padStart(2, '0'));
}

/** Names and venues are shown as they are written, but for what would break a line of a file. */
function oneLine(text: string): string;
function oneLine(text: string | undefined): string | undefined;
function oneLine(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (/^[!-~\u00a1-\u024f]+(?: [!-~\u00a1-\u024f]+)*$/.test(text)) return text;
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

function isPublished({ venue }: CitedPaper): boolean {
  return venue !== undefined && venue.type !== 'preprint';
}

/** Browsers pass over white space and controls within an address; a file's reader may not. */
function address(url: string): string {
  return url.replace(/[\s\p{Cc}]/gu, '');
}

const withParticle = /^((?:\p{Ll}\S*\s+)+)(.+)$/u;

/** Lower-case words before a family name are its particles: "van der Berg". */
function citedName(name: PersonName): CslName {
  const family = oneLine(name.family);
  if (name.given === undefined && name.suffix === undefined) return { literal: family };
  const [, particle, rest] = family.includes(' ') ? (withParticle.exec(family) ?? []) : [];
  return {
    family: rest ?? family,
    given: oneLine(name.given),
    'non-dropping-particle': particle?.trim(),
    suffix: oneLine(name.suffix),
  };
}

function issuedParts(paper: CitedPaper): number[] {
  const own = partsOf(paper.date);
  const year = paper.venue?.year;
  return year !== undefined && (isPublished(paper) || year !== own[0]) ? [year] : own;
}

function partsOf(date: string): number[] {
  return date.split('-').map(Number);
}

/** arXiv gives each of its papers a DOI: https://info.arxiv.org/help/doi.html */
function locators(paper: CitedPaper): Pick<CslItem, 'DOI' | 'URL'> {
  const { arxiv, pdf, url } = paper;
  const page = arxiv && arxivHref(arxiv);
  const published = isPublished(paper);
  const doi = paper.doi ?? (arxiv && !published ? `10.48550/arXiv.${arxiv}` : undefined);
  const found = published ? (url ?? pdf ?? page) : (page ?? url ?? pdf);
  const resolver = found?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '');
  return { DOI: doi, URL: found && resolver !== doi ? address(found) : undefined };
}
