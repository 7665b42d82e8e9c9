import { isSuffix, type PersonName } from '#schema/person-name.ts';
import { type BibtexEntry, months, readEntries } from './bibtex-entries.ts';
import type { ImportOptions, Reading } from './draft.ts';
import { isArxiv, type Reference, referenceToDraft, venueNamed } from './reference.ts';
import { texToMarkup } from './tex-markup.ts';

/** Fields that are read in any form, and those that say nothing about a paper. */
const used = new Set(
  `title subtitle author year month day date journal journaltitle booktitle series volume pages doi
  url pdf abstract archiveprefix eprinttype primaryclass eprintclass ids timestamp biburl bibsource
  adsurl adsnote file owner date-added date-modified bdsk-url-1 groups urldate crossref`.split(
    /\s+/,
  ),
);

/** Whether a line opens an entry. */
export function isBibtex(text: string): boolean {
  return /^[ \t]*@[A-Za-z]+\s*[{(]/m.test(text);
}

/** Reads BibTeX and biblatex; an entry that is broken is a problem and the next one is read. */
export function* readBibtex(text: string, options: ImportOptions): Generator<Reading> {
  const parents = new Map<string, BibtexEntry>();
  if (/\bcrossref\s*=/i.test(text)) {
    for (const entry of readEntries(text))
      if ('key' in entry) parents.set(entry.key.toLowerCase(), entry);
  }
  const cited = new Set(parents.values().map(parentKey));
  for (const entry of readEntries(text)) {
    if (!('key' in entry)) yield entry;
    else if (!cited.has(entry.key.toLowerCase())) {
      const reference = toReference(entry, parents.get(parentKey(entry) ?? ''));
      const draft = referenceToDraft(reference, options);
      yield { ...draft, remarks: [...draft.remarks, ...entry.remarks] };
    }
  }
}

function parentKey({ fields }: BibtexEntry): string | undefined {
  return fields.get('crossref')?.trim().toLowerCase();
}

/** https://www.ctan.org/pkg/btxdoc, section 3.1: what an entry lacks comes from its parent. */
function inherit(entry: BibtexEntry, parent: BibtexEntry) {
  const fields = new Map(entry.fields);
  for (const [name, value] of parent.fields) {
    const own = name === 'title' ? 'booktitle' : name;
    if (!fields.has(own) && !['author', 'editor', 'abstract', 'doi', 'url'].includes(name))
      fields.set(own, value);
  }
  return fields;
}

type Field = (name: string) => string | undefined;

function toReference(entry: BibtexEntry, parent: BibtexEntry | undefined): Reference {
  const fields = parent && parent !== entry ? inherit(entry, parent) : entry.fields;
  const field = (name: string) => fields.get(name)?.trim() || undefined;
  const text = (name: string) => {
    const value = field(name);
    return value === undefined ? undefined : texToMarkup(value);
  };
  const [title, subtitle] = [text('title'), text('subtitle')];
  const howpublished = /\\url\s*\{([^{}]+)\}|https?:\/\/[^\s{}]+/.exec(field('howpublished') ?? '');
  const arxiv = eprintOf(field);
  return {
    line: entry.line,
    id: entry.key || undefined,
    title: subtitle && title ? `${title}: ${subtitle}` : title,
    authors: splitOutside(field('author') ?? '', /^\s+and\s+/i).flatMap(
      (name) => (name.trim() && readName(name.trim())) || [],
    ),
    date: dateOf(field),
    venue: venueOf(entry.type, text),
    volume: text('volume'),
    pages: text('pages'),
    series: text('series'),
    doi: field('doi')?.replace(/\\([_%&#])/g, '$1'),
    arxiv,
    categories: [
      field('primaryclass'),
      field('eprintclass'),
      ...(field('keywords') ?? '').split(/[,;]/).map((word) => word.trim()),
    ],
    urls: [field('url'), howpublished?.[1] ?? howpublished?.[0]].map(address),
    pdf: address(field('pdf')),
    code: field('code')
      ?.split(/[\s,]+/)
      .flatMap((url) => address(url) ?? []),
    abstract: text('abstract'),
    status: text('note'),
    left: [...fields].filter(([name, value]) => value.trim() && isLeft(name, value.trim(), arxiv)),
  };
}

/** Whether a field is not read, or not in this form. */
function isLeft(name: string, value: string, arxiv: string | undefined): boolean {
  if (name === 'eprint') return arxiv === undefined;
  if (name === 'note') return !/^(?:retracted|withdrawn)|\barxiv:/i.test(value);
  if (name === 'howpublished') return !/https?:\/\/|\barxiv\b/i.test(value);
  return name === 'code' ? !address(value.split(/[\s,]+/)[0]) : !used.has(name);
}

function dateOf(field: Field): Reference['date'] {
  const [, ...parts] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(field('date') ?? '') ?? [];
  if (parts.length > 0) return parts.map((part) => (part ? Number(part) : undefined));
  const [year] = /\d{4}/.exec(field('year') ?? '') ?? [];
  if (year === undefined) return [];
  const month = field('month') ?? '';
  const named = months.indexOf((/[a-z]{3}/i.exec(month)?.[0] ?? '').toLowerCase()) + 1;
  const number = named || Number(/^\W*(\d\d?)\W*$/.exec(month)?.[1] ?? 0);
  if (number < 1 || number > 12) return [Number(year)];
  // A month such as "17 may" holds the day.
  const day = field('day') ?? (named ? /\d{1,2}/.exec(month)?.[0] : undefined);
  return [Number(year), number, Number(/\d+/.exec(day ?? '')?.[0] ?? 0) || undefined];
}

function venueOf(type: string, text: Field): Reference['venue'] {
  const journal = text('journal') ?? text('journaltitle');
  if (!journal) return venueNamed(type === 'misc' ? undefined : text('booktitle'), 'conference');
  const isPreprint = /^(?:arxiv|corr|biorxiv|openreview)\b/i.test(journal);
  return isPreprint ? undefined : { name: journal, type: 'journal' };
}

/** An eprint is arXiv's where the entry says so, or says nothing. */
function eprintOf(field: Field): string | undefined {
  const archive = field('eprinttype') ?? field('archiveprefix');
  const eprint = archive === undefined || isArxiv(archive) ? field('eprint') : undefined;
  const others = ['journal', 'howpublished', 'note'].map((name) => field(name) ?? '').join(' ');
  const number = /\barxiv:\s*([\w./-]+)/i.exec(others)?.[1];
  return eprint ?? (number && `arXiv:${number}`);
}

function address(value: string | undefined): string | undefined {
  const bare = value
    ?.replace(/^\\url\s*\{([^{}]*)\}$/, '$1')
    .replace(/\\([_%&#~])/g, '$1')
    .trim();
  return bare && /^https?:\/\//i.test(bare) ? bare : undefined;
}

/** A name in one of the three forms of btxdoc, section 4; what stands in braces is one word. */
function readName(name: string): PersonName | undefined {
  const parts = splitOutside(name, /^\s*,\s*/).map((part) => part.trim());
  const [written = '', second = ''] = parts;
  if (parts.length === 1) return readWords(splitOutside(written, /^(?:\s|~)+/));
  const [family = '', next = '', ...rest] = parts.map(texToMarkup);
  const given = rest.filter(Boolean).join(' ');
  if (family === '') return second === '' ? undefined : { family: next };
  if (given !== '') return { family, given, suffix: second === '' ? undefined : next };
  if (second === '') return { family };
  return isSuffix(next) || next === 'V'
    ? { ...readWords(splitOutside(written, /^\s+/)), suffix: next }
    : { family, given: next };
}

/** Lower-case words between given names and the last word are the family's particles. */
function readWords(words: string[]): PersonName {
  const proper = words.filter(Boolean);
  const suffix = proper.length > 2 && isSuffix(proper.at(-1) ?? '') ? proper.pop() : undefined;
  const last = proper.length - 1;
  const particle = proper.findIndex((word, at) => at > 0 && at < last && /^\p{Ll}/u.test(word));
  const from = particle > 0 ? particle : last;
  const family = texToMarkup(proper.slice(from).join(' '));
  const given = texToMarkup(proper.slice(0, from).join(' ')) || undefined;
  return { family, given, suffix };
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
