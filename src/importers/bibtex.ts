import { type BibtexEntry, readEntries } from './bibtex-entries.ts';
import { readDate, readMonth } from './dates.ts';
import type { ImportOptions, Reading } from './draft.ts';
import { isArxiv } from './identify.ts';
import { readNames } from './names.ts';
import { type Reference, referenceToDraft, venueNamed } from './reference.ts';
import { texToMarkup, texToText } from './tex-markup.ts';

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
  return /^[ \t]*@[A-Za-z][\w.:+-]*\s*[{(]/m.test(text);
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
    ...namesOf(field('author')),
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

function namesOf(written = ''): Pick<Reference, 'authors' | 'isOpen'> {
  const { people, open } = readNames(written, texToText);
  return { authors: people, isOpen: open };
}

function dateOf(field: Field): Reference['date'] {
  const written = readDate(field('date') ?? '') ?? readDate(field('year') ?? '');
  const [year, ...finer] = written?.parts ?? [];
  if (year === undefined || finer.length > 0) return written?.parts ?? [];
  const { month, day } = readMonth(field('month') ?? '') ?? {};
  const own = /\d+/.exec(field('day') ?? '')?.[0];
  return month === undefined ? [year] : [year, month, own ? Number(own) : day];
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
