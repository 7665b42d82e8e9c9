import { arxivHref } from '#catalog/urls.ts';
import type { PaperRecord } from '#schema/paper.ts';
import type { PersonName } from '#schema/person-name.ts';
import { plainAbstract, toPlain } from '#text/to-plain.ts';
import { cleanText } from '#text/visible.ts';

/** What a citation needs of a paper; a paper of the catalogue has it. */
export interface CitedPaper
  extends Omit<
    PaperRecord,
    'area' | 'authors' | 'abstract' | 'org' | 'links' | 'added' | 'updated'
  > {
  abstract?: string | undefined;
  authors: readonly PersonName[];
  /** The arXiv category of the first is the primary class, their tags are keywords. */
  areas: readonly { tag: string; arxiv?: string | undefined }[];
}

/** One with `literal` has no parts, or is `others` at the end of an incomplete list, as in pandoc. */
export type CslName = Partial<
  Record<'family' | 'given' | 'non-dropping-particle' | 'suffix' | 'literal', string | undefined>
>;

/** The part of https://github.com/citation-style-language/schema (1.0.2) that papers use. */
export type CslItem = ReturnType<typeof citationOf> & Partial<ReturnType<typeof detailsOf>>;

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
  book: 'chapter',
} as const;

/** What the formats call each type; for preprints RIS has nothing nearer than an unpublished work. */
export const kinds = {
  article: { bibtex: 'misc', partOf: 'booktitle', ris: 'UNPB', coins: 'preprint' },
  'article-journal': { bibtex: 'article', partOf: 'journal', ris: 'JOUR', coins: 'article' },
  'paper-conference': {
    bibtex: 'inproceedings',
    partOf: 'booktitle',
    ris: 'CONF',
    coins: 'proceeding',
  },
  chapter: { bibtex: 'incollection', partOf: 'booktitle', ris: 'CHAP', coins: 'bookitem' },
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
const known = new WeakMap<CitedPaper, ReturnType<typeof citationOf>>();

function citationOf(paper: CitedPaper) {
  const { id, title, status, arxiv, areas } = paper;
  const venue = isPublished(paper) ? paper.venue : undefined;
  const preprint = venue ? undefined : 'preprint';
  const own = paper.date.split('-').map(Number);
  const year = paper.venue?.year;
  return {
    id,
    'citation-key': id,
    type: types[venue?.type ?? 'preprint'],
    title: `${status ? `${status.toUpperCase()}: ` : ''}${toPlain(title).replaceAll('\n', ' ')}`,
    author: [...paper.authors.map(citedName), ...(paper.authorsComplete ? [] : [others])],
    issued: dateParts(year !== undefined && (venue || year !== own[0]) ? [year] : own),
    'container-title': oneLine(venue?.name),
    'collection-title': oneLine(venue?.series),
    volume: oneLine(venue?.volume),
    page: oneLine(venue?.pages),
    genre: preprint,
    publisher: preprint && (oneLine(paper.venue?.name) ?? (arxiv && 'arXiv')),
    number: preprint && arxiv && `arXiv:${arxiv}`,
    archive: arxiv && 'arXiv',
    archive_location: arxiv,
    archive_collection: arxiv && areas[0]?.arxiv,
    ...locators(paper),
    status,
    note: status && `${status[0]?.toUpperCase()}${status.slice(1)}`,
  };
}

/** What no bibliography prints. */
function detailsOf(paper: CitedPaper) {
  const { areas, date } = paper;
  const pdf = paper.pdf && address(paper.pdf);
  const code = paper.code.length > 0 ? paper.code.map(address) : undefined;
  return {
    abstract: plainAbstract(paper) || undefined,
    keyword: areas.map(({ tag }) => tag).join(', ') || undefined,
    'available-date': isPublished(paper) ? dateParts(date.split('-').map(Number)) : undefined,
    // What CSL has no variable for.
    custom: pdf || code ? { pdf, code } : undefined,
  };
}

function dateParts(parts: number[]): { 'date-parts': [number[]] } {
  return { 'date-parts': [parts] };
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
  const family = oneLine(name.family) ?? '';
  if (name.given === undefined && name.suffix === undefined) return { literal: family };
  const [, particle, rest] = family.includes(' ') ? (withParticle.exec(family) ?? []) : [];
  return {
    family: rest ?? family,
    given: oneLine(name.given),
    'non-dropping-particle': particle?.trim(),
    suffix: oneLine(name.suffix),
  };
}

/** arXiv gives each of its papers a DOI: https://info.arxiv.org/help/doi.html */
function locators(paper: CitedPaper) {
  const { arxiv, pdf, url } = paper;
  const page = arxiv && arxivHref(arxiv);
  const published = isPublished(paper);
  const doi = paper.doi ?? (arxiv && !published ? `10.48550/arXiv.${arxiv}` : undefined);
  const found = published ? (url ?? pdf ?? page) : (page ?? url ?? pdf);
  const resolver = found?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '');
  return { DOI: doi, URL: found && resolver !== doi ? address(found) : undefined };
}
