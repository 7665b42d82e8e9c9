import { nearest } from '#catalog/nearest.ts';
import { paperSchema } from '#schema/paper.ts';
import type { DraftRecord, ImportOptions, Reading } from './draft.ts';
import { leaveOut } from './reference.ts';

/** Whether the first line that is not blank is an object with a title. */
export function isJsonLines(text: string): boolean {
  const [first = ''] = /\S.*/.exec(text) ?? [];
  return (
    /^\{\s*"/.test(first) && /"title"\s*:/.test(first) && !/"issued"\s*:|"DOI"\s*:/.test(first)
  );
}

/**
 * Reads one record a line. Lines end at a line feed alone, for texts may hold U+2028; a line that
 * is not JSON is a problem and the next one is read.
 */
export function* readJsonLines(text: string, options: ImportOptions = {}): Generator<Reading> {
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const written = text.slice(start, end).trim();
    line += 1;
    start = end + 1;
    if (written !== '') yield readLine(written, line, options);
  }
}

function readLine(written: string, line: number, options: ImportOptions): Reading {
  try {
    return readJsonRecord(JSON.parse(written), line, options);
  } catch (error) {
    const reason = String((error as Error).message).replace(/ \(line 1 column \d+\)$/, '');
    return { line, message: `is not valid JSON: ${reason}; write one object a line` };
  }
}

const fields = Object.keys(paperSchema.shape);

/**
 * A draft from one JSON value in the form of a record. A field that a record has no place for is
 * left out with a remark, unless it looks like a slip of the pen. Empty fields are no fields.
 */
export function readJsonRecord(value: unknown, line: number, options: ImportOptions): Reading {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { line, message: 'is not a record; write one object a line' };
  }
  const given = value as Record<string, unknown>;
  const unknown = Object.keys(given).filter((key) => !fields.includes(key));
  for (const key of unknown) {
    const meant = nearest(key, fields);
    if (meant !== undefined && !(meant in given)) {
      return { line, message: `${key}: is not a field; did you mean ${meant}?` };
    }
  }
  const record = Object.fromEntries(
    fields
      .filter((key) => given[key] !== undefined && given[key] !== null)
      .map((key) => [key, given[key]]),
  ) as DraftRecord;
  if (record.area === undefined && options.area !== undefined) record.area = options.area;
  const remarks = unknown.map((key) => leaveOut(key, JSON.stringify(given[key]) ?? ''));
  return { record, line, remarks };
}
