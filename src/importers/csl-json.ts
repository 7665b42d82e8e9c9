import type { PersonName } from '#schema/person-name.ts';
import { countLines, type ImportOptions, type Reading } from './draft.ts';
import { htmlToMarkup } from './html-text.ts';
import {
  conferenceOf,
  type DateParts,
  namesArxiv,
  type Reference,
  referenceToDraft,
} from './reference.ts';

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
    const place = / in JSON at position[\s\S]*$|\s*\(line[\s\S]*$/;
    const reason = (error as Error).message.replace(place, '');
    return { line, message: `is not valid JSON: ${reason}; correct this item` };
  }
}

function toReference(item: Item, line: number): Reference {
  const text = (name: string) => textOf(item[name]);
  const markup = (name: string) => {
    const value = text(name);
    return value === undefined ? undefined : htmlToMarkup(value);
  };
  const custom = objectOf(item['custom']);
  const archive = text('archive');
  const number = text('number');
  const url = text('URL');
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
    arxiv: archive && isArxiv(archive) ? (text('archive_location') ?? number) : arxivNumber(number),
    categories: [
      text('archive_collection'),
      ...(text('keyword')?.split(/[,;]\s*/) ?? []),
      ...listOf(item['categories']).map(textOf),
    ],
    urls: [url && /^https?:/i.test(url) ? url : undefined],
    pdf: textOf(custom['pdf']),
    code: listOf(custom['code']).flatMap((address) => textOf(address) ?? []),
    abstract: markup('abstract'),
    status: text('status') ?? text('note'),
    left: Object.entries(item)
      .filter(([name]) => !used.has(name) || isTold(name, item))
      .map(([name, value]) => [name, textOf(value) ?? JSON.stringify(value)] as const)
      .filter(([, value]) => value !== '[]'),
  };
}

/** Variables that are used for one purpose only, and reported where they serve another. */
function isTold(name: string, item: Item): boolean {
  const value = textOf(item[name]) ?? '';
  if (name === 'keyword') return value !== '';
  if (name === 'note') return !/^(?:retracted|withdrawn)/i.test(value);
  if (name === 'publisher') return !isArxiv(value) && !preprintOf(item);
  const hasArchive = textOf(item['archive']) !== undefined;
  return name === 'number' && arxivNumber(value) === undefined && !hasArchive;
}

function isArxiv(text: string): boolean {
  return /^arxiv$/i.test(text);
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

function objectOf(value: unknown): Item {
  return typeof value === 'object' && value !== null ? (value as Item) : {};
}

function readName(value: unknown): PersonName | undefined {
  const name = objectOf(value);
  const text = (part: string) => textOf(name[part]);
  const [given, suffix] = [text('given'), text('suffix')];
  const particles = [text('dropping-particle'), text('non-dropping-particle')];
  const family = [...particles, text('family')].filter(Boolean).join(' ');
  if (family !== '') return { family, given, suffix };
  const whole = text('literal') ?? text('name') ?? given;
  return whole ? { family: whole } : undefined;
}

function dateOf(value: unknown): DateParts {
  const issued = typeof value === 'object' ? objectOf(value) : { raw: value };
  const [first] = listOf(issued['date-parts']);
  const parts = listOf(first)
    .map(Number)
    .filter((part) => Number.isInteger(part) && part > 0);
  if (parts.length > 0) return parts.slice(0, 3);
  const written = textOf(issued['raw']) ?? textOf(issued['literal']) ?? '';
  const [, ...found] = /(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(written) ?? [];
  return found.filter(Boolean).map(Number);
}

function venueOf(type: string, name: string | undefined): Reference['venue'] {
  if (!name || namesArxiv(name)) return undefined;
  if (/^(?:article-journal|article-magazine|journal-article)$/.test(type)) {
    return { name, type: 'journal' };
  }
  const isConference = /^(?:paper-conference|chapter|proceedings-article)$/.test(type);
  return isConference ? conferenceOf(name) : undefined;
}

/** A preprint that stands elsewhere than at arXiv names its server as the publisher. */
function preprintOf(item: Item): Reference['venue'] {
  const name = textOf(item['publisher']);
  const isPreprint = /^preprint$/i.test(textOf(item['genre']) ?? '');
  return isPreprint && name && !isArxiv(name) ? { name, type: 'preprint' } : undefined;
}

/**
 * The elements of a JSON array (or the one value that there is), found by their brackets alone,
 * so that a broken one does not take the others with it. Linear in the length of the text.
 */
function* splitArray(text: string): Generator<{ text: string; line: number }> {
  let line = 1;
  let at = /^\uFEFF?\s*\[?/.exec(text)?.[0].length ?? 0;
  line += countLines(text.slice(0, at));
  while (at < text.length) {
    const gap = /^[\s,]*/.exec(text.slice(at, at + 10_000))?.[0] ?? '';
    at += gap.length;
    line += countLines(gap);
    if (gap.length === 10_000) continue;
    if (at >= text.length || /^\]\s*$/.test(text.slice(at, at + 100))) return;
    const end = endOfElement(text, at);
    yield { text: text.slice(at, end), line };
    line += countLines(text.slice(at, end));
    at = end;
  }
}

/** Behind the bracket that closes the first one, or at the next comma outside of all. */
function endOfElement(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      // No string of JSON holds a line feed, so an open quote ends with its line.
      else if (sign === '"' || sign === '\n') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      if (depth === 0) return Math.max(at, start + 1);
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (sign === ',' && depth === 0 && at > start) return at;
  }
  return text.length;
}
