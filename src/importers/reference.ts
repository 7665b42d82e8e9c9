import { arxivIdSchema, doiSchema } from '#schema/identifiers.ts';
import type { PaperInput } from '#schema/paper.ts';
import type { PersonName } from '#schema/person-name.ts';
import type { Draft, DraftRecord, ImportOptions } from './draft.ts';

/** Year, month and day, as many of them as are known. */
export type DateParts = readonly (number | undefined)[];

/** What a payload may leave out. */
type Text = string | undefined;

/** What the formats of citations have in common, in the words of this catalogue. */
export interface Reference {
  line: number;
  id?: Text;
  title: Text;
  /** A last name `others` says that there are more. */
  authors: PersonName[];
  date: DateParts;
  /** When it first was public, where that is not when the venue published it. */
  firstDate?: DateParts;
  venue?: Pick<NonNullable<PaperInput['venue']>, 'name' | 'type'> | undefined;
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

/**
 * A draft from a reference: identifiers bare, addresses by what they are, an arXiv address or
 * DOI as the identifier that it repeats. What has no place is a remark that names the field.
 */
export function referenceToDraft(reference: Reference, options: ImportOptions): Draft {
  const { line, id, date, firstDate = [], code = [], abstract } = reference;
  const remarks: string[] = [];
  const record = filled({
    id,
    ...titleAndStatus(reference),
    date: writeDate(firstDate[0] === undefined ? date : firstDate, remarks),
    area: findArea(reference, options),
    ...authorsOf(reference),
    code: code.length > 0 ? [...code] : undefined,
    ...locators(reference, remarks),
    venue: venueOf(reference, remarks),
    abstract,
  }) as DraftRecord;
  for (const [field, value] of reference.left) {
    if (value && !options.areas?.has(value.trim())) remarks.push(leaveOut(field, value));
  }
  return { record, line, remarks };
}

/** What a report says of a field that no record has a place for. */
export function leaveOut(field: string, value: string): string {
  const whole = value.replace(/\s+/g, ' ').trim();
  const shown = whole.length > 60 ? `${whole.slice(0, 57).toWellFormed()}...` : whole;
  return `${field}: has no place in a record; left out "${shown}"`;
}

/** Whether a venue's name says no more than that the paper is on arXiv. */
export function namesArxiv(venue: string): boolean {
  return /^arxiv\b|^corr$/i.test(venue);
}

/** A conference, or a workshop where its name says so. */
export function conferenceOf(name: string): NonNullable<Reference['venue']> {
  return { name, type: /\bworkshops?\b/i.test(name) ? 'workshop' : 'conference' };
}

/** The fields that have a value. */
function filled<Fields extends object>(fields: Fields): Fields {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(present) as Fields;
}

const statuses = /^(retracted|withdrawn)(?: (?:article|paper))?: */i;

function titleAndStatus({ title = '', status = '' }: Reference) {
  const found = /^(?:retracted|withdrawn)/i.exec(status)?.[0] ?? statuses.exec(title)?.[1];
  const known = found?.toLowerCase() as DraftRecord['status'];
  return { title: title.replace(statuses, '').trim(), status: known };
}

function writeDate([year, month, day]: DateParts, remarks: string[]): Text {
  if (year === undefined) return undefined;
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

function isWithin(part: number, most: number): boolean {
  return Number.isInteger(part) && part >= 1 && part <= most;
}

function findArea({ categories }: Reference, { areas, area }: ImportOptions): Text {
  const known = categories.map((category = '') => areas?.get(category));
  return known.find((tag) => tag !== undefined) ?? area;
}

function authorsOf({ authors }: Reference) {
  const last = authors.at(-1);
  const isOpen = last?.family.toLowerCase() === 'others' && last.given === undefined;
  const known = isOpen ? authors.slice(0, -1) : authors;
  return {
    authors: known.length > 0 ? known : undefined,
    authorsComplete: isOpen ? false : undefined,
  };
}

function locators(reference: Reference, remarks: string[]) {
  const { pdf: ownPdf } = reference;
  const urls = reference.urls.filter((url) => url !== undefined);
  const numbers = [reference.arxiv, reference.doi, ...urls].map(bareArxiv);
  const arxiv = numbers.find((text) => text !== undefined);
  const dois = [reference.doi, ...urls].map(bareDoi);
  const doi = dois.find((text) => text !== undefined && !(arxiv && isArxivDoi(text)));
  const addresses = urls.filter((url) => !(arxiv && isArxivAddress(url)) && !bareDoi(url));
  if (reference.doi && !doi && !arxiv) remarks.push(leaveOut('doi', reference.doi));
  if (reference.arxiv && !arxiv) remarks.push(leaveOut('arxiv', reference.arxiv));
  const pdf = [ownPdf, ...addresses].find((url) => url !== undefined && isPdf(url)) ?? ownPdf;
  const [url, ...more] = addresses.filter((address) => address !== pdf);
  for (const address of more) remarks.push(leaveOut('url', address));
  return { arxiv, doi, pdf: arxiv && pdf && isArxivAddress(pdf) ? undefined : pdf, url };
}

function isPdf(url: string): boolean {
  return /\.pdf$|\/pdf[/?]|\/pdf$/i.test(url);
}

function venueOf(reference: Reference, remarks: string[]): DraftRecord['venue'] {
  const { venue, date, volume, pages, series } = reference;
  const [year] = date;
  if (venue && year !== undefined) return filled({ ...venue, year, volume, pages, series });
  for (const [field, value] of Object.entries({ venue: venue?.name, volume, pages, series })) {
    if (value) remarks.push(leaveOut(field, value));
  }
  return undefined;
}

/**
 * A DOI without what people write around it: a resolver's address, `doi:`, a full stop behind it.
 * Undefined where no DOI is left.
 * @example bareDoi('https://doi.org/10.1000/xyz.') // '10.1000/xyz'
 */
function bareDoi(text: Text): Text {
  if (text === undefined) return undefined;
  const [, behind = text] = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/(.*)$/i.exec(text) ?? [];
  const bare = decode(behind === text ? text.replace(/^(?:doi|urn:doi)\s*[:=]\s*/i, '') : behind);
  const doi = bare.trim().replace(/\.$/, '');
  return doiSchema.safeParse(doi).success ? doi : undefined;
}

/**
 * An arXiv identifier without `arXiv:`, address, category and version. Undefined where none is left.
 * @example bareArxiv('arXiv:2407.01230v2 [cs.AQ]') // '2407.01230'
 */
export function bareArxiv(text: Text): Text {
  if (text === undefined) return undefined;
  const [, behind = text] =
    /(?:arxiv\.org\/(?:abs|pdf|html)\/|^\s*arxiv\s*:\s*|10\.48550\/arxiv\.)(.*)$/i.exec(text) ?? [];
  const bare = behind
    .trim()
    .replace(/\s*\[[\w.-]+\]$|\.pdf$|[?#].*$/gi, '')
    .replace(/\/$/, '')
    .replace(/v\d+$/, '');
  return arxivIdSchema.safeParse(bare).success ? bare : undefined;
}

/** Whether an address only repeats an arXiv identifier. */
function isArxivAddress(url: string): boolean {
  return /^https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\//i.test(url);
}

/** Whether a DOI only repeats an arXiv identifier: https://info.arxiv.org/help/doi.html */
function isArxivDoi(doi: string): boolean {
  return /^10\.48550\/arxiv\./i.test(doi);
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
