import type { ImportOptions, Reading } from '../draft.ts';
import { type DateParts, type Reference, referenceToDraft } from '../reference.ts';
import { type BibtexEntry, readEntries } from './entries.ts';
import { readNames } from './names.ts';
import { texToMarkup } from './tex-markup.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Fields that are read, and those that say nothing about a paper. */
const used = new Set(
  `title subtitle author year month day date journal journaltitle booktitle series volume pages doi
  eprint url pdf abstract archiveprefix eprinttype primaryclass eprintclass howpublished ids
  timestamp biburl bibsource adsurl adsnote file owner date-added date-modified bdsk-url-1 groups
  urldate crossref code`.split(/\s+/),
);

/** Whether a line opens an entry. */
export function isBibtex(text: string): boolean {
  return /^[ \t]*@[A-Za-z]+\s*[{(]/m.test(text);
}

/** Reads BibTeX and biblatex; an entry that is broken is a problem and the next one is read. */
export function* readBibtex(text: string, options: ImportOptions = {}): Generator<Reading> {
  const parents = new Map<string, BibtexEntry>();
  if (/\bcrossref\s*=/i.test(text)) {
    for (const entry of readEntries(text))
      if ('key' in entry) parents.set(entry.key.toLowerCase(), entry);
  }
  const cited = new Set(
    [...parents.values()].map(({ fields }) => fields.get('crossref')?.trim().toLowerCase()),
  );
  for (const entry of readEntries(text)) {
    if (!('key' in entry)) yield entry;
    else if (!cited.has(entry.key.toLowerCase())) yield readReference(entry, parents, options);
  }
}

function readReference(
  entry: BibtexEntry,
  parents: ReadonlyMap<string, BibtexEntry>,
  options: ImportOptions,
): Reading {
  const inherited = inherit(entry, parents);
  const field = (name: string) => inherited.get(name)?.trim() || undefined;
  const text = (name: string) => {
    const value = field(name);
    return value === undefined ? undefined : texToMarkup(value);
  };
  const subtitle = text('subtitle');
  const title = text('title');
  const reference: Reference = {
    line: entry.line,
    id: entry.key || undefined,
    title: subtitle && title ? `${title}: ${subtitle}` : title,
    authors: readNames(field('author') ?? ''),
    date: dateOf(field),
    venue: venueOf(entry.type, text),
    volume: text('volume'),
    pages: text('pages')?.replace(/\s*[-–]+\s*/g, '-'),
    series: text('series'),
    doi: field('doi')?.replace(/\\([_%&#])/g, '$1'),
    arxiv: eprintOf(field),
    categories: [
      field('primaryclass'),
      field('eprintclass'),
      ...keywords(field('keywords')),
    ].flatMap((it) => it ?? []),
    urls: addressesOf(field),
    pdf: address(field('pdf')),
    code: field('code')
      ?.split(/[\s,]+/)
      .flatMap((url) => address(url) ?? []),
    abstract: text('abstract'),
    status: text('note'),
    left: leftOver(inherited, field),
  };
  const draft = referenceToDraft(reference, options);
  return { ...draft, remarks: [...draft.remarks, ...entry.remarks] };
}

/** https://www.ctan.org/pkg/btxdoc, section 3.1: what an entry lacks comes from its parent. */
function inherit(entry: BibtexEntry, parents: ReadonlyMap<string, BibtexEntry>) {
  const parent = parents.get(entry.fields.get('crossref')?.trim().toLowerCase() ?? '');
  if (!parent || parent === entry) return entry.fields;
  const fields = new Map(entry.fields);
  for (const [name, value] of parent.fields) {
    const own = name === 'title' ? 'booktitle' : name;
    if (!fields.has(own) && !['author', 'editor', 'abstract', 'doi', 'url'].includes(name))
      fields.set(own, value);
  }
  return fields;
}

type Field = (name: string) => string | undefined;

function dateOf(field: Field): DateParts {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(field('date') ?? '') ?? [];
  if (year !== undefined)
    return [year, month, day].map((part) => (part ? Number(part) : undefined));
  const [own] = /\d{4}/.exec(field('year') ?? '') ?? [];
  if (own === undefined) return [];
  return [Number(own), ...monthOf(field('month') ?? '', field('day'))];
}

function monthOf(month: string, day: string | undefined): DateParts {
  const named = months.indexOf((/[a-z]{3}/i.exec(month)?.[0] ?? '').toLowerCase()) + 1;
  const number = named || Number(/^\W*(\d\d?)\W*$/.exec(month)?.[1] ?? 0);
  if (number < 1 || number > 12) return [];
  const within = named ? /\d{1,2}/.exec(month)?.[0] : undefined;
  const written = day ?? within;
  return written === undefined
    ? [number]
    : [number, Number(/\d+/.exec(written)?.[0] ?? 0) || undefined];
}

function venueOf(type: string, text: Field): Reference['venue'] {
  const journal = text('journal') ?? text('journaltitle');
  if (journal) {
    const preprint = /^(?:arxiv|corr|biorxiv|openreview)\b/i.test(journal);
    return preprint ? undefined : { name: journal, type: 'journal' };
  }
  const name = text('booktitle');
  if (!name || type === 'misc') return undefined;
  return { name, type: /\bworkshops?\b/i.test(name) ? 'workshop' : 'conference' };
}

/** An eprint is arXiv's where the entry says so, or says nothing. */
function eprintOf(field: Field): string | undefined {
  const archive = field('eprinttype') ?? field('archiveprefix');
  const journal = /\barxiv:\s*([\w./-]+)/i.exec(
    `${field('journal') ?? ''} ${field('howpublished') ?? ''} ${field('note') ?? ''}`,
  );
  const eprint = archive === undefined || /^arxiv$/i.test(archive) ? field('eprint') : undefined;
  return eprint ?? (journal ? `arXiv:${journal[1]}` : undefined);
}

function addressesOf(field: Field): string[] {
  const howpublished = /\\url\s*\{([^{}]+)\}|https?:\/\/[^\s{}]+/.exec(field('howpublished') ?? '');
  return [field('url'), howpublished?.[1] ?? howpublished?.[0]].flatMap((it) => address(it) ?? []);
}

function address(value: string | undefined): string | undefined {
  const bare = value
    ?.replace(/^\\url\s*\{([^{}]*)\}$/, '$1')
    .replace(/\\([_%&#~])/g, '$1')
    .trim();
  return bare && /^https?:\/\//i.test(bare) ? bare : undefined;
}

function keywords(value = ''): string[] {
  return value
    .split(/[,;]/)
    .map((word) => word.trim())
    .filter(Boolean);
}

function leftOver(fields: ReadonlyMap<string, string>, field: Field): [string, string][] {
  const elsewhere = eprintOf(field) === undefined;
  const isUnread = (name: string, value: string) =>
    (name === 'eprint' && elsewhere) ||
    (name === 'howpublished' && !/https?:\/\/|\barxiv\b/i.test(value)) ||
    (name === 'code' && !address(value.split(/[\s,]+/)[0]));
  const rest = [...fields].filter(
    ([name, value]) => value.trim() !== '' && (!used.has(name) || isUnread(name, value)),
  );
  const note = /^(?:retracted|withdrawn)|\barxiv:/i.test(field('note') ?? '');
  return rest.filter(([name]) => !(name === 'note' && note));
}
