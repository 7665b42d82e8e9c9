import { z } from 'zod';
import type { Problem } from '#catalog/content.ts';
import { nearest } from '#catalog/nearest.ts';
import { type Fault, faulty, type Read, type WrittenRecord } from './yaml-record.ts';

/** A record that keeps the schema, or all that is wrong with it. */
export type Validated<Value> = { record: Value } | Refused;

/** A record that is not valid, with what was written, of which more may be wrong. */
export interface Refused {
  problems: Problem[];
  written?: WrittenRecord | undefined;
}

/** Holds a written record against its schema; `file` is named in the problems. */
export function validate<Value>(
  schema: z.ZodType<Value>,
  written: WrittenRecord,
  file: string,
): Validated<Value> {
  const read = understand(schema, written);
  return 'value' in read
    ? { record: read.value }
    : { problems: problemsAt(file, read.faults), written };
}

/** The same without a file: what the record holds, or one fault a mistake. */
export function understand<Value>(schema: z.ZodType<Value>, written: WrittenRecord): Read<Value> {
  const { value, lineOf } = written;
  const what = value === null ? 'is empty' : 'is not a record';
  if (!isRecord(value)) return faulty(`${what}; write its fields by name`, lineOf([]));
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  const found = result.error.issues
    .slice(0, MOST_FAULTS)
    .flatMap((issue) => explain(issue, [], schema).slice(0, MOST_FAULTS));
  return { faults: found.map((each) => ({ ...each, line: lineOf(each.path) })) };
}

/** More is no slip: what is wrong in a million fields of one record is told by the first of them. */
const MOST_FAULTS = 100;

/** Faults as the report names them. */
export function problemsAt(file: string, faults: readonly Fault[]): Problem[] {
  return faults.map(({ line, path, message }) => {
    return { file, line, field: path.map(String).join('.'), message };
  });
}

/** True for what has named fields, which lists, dates and texts have not. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

/** A slip names the field that was meant; of a choice of forms, only the one that was speaks. */
function explain(
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[],
  schema: z.ZodType,
): Omit<Fault, 'line'>[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, path);
    return issue.keys.slice(0, MOST_FAULTS).map((key) => {
      const guess = nearest(key, known);
      const advice = guess
        ? `did you mean ${guess}?`
        : `remove it, or use one of ${known.join(', ')}`;
      return { path: [...path, key], message: `is not a field; ${advice}` };
    });
  }
  if (issue.code === 'invalid_union') {
    // A value of another type altogether was not meant as this form.
    const isOtherForm = (inner: z.core.$ZodIssue) =>
      inner.code === 'invalid_type' && inner.path.length === 0;
    const meant = issue.errors.filter((issues) => !issues.some(isOtherForm));
    if (meant.length === 1) return (meant[0] ?? []).flatMap((it) => explain(it, path, schema));
  }
  return [{ path, message: issue.message }];
}

function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let found = forms(schema);
  for (const step of path) {
    found = found.flatMap((form) => {
      if (form instanceof z.ZodArray) return forms(form.element as z.ZodType);
      const field = form instanceof z.ZodObject ? form.shape[String(step)] : undefined;
      return field ? forms(field as z.ZodType) : [];
    });
  }
  return found.flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : []));
}

/** The schemas behind union, and behind optional, default and the like. */
function forms(schema: z.ZodType): z.ZodType[] {
  if ('unwrap' in schema && !(schema instanceof z.ZodArray)) {
    return forms((schema as z.ZodOptional<z.ZodType>).unwrap());
  }
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).flatMap(forms);
  return [schema];
}
