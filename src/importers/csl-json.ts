import type { PersonName } from '#schema/person-name.ts';
import type { ImportOptions, Reading } from './draft.ts';
import { htmlToMarkup } from './html-text.ts';
import { splitArray } from './json-array.ts';
import { type DateParts, type Reference, referenceToDraft } from './reference.ts';

type Item = Record<string, unknown>;

/** Variables that are read, and those that say nothing about a paper. */
const used = new Set(
  `id citation-key type title author issued container-title collection-title volume page DOI URL
  abstract archive archive_location archive_collection archiveLocation number keyword status note
  genre publisher source accessed categories title-short journalAbbreviation container-title-short available-date custom
  citation-label system_id event event-title`.split(/\s+/),
);

const variables = /"(?:issued|DOI|container-title|citation-key)"\s*:/;
const types =
  /"type"\s*:\s*"(?:article|paper|chapter|book|report|thesis|webpage|dataset|manuscript|journal|proceedings|posted)/;

/** Whether a payload is an array of objects, or one object, with the names of CSL. */
export function isCslJson(text: string): boolean {
  return (
    /^\uFEFF?\s*(?:\[\s*(?:\{|\])|\{)/.test(text) &&
    (variables.test(text) || types.test(text)) &&
    !/"authorsComplete"\s*:|"area"\s*:/.test(text)
  );
}

/**
 * Reads CSL-JSON as https://github.com/citation-style-language/schema (1.0.2) has it, and the
 * exports of Zotero, pandoc and Crossref. A broken item is a problem and the next one is read.
 */
export function* readCslJson(text: string, options: ImportOptions = {}): Generator<Reading> {
  for (const { text: element, line } of splitArray(text)) yield readItem(element, line, options);
}

function readItem(element: string, line: number, options: ImportOptions): Reading {
  try {
    const item: unknown = JSON.parse(element);
    if (typeof item === 'object' && item !== null && !Array.isArray(item)) {
      return referenceToDraft(toReference(item as Item, line), options);
    }
    return { line, message: 'is not an item of CSL-JSON; write an object' };
  } catch (error) {
    const reason = String((error as Error).message).replace(
      / in JSON at position[\s\S]*$|\s*\(line[\s\S]*$/,
      '',
    );
    return { line, message: `is not valid JSON: ${reason}; correct this item` };
  }
}

function toReference(item: Item, line: number): Reference {
  const text = (name: string) => textOf(item[name]);
  const markup = (name: string) => {
    const value = text(name);
    return value === undefined ? undefined : htmlToMarkup(value);
  };
  const custom = (
    typeof item['custom'] === 'object' && item['custom'] !== null ? item['custom'] : {}
  ) as Item;
  const archive = text('archive');
  const isArxiv = archive === undefined || /^arxiv$/i.test(archive);
  return {
    line,
    id: text('citation-key') ?? text('id'),
    title: markup('title')?.replace(/\s+/g, ' '),
    authors: listOf(item['author']).flatMap((name) => readName(name) ?? []),
    date: dateOf(item['issued']),
    firstDate: dateOf(item['available-date']),
    venue: venueOf(text('type') ?? '', markup('container-title')) ?? preprintOf(item),
    volume: text('volume'),
    pages: text('page')?.replace(/\s*[-–]+\s*/g, '-'),
    series: markup('collection-title'),
    doi: text('DOI'),
    arxiv:
      isArxiv && archive
        ? (text('archive_location') ?? text('number'))
        : arxivNumber(text('number')),
    categories: [
      text('archive_collection'),
      ...(text('keyword')?.split(/[,;]\s*/) ?? []),
      ...listOf(item['categories']).map(textOf),
    ].flatMap((it) => it ?? []),
    urls: [text('URL')].flatMap((url) => (url && /^https?:/i.test(url) ? url : [])),
    pdf: textOf(custom['pdf']),
    code: listOf(custom['code']).flatMap((url) => textOf(url) ?? []),
    abstract: markup('abstract'),
    status: text('status') ?? text('note'),
    left: Object.entries(item)
      .filter(([name]) => !used.has(name) || isTold(name, item))
      .map(([name, value]) => [name, textOf(value) ?? JSON.stringify(value) ?? ''] as const)
      .filter(([, value]) => value !== '' && value !== '[]'),
  };
}

/** Variables that are used for one purpose only, and reported where they serve another. */
function isTold(name: string, item: Item): boolean {
  const value = textOf(item[name]) ?? '';
  if (name === 'keyword') return value !== '';
  if (name === 'note') return !/^(?:retracted|withdrawn)/i.test(value);
  if (name === 'publisher') return !/^arxiv$/i.test(value) && !preprintOf(item);
  return (
    name === 'number' && arxivNumber(value) === undefined && textOf(item['archive']) === undefined
  );
}

function arxivNumber(text: string | undefined): string | undefined {
  return text !== undefined && /^arxiv:/i.test(text) ? text : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return textOf(value[0]);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function readName(value: unknown): PersonName | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const name = value as Item;
  const literal = textOf(name['literal']) ?? textOf(name['name']);
  const [family, given, suffix] = [
    textOf(name['family']),
    textOf(name['given']),
    textOf(name['suffix']),
  ];
  const particles = [textOf(name['dropping-particle']), textOf(name['non-dropping-particle'])];
  const whole = [...particles, family].filter(Boolean).join(' ');
  if (whole === '') return (literal ?? given) ? { family: literal ?? given ?? '' } : undefined;
  return { family: whole, ...(given && { given }), ...(suffix && { suffix }) };
}

function dateOf(value: unknown): DateParts {
  const issued = (typeof value === 'object' && value !== null ? value : { raw: value }) as Item;
  const [first] = listOf(issued['date-parts']);
  const parts = listOf(first)
    .map(Number)
    .filter((part) => Number.isInteger(part) && part > 0);
  if (parts.length > 0) return parts.slice(0, 3);
  const written = textOf(issued['raw']) ?? textOf(issued['literal']) ?? '';
  const [, year, month, day] = /(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(written) ?? [];
  return [year, month, day].filter(Boolean).map(Number);
}

function venueOf(type: string, name: string | undefined): Reference['venue'] {
  if (!name || /^arxiv\b|^corr$/i.test(name)) return undefined;
  if (type === 'article-journal' || type === 'article-magazine' || type === 'journal-article')
    return { name, type: 'journal' };
  const conference = /^(?:paper-conference|chapter|proceedings-article)$/.test(type);
  if (!conference) return undefined;
  return { name, type: /\bworkshops?\b/i.test(name) ? 'workshop' : 'conference' };
}

/** A preprint that stands elsewhere than at arXiv names its server as the publisher. */
function preprintOf(item: Item): Reference['venue'] {
  const server = textOf(item['publisher']);
  const isPreprint = /^preprint$/i.test(textOf(item['genre']) ?? '');
  return isPreprint && server && !/^arxiv$/i.test(server)
    ? { name: server, type: 'preprint' }
    : undefined;
}
