import { nearest } from '#catalog/nearest.ts';
import { paperFields } from '#schema/paper.ts';
import type { DraftRecord, ImportOptions, Reading } from './draft.ts';
import { leaveOut } from './source-fields.ts';

/** Whether the first line that is not blank is an object with a title. */
export function isJsonLines(text: string): boolean {
  const [first = ''] = /\S.*/.exec(text) ?? [];
  const parsed = parseJson(first);
  const hasTitle = 'fault' in parsed || Object.hasOwn(Object(parsed.value), 'title');
  return (
    hasTitle &&
    /^\{\s*"/.test(first) &&
    /"title"\s*:/.test(first) &&
    !/"issued"\s*:|"DOI"\s*:|"paperId"\s*:|"authorships"\s*:|"itemType"\s*:|openalex\.org/.test(
      first,
    )
  );
}

/** Reads one record a line; lines end at a line feed alone, for texts may hold U+2028. */
export function* readJsonLines(text: string, options: ImportOptions): Generator<Reading> {
  for (const [index, written] of text.split('\n').entries()) {
    const line = index + 1;
    if (written.trim() === '') continue;
    const parsed = parseJson(written);
    if ('fault' in parsed) yield { line, message: parsed.fault };
    else yield readJsonRecord(parsed.value, line, options);
  }
}

/** The value of one line of JSON, or what is wrong with it. */
export function parseJson(line: string): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(line.trim()) };
  } catch (error) {
    const reason = String((error as Error).message).replace(/ \(line 1 column \d+\)$/, '');
    return { fault: `is not valid JSON: ${reason}; write one object a line` };
  }
}

const fields = Object.keys(paperFields.shape);

/** A draft from a JSON value; a field without a place is left out with a remark, or a slip of the pen. */
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
  const known = fields.map((key) => [key, given[key]] as const);
  const record = Object.fromEntries(known.filter(([, value]) => value != null)) as DraftRecord;
  if (record.area === undefined && options.area !== undefined) record.area = options.area;
  const remarks = unknown.map((key) => {
    return { line, message: leaveOut(key, JSON.stringify(given[key]) ?? '') };
  });
  const read = Object.keys(given).length;
  const count = { read, taken: read - unknown.length, merged: 0, left: unknown.length };
  return { record, line, remarks, count };
}
