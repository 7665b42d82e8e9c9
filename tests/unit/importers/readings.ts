import type { ImportOptions, Reading } from '#importers/draft.ts';
import { importers } from '#importers/kinds.ts';

const areas = new Map([
  ['cs.AQ', 'AQ'],
  ['AQ', 'AQ'],
  ['cs.BT', 'BT'],
]);

/** What an importer reads from a payload, in the order of the payload; its accounts agree. */
export function readAll(kind: string, text: string, options: ImportOptions = {}): Reading[] {
  const readings = [...(importers.get(kind)?.read(text, { areas, ...options }) ?? [])];
  for (const reading of readings) {
    if (!('count' in reading) || !reading.count) continue;
    const { read, taken, merged, left } = reading.count;
    if (read !== taken + merged + left) throw new Error(`${reading.line}: sums do not agree`);
  }
  return readings;
}

/** The records alone. */
export function records(kind: string, text: string, options: ImportOptions = {}) {
  return readAll(kind, text, options).flatMap((it) => ('record' in it ? it.record : []));
}

/** The problems alone, as `line: message`. */
export function problems(kind: string, text: string): string[] {
  return readAll(kind, text).flatMap((it) => ('message' in it ? `${it.line}: ${it.message}` : []));
}

/** The remarks alone. */
export function remarks(kind: string, text: string): string[] {
  return readAll(kind, text).flatMap((it) =>
    'remarks' in it ? it.remarks.map(({ message }) => message) : [],
  );
}

/** A payload of BibTeX that is one entry. */
export const entry = (fields: string, type = 'misc') => `@${type}{key,\n${fields}\n}\n`;

/** The record of such an entry; what nobody said of its type is not looked at. */
export function fieldsOf(fields: string, type?: string) {
  const [{ type: own, ...record } = {}] = records('bibtex', entry(fields, type));
  return { ...record, ...(type && own && { type: own }) };
}

/** A payload of CSL-JSON. */
export const csl = (...items: object[]) => JSON.stringify(items, null, 1);

/** A payload of RIS that is one article. */
export const ris = (...lines: string[]) => ['TY  - JOUR', ...lines, 'ER  - '].join('\n');
