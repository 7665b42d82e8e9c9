import type { PaperInput } from '#schema/paper.ts';
import type { PersonName } from '#schema/person-name.ts';
import { bareArxiv, bareDoi, isArxivAddress, isArxivDoi } from './bare-identifier.ts';
import type { Draft, DraftRecord, ImportOptions } from './draft.ts';

/** Year, month and day, as many of them as are known. */
export type DateParts = readonly (number | undefined)[];

/** What the formats of citations have in common, in the words of this catalogue. */
export interface Reference {
  line: number;
  id?: string | undefined;
  title?: string | undefined;
  /** A last name `others` says that there are more. */
  authors: PersonName[];
  date: DateParts;
  /** When it first was public, where that is not when the venue published it. */
  firstDate?: DateParts | undefined;
  venue?: { name: string; type: NonNullable<PaperInput['venue']>['type'] } | undefined;
  volume?: string | undefined;
  pages?: string | undefined;
  series?: string | undefined;
  doi?: string | undefined;
  /** Whatever names the paper at arXiv. */
  arxiv?: string | undefined;
  /** Categories or tags, the most telling first. */
  categories: readonly string[];
  /** Addresses of the paper, sorted out by what they lead to. */
  urls: readonly string[];
  pdf?: string | undefined;
  code?: readonly string[] | undefined;
  abstract?: string | undefined;
  status?: string | undefined;
  /** Fields that no record has a place for, as the payload names them. */
  left: readonly (readonly [field: string, value: string])[];
}

const statuses = /^(retracted|withdrawn)(?: (?:article|paper))?: */i;

/**
 * A draft from a reference: identifiers bare, addresses by what they are, an arXiv address or
 * DOI as the identifier that it repeats. What has no place is a remark that names the field.
 */
export function referenceToDraft(reference: Reference, options: ImportOptions): Draft {
  const remarks: string[] = [];
  const record: DraftRecord = {
    ...pick('id', reference.id),
    ...titleAndStatus(reference),
    ...pick('date', writeDate(firstOf(reference), remarks)),
    ...pick('area', findArea(reference, options)),
    ...authorsOf(reference),
    ...codeOf(reference),
    ...locators(reference, remarks),
    ...venueOf(reference, remarks),
    ...pick('abstract', reference.abstract),
  };
  for (const [field, value] of reference.left) {
    if (!options.areas?.has(value.trim())) remarks.push(leaveOut(field, value));
  }
  return { record, line: reference.line, remarks };
}

/** What a report says of a field that no record has a place for. */
export function leaveOut(field: string, value: string): string {
  const shown = value.replace(/\s+/g, ' ').trim();
  return `${field}: has no place in a record; left out "${cut(shown)}"`;
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57).toWellFormed()}...` : text;
}

function firstOf({ date, firstDate }: Reference): DateParts {
  return firstDate && firstDate[0] !== undefined ? firstDate : date;
}

function codeOf({ code = [] }: Reference): DraftRecord {
  return code.length > 0 ? { code: [...code] } : {};
}

function pick<Key extends string, Value>(key: Key, value: Value | undefined) {
  return (value === undefined || value === '' ? {} : { [key]: value }) as { [K in Key]?: Value };
}

function titleAndStatus({ title = '', status = '' }: Reference): DraftRecord {
  const found = /^(retracted|withdrawn)/i.exec(status)?.[1] ?? statuses.exec(title)?.[1];
  const known = found?.toLowerCase() as DraftRecord['status'];
  return { ...pick('title', title.replace(statuses, '').trim()), ...pick('status', known) };
}

function writeDate([year, month, day]: DateParts, remarks: string[]): string | undefined {
  if (year === undefined) return undefined;
  const parts = [String(year).padStart(4, '0')];
  if (month !== undefined && isWithin(month, 12)) {
    parts.push(pad(month));
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (day !== undefined && isWithin(day, days)) parts.push(pad(day));
    else if (day !== undefined) remarks.push(`date: has no day ${day} in its month; left out`);
  } else if (month !== undefined) {
    remarks.push(`date: has no month ${month}; left out`);
  }
  return parts.join('-');
}

function isWithin(part: number, most: number): boolean {
  return Number.isInteger(part) && part >= 1 && part <= most;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

function findArea({ categories }: Reference, { areas, area }: ImportOptions): string | undefined {
  for (const category of categories) {
    const known = areas?.get(category);
    if (known !== undefined) return known;
  }
  return area;
}

function authorsOf({ authors }: Reference): DraftRecord {
  const last = authors.at(-1);
  const open = last?.family.toLowerCase() === 'others' && last.given === undefined;
  const known = open ? authors.slice(0, -1) : authors;
  return {
    ...(known.length > 0 ? { authors: known } : {}),
    ...(open ? { authorsComplete: false } : {}),
  };
}

function locators(reference: Reference, remarks: string[]): DraftRecord {
  const { urls, pdf: ownPdf } = reference;
  const named = [reference.arxiv, reference.doi, ...urls].find((text) => arxivIn(text));
  const arxiv = arxivIn(named);
  const dois = [reference.doi, ...urls].map((text) => text && bareDoi(text));
  const doi = dois.find((text) => text !== undefined && !(arxiv && isArxivDoi(text)));
  const addresses = urls.filter((url) => !(arxiv && isArxivAddress(url)) && !bareDoi(url));
  if (reference.doi && !doi && !arxiv) remarks.push(leaveOut('doi', reference.doi));
  if (reference.arxiv && !arxiv) remarks.push(leaveOut('arxiv', reference.arxiv));
  const pdf = [ownPdf, ...addresses].find((url) => url !== undefined && isPdf(url)) ?? ownPdf;
  const [url, ...more] = addresses.filter((address) => address !== pdf);
  for (const address of more) remarks.push(leaveOut('url', address));
  const ownArxivPdf = arxiv !== undefined && pdf !== undefined && isArxivAddress(pdf);
  return {
    ...pick('arxiv', arxiv),
    ...pick('doi', doi),
    ...pick('pdf', ownArxivPdf ? undefined : pdf),
    ...pick('url', url),
  };
}

/** Plain numbers are only taken for arXiv's where the payload says so. */
function arxivIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : bareArxiv(text);
}

function isPdf(url: string): boolean {
  return /\.pdf$|\/pdf[/?]|\/pdf$/i.test(url);
}

function venueOf(reference: Reference, remarks: string[]): DraftRecord {
  const { venue, date, volume, pages, series } = reference;
  const [year] = date;
  if (venue && year !== undefined) {
    const place = { ...venue, year, ...pick('volume', volume) };
    return { venue: { ...place, ...pick('pages', pages), ...pick('series', series) } };
  }
  const homeless = { venue: venue?.name, volume, pages, series };
  for (const [field, value] of Object.entries(homeless)) {
    if (value) remarks.push(leaveOut(field, value));
  }
  return {};
}
