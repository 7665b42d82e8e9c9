import type { PaperInput } from '#schema/paper.ts';
import type { PersonName } from '#schema/person-name.ts';
import { type WorkType, workTypes } from '#schema/work.ts';
import { pageSpan } from '#text/pages.ts';
import type { DateParts } from './dates.ts';
import type { Draft, DraftRecord, ImportOptions } from './draft.ts';
import { arxivAddress, doiOfAddress, isPdf, isRepository, readArxiv } from './identify.ts';
import type { SourceFields } from './source-fields.ts';
import { readStatus } from './status.ts';

type Venue = NonNullable<PaperInput['venue']>;

type Text = string | undefined;

/** An address of a source, and what it leads to where the source says so. */
export interface Address {
  url: string;
  label?: Text;
}

/** Fields of the record that every source gives as they are. */
type Plain = Pick<
  DraftRecord,
  | 'editors'
  | 'translators'
  | 'containerAuthors'
  | 'event'
  | 'publisher'
  | 'place'
  | 'institution'
  | 'genre'
  | 'number'
  | 'edition'
  | 'version'
  | 'chapter'
  | 'numberOfPages'
  | 'numberOfVolumes'
  | 'isbn'
  | 'issn'
  | 'language'
  | 'accessed'
  | 'added'
  | 'abstract'
>;

/** What the formats of citations have in common, in the words of this catalogue. */
export interface Reference extends Plain {
  /** Where it comes from; its fields are accounted for. */
  source: SourceFields;
  /** The source's own citation key. */
  id?: Text;
  type?: WorkType | undefined;
  title: Text;
  authors: readonly PersonName[];
  /** Whether there are more authors than are named. */
  isOpen?: boolean;
  date: DateParts;
  /** What the source has in place of a date. */
  undated?: Text;
  /** When it first was public, where that is not when the venue published it. */
  firstDate?: DateParts;
  /** What it is a part of. */
  venue?: Pick<Venue, 'name' | 'type'> | undefined;
  volume?: Text;
  issue?: Text;
  pages?: Text;
  series?: Text;
  /** Bare, as `readDoi` and `readArxiv` give them. */
  doi?: Text;
  arxiv?: Text;
  /** Categories or tags, the most telling first; those that name no area are keywords. */
  categories?: readonly Text[];
  keywords?: readonly string[];
  /** Addresses of the work, sorted out by what they lead to. */
  addresses?: readonly Address[];
  pdf?: Text;
  code?: readonly string[];
  note?: Text;
  /** What may say that it was retracted or withdrawn. */
  status?: Text;
}

/** How this catalogue says that a list of authors is not complete, where a format has no sign. */
export const openList = 'Authors: the first of more';

/**
 * A draft from a reference: addresses by what they are, an arXiv address or DOI as the identifier
 * that it repeats, and the type where it does not follow from the venue.
 */
export function referenceToDraft(reference: Reference, options: ImportOptions): Draft {
  const { source, id, title = '', status, date, firstDate = [], undated } = reference;
  const { authors, isOpen = false, categories = [], keywords = [] } = reference;
  const told = readStatus(title, status);
  const areaOf = (word: Text) => options.areas?.get(word ?? '');
  const areas = new Set([...categories, ...keywords].flatMap((word) => areaOf(word) ?? []));
  const [area = options.area, ...more] = areas;
  const venue = venueOf(reference);
  const place = venue ? {} : placeOf(reference);
  const { editors, translators, containerAuthors, event, publisher, institution, genre } =
    reference;
  const { edition, version, chapter, numberOfPages, numberOfVolumes, isbn, issn } = reference;
  const number = reference.number ?? (venue ? undefined : reference.issue);
  const record = filled({
    id,
    title: told.title,
    date: writeDate(firstDate[0] === undefined ? date : firstDate),
    type: typeBeside(reference, venue),
    area: more.length > 0 && area ? [area, ...more] : area,
    authors: [...authors],
    authorsComplete: isOpen ? false : undefined,
    ...{ editors, translators, containerAuthors },
    ...locators(reference),
    venue,
    ...{ event, publisher, place: reference.place, institution, genre, number, edition, version },
    ...place,
    ...{ chapter, numberOfPages, numberOfVolumes, isbn, issn, language: reference.language },
    keywords: [...new Set(keywords.filter((word) => word !== '' && areaOf(word) === undefined))],
    note: [told.note, reference.note].filter(Boolean).join('. '),
    ...{ accessed: reference.accessed, added: reference.added },
    status: told.status,
    abstract: reference.abstract,
  }) as DraftRecord;
  const { count, remarks } = source.close();
  return { record, line: source.line, remarks, count, ...(undated && { undated }) };
}

const typesOfVenues: Record<Venue['type'], WorkType> = {
  conference: 'conference',
  workshop: 'workshop',
  journal: 'article',
  preprint: 'preprint',
  book: 'chapter',
};

/** The type, where it does not follow from the venue by itself. */
function typeBeside({ type }: Reference, venue: Venue | undefined): WorkType | undefined {
  return type === typesOfVenues[venue?.type ?? 'preprint'] ? undefined : type;
}

/** A kind by a word that the record has for one. */
export function typeNamed(word: Text): WorkType | undefined {
  return workTypes.find((type) => type === word?.toLowerCase());
}

/** Whether a journal's name only says that the work is a preprint somewhere. */
export function isPreprintServer(name: Text): boolean {
  return /^(?:arxiv|corr\b|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|openreview|research square|ssrn|techrxiv|hal\b|zenodo)/i.test(
    name ?? '',
  );
}

/** A venue by its name, which says where a conference is a workshop. */
export function venueNamed(name: Text, type: Venue['type'] | undefined): Reference['venue'] {
  if (!name || !type) return undefined;
  return { name, type: type === 'conference' && /\bworkshops?\b/i.test(name) ? 'workshop' : type };
}

/** Such venues as the types of works have, by default. */
export const venueTypes: Partial<Record<WorkType, Venue['type']>> = {
  article: 'journal',
  conference: 'conference',
  workshop: 'workshop',
  chapter: 'book',
  preprint: 'preprint',
  talk: 'conference',
  poster: 'conference',
};

/** The text of a value that was parsed, its first where there are several. */
export function textOf(value: unknown): Text {
  if (Array.isArray(value)) return textOf(value[0]);
  if (typeof value === 'object') return textOf((value as { '#text'?: unknown } | null)?.['#text']);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function filled<Fields extends object>(fields: Fields): Fields {
  const isEmpty = (value: unknown) =>
    value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  const present = Object.entries(fields).filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(present) as Fields;
}

/** A date as records have it, as fine as the calendar allows. */
export function writeDate([year, month, day]: DateParts): Text {
  if (year === undefined) return undefined;
  const isWithin = (part: number, most: number) =>
    Number.isInteger(part) && part >= 1 && part <= most;
  const parts = [String(year).padStart(4, '0')];
  if (month !== undefined && isWithin(month, 12)) {
    parts.push(String(month).padStart(2, '0'));
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (day !== undefined && isWithin(day, days)) parts.push(String(day).padStart(2, '0'));
  }
  return parts.join('-');
}

function locators({
  doi: ownDoi,
  arxiv: ownArxiv,
  pdf: ownPdf,
  addresses = [],
  code = [],
}: Reference) {
  const urls = addresses.map(({ url }) => url);
  const arxiv =
    ownArxiv ??
    readArxiv([ownDoi, ...urls.map(doiOfAddress)].find((it) => /^10\.48550\//.test(it ?? ''))) ??
    urls.filter((url) => arxivAddress.test(url)).map(readArxiv)[0];
  // arXiv gives each of its papers a DOI: https://info.arxiv.org/help/doi.html
  const isTold = (doi: string) => arxiv !== undefined && /^10\.48550\/arxiv\./i.test(doi);
  const doi = [ownDoi, ...urls.map(doiOfAddress)].find((it) => it !== undefined && !isTold(it));
  const isRepeated = (url: string) => {
    const named = doiOfAddress(url);
    if (named !== undefined) return isTold(named) || named.toLowerCase() === doi?.toLowerCase();
    return arxiv !== undefined && arxivAddress.test(url) && readArxiv(url) === arxiv;
  };
  const others = addresses.filter(({ url }) => !isRepeated(url));
  const pdf = ownPdf ?? others.find(({ url, label }) => label === undefined && isPdf(url))?.url;
  const [page] = others.filter(({ url, label }) => label === undefined && url !== pdf);
  const repositories = [
    ...code,
    ...others.flatMap(({ url, label }) => (label === 'Code' && isRepository(url) ? url : [])),
  ];
  const links = new Map<string, { label: string; url: string }>();
  for (const { url, label } of others) {
    if (url === pdf || url === page?.url || repositories.includes(url) || links.has(url)) continue;
    links.set(url, { label: label ?? new URL(url).hostname.replace(/^www\./, ''), url });
  }
  return {
    code: [...new Set(repositories)],
    arxiv,
    doi,
    pdf: pdf !== undefined && isRepeated(pdf) ? undefined : pdf,
    url: page?.url,
    links: [...links.values()],
  };
}

function venueOf(reference: Reference): Venue | undefined {
  const { venue, date } = reference;
  const [year] = date;
  if (!venue || year === undefined) return undefined;
  return filled({ ...venue, year, ...placeOf(reference), issue: reference.issue });
}

function placeOf({ volume, pages, series }: Reference) {
  return filled({ volume, pages: pages && pageSpan(pages), series });
}
