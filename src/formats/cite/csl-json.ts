import { arxivHref } from '#catalog/urls.ts';
import type { PaperRecord } from '#schema/paper.ts';
import type { PersonName } from '#schema/person-name.ts';
import { placeIn, typeOf, type WorkType } from '#schema/work.ts';
import { pageSpan } from '#text/pages.ts';
import { plainAbstract, toPlain } from '#text/to-plain.ts';
import { cleanText } from '#text/visible.ts';
import { joinKeywords, keywordsOf } from './keywords.ts';
import { kinds } from './kinds.ts';

/** What a citation needs of a paper; a paper of the catalogue has it. */
export interface CitedPaper
  extends Omit<PaperRecord, 'area' | 'authors' | 'abstract' | 'org' | 'updated'> {
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
export type CslItem = Omit<ReturnType<typeof citationOf>, 'custom'> &
  Partial<Omit<ReturnType<typeof detailsOf>, 'custom'>> & {
    custom?:
      | {
          type?: WorkType;
          pdf?: string | undefined;
          url?: string | undefined;
          added?: string | undefined;
          publisher?: string | undefined;
          code?: string[] | undefined;
          links?: readonly { label: string; url: string }[] | undefined;
        }
      | undefined;
  };

export interface CitationOptions {
  /** Whether to take along what no bibliography prints: abstract, keyword, PDF, code and links. */
  details?: boolean;
}

const openList: CslName = { literal: 'others' };

/**
 * The citation from which all formats are made. A published paper is cited by its venue and the
 * year there; a preprint by its own date, in the precision in which it is known. Texts are plain.
 */
export function toCslJson(paper: CitedPaper, { details = false }: CitationOptions = {}): CslItem {
  const item = known.get(paper) ?? citationOf(paper);
  known.set(paper, item);
  return details ? { ...item, ...detailsOf(paper, item) } : item;
}

/** A page asks for a citation once for each format, and so do the lists and files of the paper. */
const known = new WeakMap<CitedPaper, ReturnType<typeof citationOf>>();

function citationOf(paper: CitedPaper) {
  const { status, arxiv, areas, institution, venue, event } = paper;
  const type = typeOf(paper);
  const kind = kinds[type];
  const { volume, issue, series, pages } = placeIn(paper);
  const isPreprint = type === 'preprint';
  const part = isPreprint ? undefined : venue;
  const id = paper.key ?? paper.id;
  const others = paper.authorsComplete ? [] : [openList];
  const [authors, editors] = [paper.authors, paper.editors].map((names) => names.map(citedName));
  if (paper.authors.length > 0) authors?.push(...others);
  else editors?.push(...others);
  const publisher = oneLine(paper.publisher);
  const archive = isPreprint ? (oneLine(venue?.name) ?? (arxiv && 'arXiv')) : undefined;
  const number = oneLine(paper.number);
  const isInSeries = series !== undefined && /book|chapter|conference/.test(kind.csl);
  return {
    id,
    'citation-key': id,
    type: kind.csl,
    title: `${status ? `${status.toUpperCase()}: ` : ''}${toPlain(paper.title).replaceAll('\n', ' ')}`,
    author: unlessEmpty(authors),
    editor: unlessEmpty(editors),
    translator: unlessEmpty(paper.translators.map(citedName)),
    'container-author': unlessEmpty(paper.containerAuthors.map(citedName)),
    issued: dateParts(issuedOn(paper)),
    'container-title': oneLine(part?.name),
    'collection-title': oneLine(series),
    'collection-number': isInSeries ? number : undefined,
    volume: oneLine(volume),
    issue: oneLine(issue),
    page: (pages && pageSpan(oneLine(pages) ?? '')) || undefined,
    genre: oneLine(paper.genre) ?? (isPreprint ? 'preprint' : undefined),
    publisher: archive ?? publisher ?? oneLine(institution),
    'publisher-place': oneLine(paper.place),
    // Of other kinds a reader takes the publisher for one.
    authority: publisher || !/thesis|report|manual/.test(type) ? oneLine(institution) : undefined,
    number: (isPreprint && arxiv && `arXiv:${arxiv}`) || (isInSeries ? undefined : number),
    edition: oneLine(paper.edition),
    version: oneLine(paper.version),
    'chapter-number': oneLine(paper.chapter),
    'number-of-pages': oneLine(paper.numberOfPages),
    'number-of-volumes': oneLine(paper.numberOfVolumes),
    ISBN: oneLine(paper.isbn),
    ISSN: oneLine(paper.issn),
    'event-title': oneLine(event?.name),
    'event-place': oneLine(event?.place),
    'event-date': event?.date === undefined ? undefined : { raw: event.date },
    language: paper.language,
    accessed: paper.accessed && dateParts(partsOf(paper.accessed)),
    archive: arxiv && 'arXiv',
    archive_location: arxiv,
    archive_collection: arxiv && areas[0]?.arxiv,
    ...locators(paper),
    status,
    note: noteOf(paper),
    custom: isTold(paper) ? undefined : { type },
  };
}

function noteOf({ status, note }: CitedPaper): string | undefined {
  const mark = status && `${status[0]?.toUpperCase()}${status.slice(1)}`;
  return [mark, note && oneLine(toPlain(note))].filter(Boolean).join('. ') || undefined;
}

/** Whether the rest of the citation tells the kind of a work, so that it need not be named. */
function isTold(paper: CitedPaper): boolean {
  const type = typeOf(paper);
  if (type === 'preprint') return paper.genre === undefined;
  if (type === 'workshop') return isNamedWorkshop(paper);
  return !kinds[type].shared;
}

/** Whether the name of the venue says that it is a workshop. */
export function isNamedWorkshop({ venue }: CitedPaper): boolean {
  return /\bworkshops?\b/i.test(venue?.name ?? '');
}

/** When it was published: at its venue, where that was another time than that of the first version. */
function issuedOn(paper: CitedPaper): number[] {
  const own = partsOf(paper.date);
  const year = paper.venue?.year;
  if (year === undefined || (year === own[0] && (!isPublished(paper) || !paper.arxiv))) return own;
  return [year];
}

/** What no bibliography prints. */
function detailsOf(paper: CitedPaper, { custom: kind, ...item }: ReturnType<typeof citationOf>) {
  const { date, added } = paper;
  const links = unlessEmpty(
    paper.links.map(({ label, url }) => ({ label: oneLine(label) ?? '', url: address(url) })),
  );
  const page = paper.url && address(paper.url);
  // The paper's page and its publisher, where the citation names an archive.
  const url =
    page !== undefined && page !== item.URL && doiOf(page) !== item.DOI ? page : undefined;
  const own = oneLine(paper.publisher);
  const isFirst = isPublished(paper) || issuedDigits(item).join('-') !== date;
  const publisher = own === item.publisher ? undefined : own;
  const pdf = paper.pdf && address(paper.pdf);
  const code = paper.code.length > 0 ? paper.code.map(address) : undefined;
  return {
    abstract: plainAbstract(paper) || undefined,
    keyword: joinKeywords(keywordsOf(paper)) || undefined,
    'available-date': isFirst ? dateParts(partsOf(date)) : undefined,
    // What CSL has no variable for.
    custom: [pdf, url, code, links, added, publisher, kind].some(Boolean)
      ? { pdf, url, code, links, added, publisher, ...kind }
      : undefined,
  };
}

function partsOf(date: string): number[] {
  return date.split('-').map(Number);
}

function unlessEmpty<Item>(list: readonly Item[] | undefined): readonly Item[] | undefined {
  return list?.length ? list : undefined;
}

function dateParts(parts: number[]): { 'date-parts': [number[]] } {
  return { 'date-parts': [parts] };
}

/** The beginning of an author's name, or the only name, as it stands in a sorted list. */
export function familyOf(name: CslName): string {
  const { family = '', literal, 'non-dropping-particle': particle } = name;
  return literal ?? (particle ? `${particle} ${family}` : family);
}

/** Year, month and day, as many of them as are cited, in their usual numbers of digits. */
export function issuedDigits({ issued }: { issued: ReturnType<typeof dateParts> }): string[] {
  return issued['date-parts'][0].map((part) => String(part).padStart(2, '0'));
}

/** Names and venues are shown as they are written, but for what would break a line of a file. */
function oneLine(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (/^[!-~\u00a1-\u024f]+(?: [!-~\u00a1-\u024f]+)*$/.test(text)) return text;
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

function isPublished(paper: CitedPaper): boolean {
  return paper.venue !== undefined && typeOf(paper) !== 'preprint';
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

/** The DOI of a resolver's address. */
function doiOf(url: string): string {
  return url.replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '');
}

/** arXiv gives each of its papers a DOI: https://info.arxiv.org/help/doi.html */
function locators(paper: CitedPaper) {
  const { arxiv, pdf, url } = paper;
  const page = arxiv && arxivHref(arxiv);
  const published = isPublished(paper);
  const doi = paper.doi ?? (arxiv && !published ? `10.48550/arXiv.${arxiv}` : undefined);
  const found = published ? (url ?? pdf ?? page) : (page ?? url ?? pdf);
  return { DOI: doi, URL: found && doiOf(found) !== doi ? address(found) : undefined };
}
