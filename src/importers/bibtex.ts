import type { PersonName } from '#schema/person-name.ts';
import { type BibtexEntry, months, readEntries } from './bibtex-entries.ts';
import type { ImportOptions, Reading } from './draft.ts';
import { conferenceOf, type DateParts, type Reference, referenceToDraft } from './reference.ts';
import { texToMarkup } from './tex-markup.ts';

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
  const [title, subtitle] = [text('title'), text('subtitle')];
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
      ...(field('keywords') ?? '').split(/[,;]/).map((word) => word.trim()),
    ],
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
  // A month such as "17 may" holds the day.
  const written = day ?? (named ? /\d{1,2}/.exec(month)?.[0] : undefined);
  return [number, Number(/\d+/.exec(written ?? '')?.[0] ?? 0) || undefined];
}

function venueOf(type: string, text: Field): Reference['venue'] {
  const journal = text('journal') ?? text('journaltitle');
  if (journal) {
    const isPreprint = /^(?:arxiv|corr|biorxiv|openreview)\b/i.test(journal);
    return isPreprint ? undefined : { name: journal, type: 'journal' };
  }
  const name = text('booktitle');
  return name && type !== 'misc' ? conferenceOf(name) : undefined;
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

function addressesOf(field: Field): (string | undefined)[] {
  const howpublished = /\\url\s*\{([^{}]+)\}|https?:\/\/[^\s{}]+/.exec(field('howpublished') ?? '');
  return [field('url'), howpublished?.[1] ?? howpublished?.[0]].map(address);
}

function address(value: string | undefined): string | undefined {
  const bare = value
    ?.replace(/^\\url\s*\{([^{}]*)\}$/, '$1')
    .replace(/\\([_%&#~])/g, '$1')
    .trim();
  return bare && /^https?:\/\//i.test(bare) ? bare : undefined;
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

/**
 * The people of a field, joined by " and " outside of braces, each as "First von Last",
 * "von Last, First" or "von Last, Jr, First" (https://www.ctan.org/pkg/btxdoc, section 4). What
 * stands in braces is one word; a name in braces altogether is a single name.
 */
function readNames(value: string): PersonName[] {
  return splitOutside(value, /^\s+and\s+/i)
    .map((name) => name.trim())
    .filter(Boolean)
    .flatMap((name) => readName(name) ?? []);
}

function readName(name: string): PersonName | undefined {
  const parts = splitOutside(name, /^\s*,\s*/).map((part) => part.trim());
  const [written = '', second = ''] = parts;
  if (parts.length === 1) return readWords(splitOutside(written, /^(?:\s|~)+/));
  const [family = '', next = '', ...rest] = parts.map(texToMarkup);
  const given = rest.filter(Boolean).join(' ');
  if (family === '') return second === '' ? undefined : { family: next };
  if (given !== '') return { family, given, suffix: second === '' ? undefined : next };
  if (second === '') return { family };
  return /^(?:Jr|Sr)\.?$|^(?:II|III|IV|V)$/.test(next)
    ? { ...readWords(splitOutside(written, /^\s+/)), suffix: next }
    : { family, given: next };
}

/** Lower-case words between given names and the last word are the family's particles. */
function readWords(words: string[]): PersonName {
  const proper = words.filter(Boolean);
  const suffix = proper.length > 2 && /^(?:Jr|Sr)\.?$|^(?:II|III|IV)$/.test(proper.at(-1) ?? '');
  const body = suffix ? proper.slice(0, -1) : proper;
  let start = body.length - 1;
  while (start > 1 && isParticle(body[start - 1] ?? '')) start -= 1;
  const first = body.findIndex(
    (word, index) => index > 0 && index < body.length - 1 && isParticle(word),
  );
  const from = first > 0 ? Math.min(first, start) : start;
  const family = texToMarkup(body.slice(from).join(' '));
  const given = texToMarkup(body.slice(0, from).join(' ')) || undefined;
  return { family, given, suffix: suffix ? proper.at(-1) : undefined };
}

function isParticle(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

/** Splits at what the pattern finds outside of braces; the pattern is tried at spaces and commas. */
function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '{') depth += 1;
    else if (sign === '}') depth = Math.max(0, depth - 1);
    if (depth > 0 || !/[\s,~]/.test(sign)) continue;
    const [found] = separator.exec(text.slice(at, at + 60)) ?? [];
    if (found === undefined) continue;
    parts.push(text.slice(start, at));
    start = at + found.length;
    at = start - 1;
  }
  return [...parts, text.slice(start)];
}
