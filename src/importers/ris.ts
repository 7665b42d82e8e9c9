import type { WorkType } from '#schema/work.ts';
import { dateIn, readDate } from './dates.ts';
import type { ImportOptions, Problem, Reading } from './draft.ts';
import { htmlToMarkup } from './html-text.ts';
import { isArxiv, isPdf, isRepository, readAddresses, readArxiv, readDoi } from './identify.ts';
import { readLanguage } from './languages.ts';
import { readIsbn } from './locator-fields.ts';
import { type Names, readOneName } from './names.ts';
import {
  type Address,
  isPreprintServer,
  type Reference,
  referenceToDraft,
  venueNamed,
  venueTypes,
  writeDate,
} from './reference.ts';
import { type SourceField, SourceFields } from './source-fields.ts';

type RisRecord = { line: number; type: string; fields: SourceField[] };

const tagged = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/s;

/** Whether a line that is not far from the first names a type, as RIS begins each reference. */
export function isRis(text: string): boolean {
  return /^(?:.*(?:\r\n|\n|\r)){0,20}?\uFEFF?\s*TY {1,2}- ?\S/.test(text.slice(0, 4000));
}

/** The types of RIS by kind of work; others are works of another kind. */
const types = new Map<string, WorkType>(
  Object.entries({
    article: 'JOUR JFULL MGZN EJOUR NEWS INPR ABST',
    conference: 'CONF CPAPER',
    chapter: 'CHAP ECHAP DICT ENCYC',
    book: 'BOOK EBOOK EDBOOK SER WHOLE',
    thesis: 'THES',
    report: 'RPRT GOVDOC STAND',
    software: 'COMP',
    dataset: 'DATA AGGR DBASE',
    patent: 'PAT',
    talk: 'SLIDE HEAR',
    online: 'ELEC BLOG ICOMM WEB',
    unpublished: 'MANSCPT',
    preprint: 'UNPB',
    manual: 'PAMP',
  }).flatMap(([type, names]) =>
    names.split(' ').map((name): [string, WorkType] => [name, type as WorkType]),
  ),
);

/** Reads RIS (https://en.wikipedia.org/wiki/RIS_(file_format)), also references that are not ended. */
export function* readRis(text: string, options: ImportOptions): Generator<Reading> {
  for (const found of readRecords(text)) {
    yield 'message' in found ? found : referenceToDraft(toReference(found), options);
  }
}

/** What programs write above and between references: "Provider: …", "Record 1 of 2". */
const heading = /^(?:[A-Za-z][A-Za-z -]{0,30}:.*|Record \d+(?: of \d+)?\.?|\d+\.|[=*_-]{3,}.*)$/;

function* readRecords(text: string): Generator<RisRecord | Problem> {
  let record: RisRecord | undefined;
  let open: SourceField | undefined;
  for (const [index, written] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = index + 1;
    const [, tag, value = ''] = tagged.exec(written.trimEnd()) ?? [];
    if (tag === 'TY' || tag === 'ER') {
      if (record) yield record;
      record = tag === 'TY' ? { line, type: value.trim(), fields: [] } : undefined;
      open = undefined;
    } else if (!record) {
      if (written.trim() !== '' && !heading.test(written.trim()))
        yield { line, message: 'stands outside of a reference; begin it with "TY  - "' };
    } else if (tag !== undefined) {
      // Some write the first author under A1 and the others under AU: their order is that of lines.
      open = { name: tag === 'A1' ? 'AU' : tag, value: value.trim(), line };
      record.fields.push(open);
    } else if (open) {
      open.value += `\n${written.trim()}`;
    }
  }
  if (record) yield record;
}

function toReference({ line, type: written, fields }: RisRecord): Reference {
  const source = new SourceFields(line, fields);
  const markup = (tags: string) => source.take(tags, (value) => oneLine(htmlToMarkup(value)));
  const text = (tags: string) => source.take(tags, (value) => oneLine(htmlToMarkup(value)));
  const people = (tags: string): Names => {
    const names = source.takeAll(tags, readOneName);
    return { people: names.flatMap((name) => name.people), open: names.some(({ open }) => open) };
  };
  const isNote = (value: string) => value === openList;
  const isOpen = source.take('N1', (value) => (isNote(value) ? true : undefined)) ?? false;
  const authors = people('AU');
  const dates = dateOf(source);
  const doi =
    source.take('DO', readDoi) ??
    source.take('M3 N1', (value) =>
      /^(?:doi:\s*)?10\.\d{4,9}\//i.test(value) ? readDoi(value) : undefined,
    );
  const arxiv =
    source.take('AN M3 C6 AID N1', (value) =>
      /^arxiv\s*:/i.test(value) ? readArxiv(value) : undefined,
    ) ?? (isArxiv(source.peek('DB')) ? source.take('AN', readArxiv) : undefined);
  if (arxiv !== undefined) source.merge('DB PB', isArxiv);
  const title =
    markup('TI T1 CT') ?? (/^(?:BOOK|EDBOOK|WHOLE)$/.test(written) ? markup('BT T2') : undefined);
  const own = types.get(written);
  const container = text('T2 JO JF BT JA J2 J1');
  for (const name of ['C3', 'JO', 'JF', 'JA', 'J2', 'J1', 'BT', 'T2'])
    source.merge(name, (value) => name !== 'C3' || oneLine(htmlToMarkup(value)) === container);
  const isPreprint = isPreprintServer(container) || (own === 'preprint' && !container);
  const isWorkshop = /\bworkshops?\b/i.test(container ?? '');
  let type: WorkType = isPreprint ? 'preprint' : (own ?? (arxiv ? 'preprint' : 'other'));
  if (type === 'conference' && isWorkshop) type = 'workshop';
  const isOnArxiv = /^(?:arxiv|corr)\b/i.test(container ?? '');
  const isSeries = container !== undefined && (type === 'book' || type === 'report');
  const kind = isPreprint ? 'preprint' : venueTypes[type];
  const genre = source.take('M3', (value) => (/^\w*\d/.test(value) ? undefined : value));
  const server = isArxiv(source.peek('PB') ?? '') ? undefined : source.peek('PB');
  const isHosted = type === 'preprint' && container === undefined && server !== undefined;
  const publisher = text('PB');
  const venue = isHosted
    ? { name: server, type: 'preprint' as const }
    : isOnArxiv || isSeries
      ? undefined
      : venueNamed(container, kind ?? 'book');
  const isIssued = type === 'thesis' || type === 'report';
  const number = text('IS');
  const isJournal = venue?.type === 'journal';
  return {
    source,
    id: source.take('ID', (value) => value),
    type,
    title,
    authors: authors.people,
    isOpen: isOpen || authors.open,
    ...withEditors(people, written),
    ...dates,
    venue,
    volume: text('VL'),
    issue: isJournal ? number : undefined,
    number: isJournal ? text('C7 M1') : (number ?? text('C7 M1')),
    pages: pagesOf(source),
    series: isSeries ? (container ?? text('T3')) : text('T3'),
    publisher: isIssued || isHosted ? undefined : publisher,
    institution: isIssued ? publisher : undefined,
    place: text('CY PP'),
    genre: /^preprint$/i.test(genre ?? '') ? undefined : genre,
    edition: text('ET'),
    numberOfVolumes: text('NV'),
    chapter: type === 'chapter' ? text('SE') : undefined,
    ...numbersOf(source),
    language: source.take('LA', readLanguage),
    doi,
    arxiv,
    keywords: source.takeAll('KW', (value) => value.split(/\s*[;\n]\s*/).filter(Boolean)).flat(),
    ...addressesOf(source),
    accessed: source.take('Y2', (value) => writeDate(readDate(value)?.parts ?? [])),
    abstract: source.takeAll('AB N2', (value) => htmlToMarkup(value)).join('\n\n'),
    status: source.take('N1', (value) =>
      /^(?:retracted|withdrawn)/i.test(value) ? value : undefined,
    ),
    note: source.takeAll('N1', (value) => oneLine(htmlToMarkup(value))).join('. ') || undefined,
  };
}

/** How this catalogue says in RIS that a list of authors is not complete. */
const openList = 'Authors: the first of more';

/** The finest of the tags counts, and the others say it again or are left. */
function dateOf(source: SourceFields): Pick<Reference, 'date' | 'undated'> {
  const read = dateIn(source);
  const [date, ...others] = source
    .takeAll('DA PY Y1', read)
    .sort((one, other) => other.length - one.length);
  if (date) return { date: others[0] && others[0][0] !== date[0] ? others[0] : date };
  const written = source.peek('PY Y1 DA');
  return { date: [], ...(written && { undated: `"${written}" (PY)` }) };
}

/** A2 and A3 are whoever a type says they are; editors for most. */
function withEditors(people: (tags: string) => Names, type: string) {
  const translators = people('A4').people;
  const editors = people(
    /^(?:BOOK|CHAP|ECHAP|CONF|CPAPER|EDBOOK|SER|GEN|DICT|ENCYC|RPRT|JOUR)$/.test(type)
      ? 'A2 ED A3'
      : 'ED A2',
  ).people;
  return { editors, translators };
}

function pagesOf(source: SourceFields): string | undefined {
  const start = source.take('SP', (value) => value);
  const end = source.take('EP', (value) => value);
  const isRange = start && end && start !== end && !/[-–]/.test(start);
  return isRange ? `${start}-${end}` : start;
}

/** SN holds an ISBN, an ISSN, or several. */
function numbersOf(source: SourceFields): Pick<Reference, 'isbn' | 'issn'> {
  const digits = (value: string) => value.replace(/\([^)]*\)|[^\dXx]/g, '').length;
  const isbn = source.takeAll('SN', (value) =>
    digits(value) >= 10 && !/^\d{4}-?\d{3}[\dXx]\b/.test(value) ? readIsbn(value) : undefined,
  );
  const issn = source.takeAll('SN', (value) =>
    /\d{4}-?\d{3}[\dXx]/.test(value) ? value : undefined,
  );
  return { isbn: isbn.join(' ') || undefined, issn: issn.join(' ') || undefined };
}

function addressesOf(source: SourceFields): Pick<Reference, 'addresses' | 'pdf' | 'code'> {
  const read = (value: string) => readAddresses(value)?.map((url): Address => ({ url }));
  const code = source.takeAll('L2', (value) => {
    const found = readAddresses(value);
    return found?.every(isRepository) ? found : undefined;
  });
  const pdf = source.take('L1', (value) => readAddresses(value)?.[0]);
  const pages = source.takeAll('UR LK', read).flat();
  const full = source.takeAll('L2 L3 L4', (value) =>
    readAddresses(value)?.map((url): Address => ({ url, label: isPdf(url) ? 'PDF' : 'Full text' })),
  );
  source.explain('UR LK L1 L2 L3 L4', 'is no address; write one that starts with https://');
  return { addresses: [...pages, ...full.flat()], code: code.flat(), ...(pdf && { pdf }) };
}

function oneLine(text: string): string | undefined {
  return text.replace(/\s+/g, ' ').trim() || undefined;
}
