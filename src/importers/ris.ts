import { type PersonName, parsePersonName } from '#schema/person-name.ts';
import type { ImportOptions, Problem, Reading } from './draft.ts';
import { paragraphs } from './html-text.ts';
import {
  conferenceOf,
  type DateParts,
  namesArxiv,
  type Reference,
  referenceToDraft,
} from './reference.ts';

/** The tags of one reference with their values in order. */
interface RisRecord {
  line: number;
  type: string;
  tags: Map<string, string[]>;
}

const tagged = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/;

/** Tags that are read, and those that only files and programs need. */
const used = new Set(
  `TY ID TI T1 CT T2 JO JF JA J1 J2 BT T3 AU A1 A2 A3 ED PY Y1 DA Y2 AB N2 VL SP EP DO UR L1 L2 LK
  AN M3 C6 AID ER DB DP LA KW N1 SN`.split(/\s+/),
);
const reported = ['A2', 'ED', 'KW', 'N1', 'SN', 'AN', 'L2'];

/** Whether the first line that is not blank names a type, as RIS begins each reference. */
export function isRis(text: string): boolean {
  return /^\uFEFF?\s*TY {1,2}- ?\S/.test(text);
}

/**
 * Reads RIS (https://en.wikipedia.org/wiki/RIS_(file_format), specification of 2001 and 2011). A
 * line without a tag goes on with the value above it; a reference that is not ended is taken as it
 * is, with a problem where nothing but a title could be meant.
 */
export function* readRis(text: string, options: ImportOptions = {}): Generator<Reading> {
  for (const found of readRecords(text)) {
    yield 'message' in found ? found : referenceToDraft(toReference(found), options);
  }
}

function* readRecords(text: string): Generator<RisRecord | Problem> {
  let record: RisRecord | undefined;
  let values: string[] | undefined;
  let line = 0;
  for (const written of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    line += 1;
    const [, tag, value = ''] = tagged.exec(written.trimEnd()) ?? [];
    if (tag === 'TY') {
      if (record) yield record;
      record = { line, type: value.trim(), tags: new Map() };
      values = undefined;
    } else if (tag === 'ER') {
      if (record) yield record;
      record = undefined;
    } else if (!record) {
      if (written.trim() !== '')
        yield { line, message: 'stands outside of a reference; begin it with "TY  - "' };
    } else if (tag !== undefined) {
      values = record.tags.get(tag) ?? [];
      record.tags.set(tag, values);
      values.push(value.trim());
    } else if (values) {
      values.push(`${values.pop() ?? ''}\n${written.trim()}`);
    }
  }
  if (record) yield record;
}

const journals = new Set(['JOUR', 'JFULL', 'MGZN', 'EJOUR', 'INPR']);
const conferences = new Set(['CONF', 'CPAPER', 'CHAP']);

function toReference({ line, type, tags }: RisRecord): Reference {
  const all = (...names: string[]) =>
    names.flatMap((name) => tags.get(name) ?? []).filter((value) => value !== '');
  const first = (...names: string[]) => all(...names)[0];
  const abstract = first('AB', 'N2');
  return {
    line,
    id: first('ID'),
    title: oneLine(first('TI', 'T1', 'CT') ?? ''),
    authors: [...all('AU', 'A1').map(readName), ...(all('N1').some(isOpenList) ? [others] : [])],
    // The finest of the tags counts.
    date:
      [first('DA', 'PY', 'Y1'), first('PY', 'Y1')].map(dateOf).find(({ length }) => length > 0) ??
      [],
    venue: venueOf(type, first('T2', 'JO', 'JF', 'BT', 'JA', 'J2')),
    volume: first('VL'),
    pages: pagesOf(first('SP'), first('EP')),
    series: first('T3'),
    doi: first('DO') ?? all('M3', 'N1').find((value) => /^(?:doi:\s*)?10\.\d{4,9}\//i.test(value)),
    arxiv:
      all('AN', 'M3', 'C6', 'AID', 'N1').find((value) => /^arxiv\s*:/i.test(value)) ??
      (/^arxiv$/i.test(first('DB') ?? '') ? first('AN') : undefined),
    categories: all('KW'),
    urls: all('UR', 'LK')
      .flatMap((value) => value.split(/[;\s]+(?=https?:)/))
      .filter(isWeb),
    pdf: all('L1').find(isWeb),
    code: all('L2').filter(isRepository),
    abstract: abstract && paragraphs(abstract),
    status: all('N1').find((value) => /^(?:retracted|withdrawn)/i.test(value)),
    left: leftOver(tags),
  };
}

const others: PersonName = { family: 'others' };

/** How this catalogue says in RIS that a list of authors is not complete. */
function isOpenList(note: string): boolean {
  return note === 'Authors: the first of more';
}

function isRepository(url: string): boolean {
  return /^https:\/\/(?:www\.)?(?:github\.com|gitlab\.[\w.]+|codeberg\.org|bitbucket\.org)\//i.test(
    url,
  );
}

function leftOver(tags: ReadonlyMap<string, string[]>): [string, string][] {
  const told = [...tags].filter(([tag]) => !used.has(tag) || reported.includes(tag));
  const isRead = (tag: string, value: string) =>
    /^arxiv:|^(?:retracted|withdrawn)/i.test(value) ||
    isOpenList(value) ||
    (tag === 'L2' && isRepository(value)) ||
    (tag === 'C3' && tags.get('T2')?.includes(value)) ||
    (tag === 'AN' && tags.get('DB')?.some((name) => /^arxiv$/i.test(name))) ||
    (tag === 'PB' && /^arxiv$/i.test(value));
  return told.flatMap(([tag, values]) =>
    values.filter((value) => !isRead(tag, value)).map((value): [string, string] => [tag, value]),
  );
}

/** "Family, Given, Suffix". */
function readName(value: string): PersonName {
  const parts = value.split(',').map((part) => part.trim());
  const [family = '', given, suffix] = parts;
  if (parts.length === 1) return parsePersonName(value);
  return {
    family: family || given || value,
    ...(family && given && { given }),
    ...(suffix && { suffix }),
  };
}

function pagesOf(start: string | undefined, end: string | undefined): string | undefined {
  const isRange = start && end && start !== end && !/[-–]/.test(start);
  return isRange ? `${start}-${end}` : start?.replace(/\s*[-–]+\s*/g, '-');
}

/** `2024/05/17/other`, `2024-05-17`, `2024//`, `May 2024`. */
function dateOf(text = ''): DateParts {
  const [, year, month, day] =
    /^(\d{4})(?:[/-](\d{1,2})?)?(?:[/-](\d{1,2})?)?/.exec(text.trim()) ?? [];
  const own = year ?? /\b\d{4}\b/.exec(text)?.[0];
  return [own, month, month && day].filter(Boolean).map(Number);
}

function venueOf(type: string, written: string | undefined): Reference['venue'] {
  if (!written || namesArxiv(written)) return undefined;
  const name = oneLine(written);
  if (journals.has(type)) return { name, type: 'journal' };
  return conferences.has(type) ? conferenceOf(name) : undefined;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function isWeb(value: string): boolean {
  return /^https?:\/\/\S+$/i.test(value);
}
