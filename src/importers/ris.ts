import { readDate } from './dates.ts';
import type { ImportOptions, Problem, Reading } from './draft.ts';
import { htmlToMarkup } from './html-text.ts';
import { isArxiv, isRepository } from './identify.ts';
import { readOneName } from './names.ts';
import { type Reference, referenceToDraft, venueOfType } from './reference.ts';

type RisRecord = { line: number; type: string; tags: Map<string, string[]> };

const tagged = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/s;

/** Tags that are read whatever they hold, and those that only files and programs need. */
const used = new Set(
  `TY ID TI T1 CT T2 JO JF JA J1 J2 BT T3 AU A1 A3 PY Y1 DA Y2 AB N2 VL SP EP DO UR L1 LK M3 C6
  AID ER DB DP LA`.split(/\s+/),
);

/** Whether the first line that is not blank names a type, as RIS begins each reference. */
export function isRis(text: string): boolean {
  return /^\uFEFF?\s*TY {1,2}- ?\S/.test(text);
}

/** Reads RIS (https://en.wikipedia.org/wiki/RIS_(file_format)), also references that are not ended. */
export function* readRis(text: string, options: ImportOptions): Generator<Reading> {
  for (const found of readRecords(text)) {
    yield 'message' in found ? found : referenceToDraft(toReference(found), options);
  }
}

function* readRecords(text: string): Generator<RisRecord | Problem> {
  let record: RisRecord | undefined;
  let values: string[] | undefined;
  for (const [index, written] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = index + 1;
    const [, tag, value = ''] = tagged.exec(written.trimEnd()) ?? [];
    if (tag === 'TY' || tag === 'ER') {
      if (record) yield record;
      record = tag === 'TY' ? { line, type: value.trim(), tags: new Map() } : undefined;
      values = undefined;
    } else if (!record) {
      if (written.trim() !== '')
        yield { line, message: 'stands outside of a reference; begin it with "TY  - "' };
    } else if (tag !== undefined) {
      // Some write the first author under A1 and the others under AU: their order is that of lines.
      const own = tag === 'A1' ? 'AU' : tag;
      values = record.tags.get(own) ?? [];
      record.tags.set(own, values);
      values.push(value.trim());
    } else if (values) {
      values.push(`${values.pop() ?? ''}\n${written.trim()}`);
    }
  }
  if (record) yield record;
}

function toReference({ line, type, tags }: RisRecord): Reference {
  const all = (...names: string[]) =>
    names.flatMap((name) => tags.get(name) ?? []).filter((value) => value !== '');
  const first = (...names: string[]) => all(...names)[0];
  const [start, end] = [first('SP'), first('EP')];
  const dates = [first('DA', 'PY', 'Y1'), first('PY', 'Y1')].map((text) => readDate(text ?? ''));
  const isRange = start && end && start !== end && !/[-–]/.test(start);
  const names = tags.get('AU')?.map((value) => readOneName(value)) ?? [];
  return {
    line,
    id: first('ID'),
    title: oneLine(htmlToMarkup(first('TI', 'T1', 'CT') ?? '')),
    authors: names.flatMap(({ people }) => people),
    isOpen: names.some(({ open }) => open) || all('N1').includes(openList),
    // The finest of the tags counts.
    date: dates.find((date) => date !== undefined)?.parts ?? [],
    venue: venueOfType(type, oneLine(first('T2', 'JO', 'JF', 'BT', 'JA', 'J2') ?? '')),
    volume: first('VL'),
    pages: isRange ? `${start}-${end}` : start,
    series: first('T3'),
    doi: first('DO') ?? all('M3', 'N1').find((value) => /^(?:doi:\s*)?10\.\d{4,9}\//i.test(value)),
    arxiv:
      all('AN', 'M3', 'C6', 'AID', 'N1').find((value) => /^arxiv\s*:/i.test(value)) ??
      (isArxiv(first('DB')) ? first('AN') : undefined),
    categories: all('KW'),
    urls: all('UR', 'LK')
      .flatMap((value) => value.split(/[;\s]+(?=https?:)/))
      .filter(isWeb),
    pdf: all('L1').find(isWeb),
    code: all('L2').filter(isRepository),
    abstract: htmlToMarkup(all('AB', 'N2').join('\n\n')),
    status: all('N1').find((value) => /^(?:retracted|withdrawn)/i.test(value)),
    left: [...tags]
      .filter(([tag]) => !used.has(tag))
      .flatMap(([tag, values]) => values.map((value) => [tag, value] as const))
      .filter(([tag, value]) => !isTold(tag, value, tags)),
  };
}

/** What the record says elsewhere. */
function isTold(tag: string, value: string, tags: ReadonlyMap<string, string[]>): boolean {
  if (/^arxiv:|^(?:retracted|withdrawn)/i.test(value) || value === openList) return true;
  if (tag === 'L2') return isRepository(value);
  if (tag === 'C3') return tags.get('T2')?.includes(value) ?? false;
  if (tag === 'AN') return tags.get('DB')?.some(isArxiv) ?? false;
  return tag === 'PB' && isArxiv(value);
}

/** How this catalogue says in RIS that a list of authors is not complete. */
const openList = 'Authors: the first of more';

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function isWeb(value: string): boolean {
  return /^https?:\/\/\S+$/i.test(value);
}
