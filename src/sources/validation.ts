import type { z } from 'zod';
import type { Problem } from '#catalog/content.ts';
import type { Fault, WrittenRecord } from './yaml-record.ts';
import { listSchemaFaults } from './zod-faults.ts';

/** A record that keeps the schema, or all that is wrong with it. */
export type Validated<Value> = { record: Value } | { problems: Problem[] };

/** Holds a written record against its schema; `file` is named in the problems. */
export function validate<Value>(
  schema: z.ZodType<Value>,
  { value, lineOf }: WrittenRecord,
  file: string,
): Validated<Value> {
  if (!isRecord(value)) {
    const what = value === null ? 'is empty' : 'is not a record';
    const message = `${what}; write its fields by name`;
    return { problems: [{ file, line: lineOf([]), field: '', message }] };
  }
  const result = schema.safeParse(value);
  if (result.success) return { record: result.data };
  const faults = listSchemaFaults(result.error, schema);
  return {
    problems: faults.map((fault) => problemAt(file, { ...fault, line: lineOf(fault.path) })),
  };
}

/** A fault as the report names it. */
export function problemAt(file: string, { line, path, message }: Fault): Problem {
  return { file, line, field: path.map(String).join('.'), message };
}

/** True for what has named fields, which lists, dates and texts have not. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
