import type { PaperRecord } from '#schema/paper.ts';
import type { PersonName } from '#schema/person-name.ts';
import { plainAbstract, toPlain } from '#text/to-plain.ts';
import { cleanText } from '#text/visible.ts';

/** What a citation needs of a paper; a paper of the catalogue has it. */
export interface CitedPaper
  extends Pick<
    PaperRecord,
    | 'id'
    | 'title'
    | 'date'
    | 'authorsComplete'
    | 'arxiv'
    | 'doi'
    | 'pdf'
    | 'url'
    | 'venue'
    | 'status'
    | 'abstract'
    | 'code'
  > {
  authors: readonly PersonName[];
  /** Its arXiv category is the primary class, its tag a keyword. */
  area: { tag: string; arxiv?: string | undefined };
}

export interface CslName {
  family?: string;
  given?: string;
  'non-dropping-particle'?: string;
  suffix?: string;
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
  issued: { 'date-parts': [number[]] };
  'container-title'?: string;
  'collection-title'?: string;
  volume?: string;
  page?: string;
  genre?: string;
  publisher?: string;
  number?: string;
  archive?: string;
  archive_location?: string;
  archive_collection?: string;
  DOI?: string;
  URL?: string;
  status?: string;
  note?: string;
  abstract?: string;
  keyword?: string;
  'available-date'?: { 'date-parts': [number[]] };
  /** What CSL has no variable for. */
  custom?: { pdf?: string; code?: readonly string[] };
}

export interface CitationOptions {
  /** Whether to take along what no bibliography prints: abstract, keyword, PDF and code. */
  details?: boolean;
}

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
  return details ? { ...item, abstract: plainAbstract(paper), ...extrasOf(paper) } : item;
}

/** A page asks for a citation once for each format, and so do the lists and files of the paper. */
const known = new WeakMap<CitedPaper, CslItem>();

function citationOf(paper: CitedPaper): CslItem {
  const { id, title, status, venue } = paper;
  const mark = status?.toUpperCase();
  return {
    id,
    'citation-key': id,
    type: types[venue?.type ?? 'preprint'],
    title: `${mark ? `${mark}: ` : ''}${toPlain(title).replaceAll('\n', ' ')}`,
    author: citedNames(paper),
    issued: { 'date-parts': [dateParts(paper)] },
    ...(isPublished(paper) ? publication(paper) : preprint(paper)),
    ...archive(paper),
    ...locators(paper),
    ...(status && { status, note: `${status[0]?.toUpperCase()}${status.slice(1)}` }),
  };
}

/** The beginning of an author's name, or the only name, as it stands in a sorted list. */
export function familyOf(name: CslName): string {
  const { family = '', literal, 'non-dropping-particle': particle } = name;
  return literal ?? (particle ? `${particle} ${family}` : family);
}

/** What no bibliography prints, apart from the abstract. */
export function extrasOf(paper: CitedPaper): Partial<CslItem> {
  const { area, code, date, pdf } = paper;
  const custom = {
    ...(pdf && { pdf: address(pdf) }),
    ...(code.length > 0 && { code: code.map(address) }),
  };
  return {
    keyword: area.tag,
    ...(isPublished(paper) && { 'available-date': { 'date-parts': [partsOf(date)] } }),
    ...(Object.keys(custom).length > 0 && { custom }),
  };
}

/** Names and venues are shown as they are written, but for what would break a line of a file. */
function oneLine(text: string): string {
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

function citedNames({ authors, authorsComplete }: CitedPaper): CslName[] {
  const names = authors.map(citedName);
  return authorsComplete ? names : [...names, { literal: 'others' }];
}

const withParticle = /^((?:\p{Ll}\S*\s+)+)(.+)$/u;

/** Lower-case words before a family name are its particles: "van der Berg". */
function citedName(name: PersonName): CslName {
  const family = oneLine(name.family);
  if (name.given === undefined && name.suffix === undefined) return { literal: family };
  const [, particle, rest] = family.includes(' ') ? (withParticle.exec(family) ?? []) : [];
  return {
    family: rest ?? family,
    ...(name.given && { given: oneLine(name.given) }),
    ...(particle && { 'non-dropping-particle': particle.trim() }),
    ...(name.suffix && { suffix: oneLine(name.suffix) }),
  };
}

function dateParts(paper: CitedPaper): number[] {
  const own = partsOf(paper.date);
  const year = paper.venue?.year;
  return year !== undefined && (isPublished(paper) || year !== own[0]) ? [year] : own;
}

function partsOf(date: string): number[] {
  return date.split('-').map(Number);
}

function publication({ venue }: CitedPaper): Partial<CslItem> {
  return {
    ...(venue && { 'container-title': oneLine(venue.name) }),
    ...(venue?.series && { 'collection-title': oneLine(venue.series) }),
    ...(venue?.volume && { volume: oneLine(venue.volume) }),
    ...(venue?.pages && { page: oneLine(venue.pages) }),
  };
}

function preprint({ arxiv, venue }: CitedPaper): Partial<CslItem> {
  const publisher = venue ? oneLine(venue.name) : arxiv && 'arXiv';
  return {
    genre: 'preprint',
    ...(publisher && { publisher }),
    ...(arxiv && { number: `arXiv:${arxiv}` }),
  };
}

function archive({ arxiv, area }: CitedPaper): Partial<CslItem> {
  if (!arxiv) return {};
  const category = area.arxiv && { archive_collection: area.arxiv };
  return { archive: 'arXiv', archive_location: arxiv, ...category };
}

/** arXiv gives each of its papers a DOI: https://info.arxiv.org/help/doi.html */
function locators(paper: CitedPaper): Partial<CslItem> {
  const { arxiv, pdf, url } = paper;
  const page = arxiv && `https://arxiv.org/abs/${arxiv}`;
  const published = isPublished(paper);
  const doi = paper.doi ?? (arxiv && !published ? `10.48550/arXiv.${arxiv}` : undefined);
  const found = published ? (url ?? pdf ?? page) : (page ?? url ?? pdf);
  const resolver = found?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '');
  return { ...(doi && { DOI: doi }), ...(found && resolver !== doi && { URL: address(found) }) };
}
