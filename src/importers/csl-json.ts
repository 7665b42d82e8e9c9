import type { WorkType } from '#schema/work.ts';
import { readCslNames } from './csl-names.ts';
import { cslType } from './csl-types.ts';
import { type DateParts, readDate } from './dates.ts';
import type { ImportOptions, Reading } from './draft.ts';
import { htmlToMarkup } from './html-text.ts';
import { isArxiv, readAddresses, readArxiv, readDoi } from './identify.ts';
import { listOf, objectOf, splitJson } from './json-items.ts';
import { readLanguage } from './languages.ts';
import type { Names } from './names.ts';
import {
  isPreprintServer,
  type Reference,
  referenceToDraft,
  textOf,
  typeNamed,
  venueNamed,
  venueTypes,
  writeDate,
} from './reference.ts';
import { SourceFields } from './source-fields.ts';

type Item = Record<string, unknown>;

const variables = /"(?:issued|DOI|container-title|citation-key)"\s*:/;
const typePattern =
  /"type"\s*:\s*"(?:article|paper|chapter|book|report|thesis|webpage|dataset|manuscript|journal|proceedings|posted|software|entry|post)/;

/** Whether a payload is an array of objects, or objects, with the names of CSL. */
export function isCslJson(text: string): boolean {
  return (
    /^\uFEFF?\s*(?:\[\s*(?:\{|\])|\{)/.test(text) &&
    (variables.test(text) || typePattern.test(text) || /^\uFEFF?\s*\[\s*\]\s*$/.test(text)) &&
    !/"authorsComplete"\s*:|"area"\s*:/.test(text)
  );
}

/** Reads CSL-JSON 1.0.2, also one item a line, and the exports of Zotero, pandoc and Crossref. */
export function* readCslJson(text: string, options: ImportOptions): Generator<Reading> {
  for (const found of splitJson(text)) {
    if ('message' in found) yield found;
    else yield referenceToDraft(itemToReference(found.item, found.line, found.lineOf), options);
  }
}

/** A reference from an item in the names of CSL. */
export function itemToReference(item: Item, line: number, lineOf = (_: string) => line): Reference {
  const fields = Object.entries(item).flatMap(([name, value]) => {
    const text = textOf(value) ?? (value === null || value === '' ? '' : JSON.stringify(value));
    return text === undefined || text === '[]' || text === '{}'
      ? []
      : { name, value: text, line: lineOf(name) };
  });
  const source = new SourceFields(line, fields);
  const text = (names: string) =>
    source.take(names, (value) => htmlToMarkup(value).replace(/\s+/g, ' ') || undefined);
  const own = <Value>(name: string, read: (value: unknown) => Value | undefined) =>
    source.take(name, (_, found) => read(item[found]));
  const people = (name: string): Names => own(name, readCslNames) ?? { people: [], open: false };
  const written = source.take('type', (value) => value);
  const key = source.take('citation-key', (value) => value);
  source.merge('id', () => key !== undefined);
  const arxiv = arxivOf(source);
  const doi = source.take('DOI doi', readDoi);
  const container = text('container-title');
  const genre = source.take('genre', (value) => value);
  const isHosted = /^preprint$/i.test(genre ?? '') && !isArxiv(source.peek('publisher'));
  const told = typeNamed(textOf(objectOf(item['custom'])['type']));
  const type = told ?? cslType(written, { container, genre, arxiv });
  const authors = people('author');
  const publisher = isHosted ? undefined : text('publisher');
  const server = isHosted ? text('publisher') : undefined;
  if (isArxiv(publisher) && arxiv === undefined)
    source.remark('publisher', 'names arXiv, but no number');
  const authority = text('authority');
  const isIssued = type === 'thesis' || type === 'report' || type === 'manual';
  const venue =
    server && !container ? { name: server, type: 'preprint' as const } : venueOf(type, container);
  const isNumbered = venue?.type === 'journal';
  source.merge(
    'system_id citation-label title-short container-title-short journalAbbreviation shortTitle',
  );
  if (arxiv !== undefined)
    source.merge('archive archiveLocation archive_collection publisher', () => true);
  return {
    source,
    id: key ?? source.take('id', (value) => value),
    type: type === 'conference' && venue?.type === 'workshop' ? 'workshop' : type,
    title: text('title'),
    authors: authors.people,
    isOpen: authors.open,
    editors: people('editor').people,
    translators: people('translator').people,
    containerAuthors: people('container-author').people,
    ...dateOf(source, own),
    venue,
    volume: text('volume'),
    issue: isNumbered || !source.peek('number') ? text('issue') : undefined,
    number: text('number') ?? text('collection-number article-number'),
    pages: text('page'),
    series: text('collection-title'),
    publisher: (isIssued && !authority) || isArxiv(publisher) ? undefined : publisher,
    institution: authority ?? (isIssued ? publisher : undefined),
    place: text('publisher-place'),
    event: eventOf(text, own, container),
    genre: isHosted || /^preprint$/i.test(genre ?? '') ? undefined : genre,
    edition: text('edition'),
    version: text('version'),
    chapter: text('chapter-number'),
    numberOfPages: text('number-of-pages'),
    numberOfVolumes: text('number-of-volumes'),
    isbn: source.take('ISBN', (value) => value),
    issn: source.take('ISSN', (value) => value),
    language: source.take('language', readLanguage),
    doi,
    arxiv,
    categories: [
      arxiv === undefined ? undefined : textOf(item['archive_collection']),
      ...(own('categories', (value) => listOf(value).map(textOf)) ?? []),
    ],
    keywords: source.take('keyword', (value) => value.split(/[,;]\s*/)) ?? [],
    ...locatorsOf(item, source, own),
    accessed: own('accessed', (value) => writeDate(partsOf(value))),
    ...noteOf(source, text),
    abstract: source.take('abstract', htmlToMarkup),
  };
}

/** A note that only says the status is the status. */
function noteOf(
  source: SourceFields,
  text: (names: string) => string | undefined,
): Pick<Reference, 'status' | 'note'> {
  const own = source.take('status', (value) => value);
  const told = source.take('note', (value) =>
    /^(?:retracted|withdrawn)/i.test(value) ? value : undefined,
  );
  return { status: own ?? told, note: text('note') };
}

function venueOf(type: WorkType, container: string | undefined): Reference['venue'] {
  if (container && isPreprintServer(container)) {
    return /^(?:arxiv|corr)\b/i.test(container) ? undefined : { name: container, type: 'preprint' };
  }
  return venueNamed(container, venueTypes[type] ?? 'book');
}

function arxivOf(source: SourceFields): string | undefined {
  const isOwn = isArxiv(source.peek('archive'));
  const told = (value: string) => (/^arxiv\b/i.test(value) ? readArxiv(value) : undefined);
  const found = isOwn
    ? source.take('archive_location number', readArxiv)
    : source.take('number archive_location', told);
  source.merge('number', (value) => found !== undefined && told(value) === found);
  return found;
}

type Own = <Value>(name: string, read: (value: unknown) => Value | undefined) => Value | undefined;

/** When it was published; Crossref leaves `issued` empty where only one of its editions has a date. */
function dateOf(source: SourceFields, own: Own): Pick<Reference, 'date' | 'firstDate' | 'undated'> {
  const read = (value: unknown) => {
    const parts = partsOf(value);
    return parts.length > 0 ? parts : undefined;
  };
  const names = ['issued', 'published', 'published-print', 'published-online', 'posted', 'created'];
  let date: DateParts | undefined;
  for (const name of names) date ??= own(name, read);
  source.merge(names.slice(1).join(' '));
  const firstDate = own('available-date', read);
  const written = source.peek('issued');
  return {
    date: date ?? [],
    ...(firstDate && { firstDate }),
    ...(!date && written && { undated: `${written.slice(0, 60)} (issued)` }),
  };
}

function partsOf(value: unknown): DateParts {
  const issued = typeof value === 'object' ? objectOf(value) : { raw: value };
  const numbers = listOf(listOf(issued['date-parts'])[0]).map(Number);
  const parts = numbers.filter((part) => Number.isInteger(part) && part > 0);
  if (parts.length > 0) return parts.slice(0, 3);
  const written =
    textOf(issued['raw']) ?? textOf(issued['literal']) ?? textOf(issued['date-time']) ?? '';
  return readDate(written)?.parts ?? [];
}

function eventOf(
  text: (names: string) => string | undefined,
  own: Own,
  container: string | undefined,
) {
  const name =
    text('event-title') ??
    own('event', (value) => textOf(value) ?? textOf(objectOf(value)['name']));
  const place = text('event-place');
  const date = own('event-date', (value) => writeDate(partsOf(value)));
  const named = name ?? container;
  if (
    named === undefined ||
    (place === undefined && date === undefined && (name === undefined || name === container))
  )
    return undefined;
  return { name: named, ...(place && { place }), ...(date && { date }) };
}

function locatorsOf(
  item: Item,
  source: SourceFields,
  own: Own,
): Pick<Reference, 'addresses' | 'pdf' | 'code'> {
  const pages = source.takeAll('URL url', (value) => readAddresses(value)).flat();
  source.explain('URL', 'is no address; write one that starts with https://');
  const pubmed = source.takeAll('PMID', (id) =>
    /^\d+$/.test(id)
      ? { url: `https://pubmed.ncbi.nlm.nih.gov/${id}/`, label: 'PubMed' }
      : undefined,
  );
  const central = source.takeAll('PMCID', (id) => {
    return /^PMC\d+$/i.test(id)
      ? { url: `https://www.ncbi.nlm.nih.gov/pmc/articles/${id}/`, label: 'PubMed Central' }
      : undefined;
  });
  const custom = objectOf(item['custom']);
  const pdf = textOf(custom['pdf']);
  const code = listOf(custom['code']).flatMap((address) => textOf(address) ?? []);
  own('custom', () => (pdf || code.length > 0 || custom['type'] ? true : undefined));
  return {
    addresses: [...pages.map((url) => ({ url })), ...pubmed, ...central],
    ...(pdf && { pdf }),
    code,
  };
}
