import type { WorkType } from '#schema/work.ts';
import { dateOf, dateRead, eventOf, type Own } from './csl-dates.ts';
import { liftExtra } from './csl-extra.ts';
import { readCslNames } from './csl-names.ts';
import { cslType, isKnownType } from './csl-types.ts';
import { readDate } from './dates.ts';
import type { ImportOptions, Reading } from './draft.ts';
import { htmlToMarkup, htmlToText } from './html-text.ts';
import { isArxiv, noDoi, readAddresses, readArxiv, readDoi } from './identify.ts';
import { listOf, objectOf, splitJson } from './json-items.ts';
import { readLanguage } from './languages.ts';
import type { Names } from './names.ts';
import {
  isPreprintServer,
  openList,
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
    /^\uFEFF?\s*(?:\[\s*\{|\{)/.test(text) &&
    (variables.test(text) || typePattern.test(text)) &&
    !/"authorsComplete"\s*:|"area"\s*:|"itemType"\s*:/.test(text)
  );
}

/** Reads CSL-JSON 1.0.2, also one item a line, and the exports of Zotero, pandoc and Crossref. */
export function* readCslJson(text: string, options: ImportOptions): Generator<Reading> {
  for (const found of splitJson(text)) {
    if ('message' in found) {
      yield found;
      continue;
    }
    const { item, line, lineOf } = found;
    for (const own of itemsIn(item)) {
      yield referenceToDraft(
        itemToReference(own, line, own === item ? lineOf : undefined),
        options,
      );
    }
  }
}

/** Some programs put the items into a list of one object, or into an object by their keys. */
function itemsIn(item: Item): Item[] {
  const list = [item['items'], item['references']].find(Array.isArray);
  if (list) return list.map(objectOf);
  const keyed = Object.entries(item).map(([id, value]) => ({ id, ...objectOf(value) }));
  return keyed.length > 0 && keyed.every((it) => 'title' in it) ? keyed : [item];
}

/** What joins the values of a variable that some programs write as a list. */
const joints = new Map([
  ...['ISSN', 'ISBN', 'URL'].map((name): [string, string] => [name, ' ']),
  ['keyword', ', '],
  ['note', '. '],
]);

/** A reference from an item in the names of CSL. */
export function itemToReference(
  whole: Item,
  line: number,
  lineOf = (_: string) => line,
): Reference {
  const item = liftExtra(whole);
  const fields = Object.entries(item).flatMap(([name, value]) => {
    const all = Array.isArray(value) && joints.has(name) ? value.join(joints.get(name)) : value;
    const text = textOf(all) ?? (value === null || value === '' ? '' : JSON.stringify(value));
    return text === undefined || text === '[]' || text === '{}'
      ? []
      : { name, value: text, line: lineOf(name) };
  });
  const source = new SourceFields(line, fields);
  const text = (names: string) => source.take(names, htmlToText);
  const own = <Value>(name: string, read: (value: unknown) => Value | undefined) =>
    source.take(name, (_, found) => read(item[found]));
  const people = (name: string): Names => {
    const say = (written: string) =>
      source.remark(name, `${written.slice(0, 60)} is no name that can be read; left out`);
    return own(name, (value) => readCslNames(value, say)) ?? { people: [], open: false };
  };
  for (const name of ['title', 'container-title', 'publisher', 'genre']) {
    for (const other of listOf(item[name]).slice(1))
      source.remark(name, `has several; left out "${textOf(other)}"`);
  }
  const written = source.take('type', (value) => value);
  if (written && !isKnownType(written))
    source.remark('type', `"${written}" is no type that is known; taken as a work of another kind`);
  const key = source.take('citation-key', (value) => value);
  // An address names an item of somebody's library and is no citation key.
  source.merge('id', (value) => key !== undefined || /^https?:\/\//.test(value));
  const arxiv = arxivOf(source);
  const doi = source.take('DOI doi', readDoi);
  const container = text('container-title');
  const genre = source.take('genre', (value) => value);
  const isOfArxiv = arxiv !== undefined && isArxiv(source.peek('publisher'));
  const isHosted = /^preprint$/i.test(genre ?? '') && !isOfArxiv;
  const told = typeNamed(textOf(objectOf(item['custom'])['type']));
  const type = told ?? cslType(written, { container, genre, arxiv });
  const authors = people('author');
  const noted = noteOf(source);
  const publisher = isHosted ? textOf(objectOf(item['custom'])['publisher']) : text('publisher');
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
    title: source.take('title', (value) => htmlToMarkup(value).replace(/\s+/g, ' ') || undefined),
    authors: authors.people,
    isOpen: noted.isOpen || authors.open,
    editors: people('editor').people,
    translators: people('translator').people,
    containerAuthors: people('container-author').people,
    ...dateOf(item, source, own),
    venue,
    volume: text('volume'),
    issue: isNumbered || !source.peek('number') ? text('issue') : undefined,
    number: text('number') ?? text('collection-number article-number'),
    pages: text('page'),
    series: text('collection-title'),
    publisher:
      (isIssued && !authority) || publisher === authority || isArxiv(publisher)
        ? undefined
        : publisher,
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
    keywords:
      source.take('keyword', (value) => value.split(value.includes(';') ? /;\s*/ : /,\s*/)) ?? [],
    ...locatorsOf(item, source, own),
    added: writeDate(readDate(textOf(objectOf(item['custom'])['added']) ?? '')?.parts ?? []),
    accessed: writeDate(own('accessed', (value) => dateRead(source)(value, 'accessed')) ?? []),
    status: noted.status,
    note: noted.note,
    abstract: source.take('abstract', htmlToMarkup),
  };
}

/** A note that begins with the status is the status; it may say before that there are more authors. */
function noteOf(source: SourceFields) {
  const own = source.take('status', (value) => value);
  const written = source.take('note', (value) => htmlToMarkup(value).replace(/\s+/g, ' ')) ?? '';
  const isOpen = written.startsWith(openList);
  const note = isOpen ? written.slice(openList.length).replace(/^\.\s*/, '') : written;
  const isStatus = /^(?:retracted|withdrawn)/i.test(note);
  return {
    isOpen,
    status: isStatus ? note : own,
    note: isStatus ? undefined : note || undefined,
  };
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

function locatorsOf(
  item: Item,
  source: SourceFields,
  own: Own,
): Pick<Reference, 'addresses' | 'pdf' | 'code'> {
  const pages = source.takeAll('URL url', (value) => readAddresses(value)).flat();
  source.explain('DOI doi', noDoi);
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
  const links = listOf(custom['links']).flatMap((link) => {
    const [label, url] = [textOf(objectOf(link)['label']), textOf(objectOf(link)['url'])];
    return url ? { label, url } : [];
  });
  const home = textOf(custom['url']);
  const told = ['type', 'added', 'publisher'].map((name) => custom[name]);
  const isOwn = [pdf, home, ...told, ...code, ...links].some(Boolean);
  own('custom', () => (isOwn ? true : undefined));
  return {
    addresses: [
      ...[...pages, home ?? []].flat().map((url) => ({ url })),
      ...pubmed,
      ...central,
      ...links,
    ],
    ...(pdf && { pdf }),
    code,
  };
}
