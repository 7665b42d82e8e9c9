import { readDate } from './dates.ts';
import { countLines, type ImportOptions, type Reading } from './draft.ts';
import { decodeEntities } from './entities.ts';
import { htmlToMarkup } from './html-text.ts';
import { isArxiv, readAddresses } from './identify.ts';
import { type Names, nameOf, readOneName } from './names.ts';
import { type Reference, referenceToDraft, textOf, venueOfType } from './reference.ts';

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

/** Reads CSL-JSON 1.0.2 and the exports of Zotero, pandoc and Crossref; a broken item is a problem. */
export function* readCslJson(text: string, options: ImportOptions): Generator<Reading> {
  const gap = /[\s,]*/y;
  const close = /\]\s*$/y;
  let end = /^\uFEFF?\s*\[?/.exec(text)?.[0].length ?? 0;
  let line = 1 + countLines(text.slice(0, end));
  for (;;) {
    gap.lastIndex = end;
    const start = end + (gap.exec(text)?.[0].length ?? 0);
    line += countLines(text.slice(end, start));
    close.lastIndex = start;
    if (start >= text.length || close.test(text)) return;
    end = endOfElement(text, start);
    const element = text.slice(start, end);
    yield readItem(element, line, options);
    line += countLines(element);
  }
}

/** Behind the bracket that closes the first one, or at the next comma outside of all. Linear. */
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
  const number = text('number');
  const names = listOf(item['author']).map(readName);
  return {
    line,
    id: text('citation-key') ?? text('id'),
    title: markup('title')?.replace(/\s+/g, ' '),
    authors: names.flatMap(({ people }) => people),
    isOpen: names.some(({ open }) => open),
    date: publishedOn(item),
    firstDate: dateOf(item['available-date']),
    venue: venueOfType(text('type'), markup('container-title')) ?? preprintOf(item),
    volume: text('volume'),
    pages: text('page'),
    series: markup('collection-title'),
    doi: text('DOI'),
    arxiv: isArxiv(text('archive'))
      ? (text('archive_location') ?? number)
      : number?.match(/^arxiv:.*/is)?.[0],
    categories: [
      text('archive_collection'),
      ...(text('keyword')?.split(/[,;]\s*/) ?? []),
      ...listOf(item['categories']).map(textOf),
    ],
    urls: readAddresses(text('URL')) ?? [],
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
  return name === 'number' && !/^arxiv:/i.test(value) && !hasArchive;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const objectOf = (value: unknown): Item =>
  typeof value === 'object' && value !== null ? (value as Item) : {};

function readName(value: unknown): Names {
  const name = objectOf(value);
  const text = (part: string) => decodeEntities(textOf(name[part]) ?? '');
  const particles = ['dropping-particle', 'non-dropping-particle', 'family'].map(text);
  const family = particles.filter(Boolean).join(' ');
  const [given, suffix, whole] = [text('given'), text('suffix'), text('literal') || text('name')];
  if (!family && !given) return readBody(whole);
  if (!given && !suffix) return readBody(family);
  const person = nameOf({ family: family || given, given: family ? given : '', suffix });
  return { people: person ? [person] : [], open: false };
}

/** A name without parts is that of a body or a single name, unless several were put there. */
function readBody(written: string): Names {
  const { people, open } = readOneName(written);
  return people.length < 2 && !open && written
    ? { people: [{ family: written }], open }
    : { people, open };
}

/** When it was published; Crossref leaves `issued` empty where only one of its editions has a date. */
function publishedOn(item: Item): Reference['date'] {
  const names = ['issued', 'published', 'published-print', 'published-online', 'posted', 'created'];
  return names.map((name) => dateOf(item[name])).find(({ length }) => length > 0) ?? [];
}

function dateOf(value: unknown): Reference['date'] {
  const issued = typeof value === 'object' ? objectOf(value) : { raw: value };
  const numbers = listOf(listOf(issued['date-parts'])[0]).map(Number);
  const parts = numbers.filter((part) => Number.isInteger(part) && part > 0);
  if (parts.length > 0) return parts.slice(0, 3);
  const written = textOf(issued['raw']) ?? textOf(issued['literal']) ?? '';
  return readDate(written)?.parts ?? [];
}

/** A preprint that stands elsewhere than at arXiv names its server as the publisher. */
function preprintOf(item: Item): Reference['venue'] {
  const name = textOf(item['publisher']);
  const isPreprint = /^preprint$/i.test(textOf(item['genre']) ?? '');
  return isPreprint && name && !isArxiv(name) ? { name, type: 'preprint' } : undefined;
}
