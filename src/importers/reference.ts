import type { PaperInput } from '#schema/paper.ts';
import type { PersonName } from '#schema/person-name.ts';
import type { DateParts } from './dates.ts';
import type { Draft, DraftRecord, ImportOptions } from './draft.ts';
import { arxivAddress, doiOfAddress, isPdf, readArxiv, readDoi } from './identify.ts';

type VenueType = NonNullable<PaperInput['venue']>['type'];

type Text = string | undefined;

/** What the formats of citations have in common, in the words of this catalogue. */
export interface Reference {
  line: number;
  id?: Text;
  title: Text;
  authors: readonly PersonName[];
  /** Whether there are more authors than are named. */
  isOpen?: boolean;
  date: DateParts;
  /** When it first was public, where that is not when the venue published it. */
  firstDate?: DateParts;
  venue?: { name: string; type: VenueType } | undefined;
  volume?: Text;
  pages?: Text;
  series?: Text;
  doi: Text;
  /** Whatever names the paper at arXiv. */
  arxiv: Text;
  /** Categories or tags, the most telling first. */
  categories: readonly Text[];
  /** Addresses of the paper, sorted out by what they lead to. */
  urls: readonly Text[];
  pdf?: Text;
  code?: readonly string[] | undefined;
  abstract: Text;
  status: Text;
  /** Fields that no record has a place for, as the payload names them. */
  left: readonly (readonly [field: string, value: Text])[];
}

const statuses = /^(retracted|withdrawn)(?: (?:article|paper))?: */i;

/**
 * A draft from a reference: identifiers bare, addresses by what they are, an arXiv address or
 * DOI as the identifier that it repeats. What has no place is a remark that names the field.
 */
export function referenceToDraft(reference: Reference, options: ImportOptions): Draft {
  const { id, title = '', status = '', date, firstDate = [], code = [], abstract } = reference;
  const remarks: string[] = [];
  const mark = /^(?:retracted|withdrawn)/i.exec(status)?.[0] ?? statuses.exec(title)?.[1];
  const { authors, isOpen = false } = reference;
  const tags = reference.categories.map((category = '') => options.areas?.get(category));
  const record = filled({
    id,
    title: title.replace(statuses, '').trim(),
    status: mark?.toLowerCase(),
    date: writeDate(firstDate[0] === undefined ? date : firstDate, remarks),
    area: tags.find((tag) => tag !== undefined) ?? options.area,
    authors: authors.length > 0 ? [...authors] : undefined,
    authorsComplete: isOpen ? false : undefined,
    code: code.length > 0 ? [...code] : undefined,
    ...locators(reference, remarks),
    venue: venueOf(reference, remarks),
    abstract,
  }) as DraftRecord;
  for (const [field, value] of reference.left) {
    if (value && !options.areas?.has(value.trim())) remarks.push(leaveOut(field, value));
  }
  return { record, line: reference.line, remarks };
}

/** What a report says of a field that no record has a place for. */
export function leaveOut(field: string, value: string): string {
  const whole = value.replace(/\s+/g, ' ').trim();
  const shown = whole.length > 60 ? `${whole.slice(0, 57).toWellFormed()}...` : whole;
  return `${field}: has no place in a record; left out "${shown}"`;
}

/** The works of CSL, Crossref and RIS that appear somewhere, and where. */
const venueTypes = new Map(
  Object.entries({
    journal: 'article-journal article-magazine journal-article JOUR JFULL MGZN EJOUR INPR',
    conference: 'paper-conference chapter proceedings-article CONF CPAPER CHAP',
  }).flatMap(([venue, types]) =>
    types.split(' ').map((type) => [type, venue as VenueType] as const),
  ),
);

/** The venue of a work of such a type; none where its name only says that it is on arXiv. */
export function venueOfType(type: Text, name: Text): Reference['venue'] {
  const isArxivOnly = name !== undefined && /^arxiv\b|^corr$/i.test(name);
  return isArxivOnly ? undefined : venueNamed(name, venueTypes.get(type ?? ''));
}

/** A venue by its name, which says where a conference is a workshop. */
export function venueNamed(name: Text, type: VenueType | undefined): Reference['venue'] {
  if (!name || !type) return undefined;
  return { name, type: type === 'conference' && /\bworkshops?\b/i.test(name) ? 'workshop' : type };
}

/** The text of a value that was parsed, its first where there are several. */
export function textOf(value: unknown): Text {
  if (Array.isArray(value)) return textOf(value[0]);
  if (typeof value === 'object') return textOf((value as { '#text'?: unknown } | null)?.['#text']);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function filled<Fields extends object>(fields: Fields): Fields {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(present) as Fields;
}

function writeDate([year, month, day]: DateParts, remarks: string[]): Text {
  if (year === undefined) return undefined;
  const isWithin = (part: number, most: number) =>
    Number.isInteger(part) && part >= 1 && part <= most;
  const parts = [String(year).padStart(4, '0')];
  if (month !== undefined && isWithin(month, 12)) {
    parts.push(String(month).padStart(2, '0'));
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (day !== undefined && isWithin(day, days)) parts.push(String(day).padStart(2, '0'));
    else if (day !== undefined) remarks.push(`date: has no day ${day} in its month; left out`);
  } else if (month !== undefined) {
    remarks.push(`date: has no month ${month}; left out`);
  }
  return parts.join('-');
}

function locators(reference: Reference, remarks: string[]) {
  const urls = reference.urls.filter((url) => url !== undefined);
  const named = [reference.doi, ...urls];
  const arxiv = [reference.arxiv, ...named]
    .map((text, at) =>
      at === 0 || /arxiv|lanl|ar5iv/i.test(text ?? '') ? readArxiv(text) : undefined,
    )
    .find((text) => text !== undefined);
  // arXiv gives each of its papers a DOI: https://info.arxiv.org/help/doi.html
  const isTold = (doi: string) => arxiv && /^10\.48550\/arxiv\./i.test(doi);
  const doi = [readDoi(reference.doi), ...urls.map(doiOfAddress)].find(
    (text) => text !== undefined && !isTold(text),
  );
  const addresses = urls.filter((url) => !(arxiv && arxivAddress.test(url)) && !doiOfAddress(url));
  if (reference.doi && !doi && !arxiv) remarks.push(leaveOut('doi', reference.doi));
  if (reference.arxiv && !arxiv) remarks.push(leaveOut('arxiv', reference.arxiv));
  const ownPdf = reference.pdf;
  const pdf = [ownPdf, ...addresses].find((url) => url !== undefined && isPdf(url)) ?? ownPdf;
  const [url, ...more] = addresses.filter((address) => address !== pdf);
  for (const address of more) remarks.push(leaveOut('url', address));
  return { arxiv, doi, pdf: arxiv && pdf && arxivAddress.test(pdf) ? undefined : pdf, url };
}

function venueOf(reference: Reference, remarks: string[]): DraftRecord['venue'] {
  const { venue, volume, series } = reference;
  const [year] = reference.date;
  const pages = reference.pages?.replace(/\s*[-–]+\s*/g, '-');
  if (venue && year !== undefined) return filled({ ...venue, year, volume, pages, series });
  for (const [field, value] of Object.entries({ venue: venue?.name, volume, pages, series })) {
    if (value) remarks.push(leaveOut(field, value));
  }
  return undefined;
}
