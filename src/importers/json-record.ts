import { nearest } from '#catalog/nearest.ts';
import { paperSchema } from '#schema/paper.ts';
import type { DraftRecord, ImportOptions, Reading } from './draft.ts';
import { leaveOut } from './reference.ts';

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
