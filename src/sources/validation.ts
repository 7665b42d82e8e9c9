import { z } from 'zod';
import type { Problem } from '#catalog/content.ts';
import { nearest } from '#catalog/nearest.ts';
import { type Fault, fault, type WrittenRecord } from './yaml-record.ts';

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
    return { problems: problemsAt(file, [fault(`${what}; write its fields by name`, lineOf([]))]) };
  }
  const result = schema.safeParse(value);
  if (result.success) return { record: result.data };
  return { problems: problemsAt(file, schemaFaults(result.error, schema, lineOf)) };
}

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

/**
 * Turns the issues of a failed parse into one fault a mistake: an unknown field is named with
 * the known one that it resembles, and of a choice of forms only the one that was meant speaks.
 */
export function schemaFaults(
  error: z.ZodError,
  schema: z.ZodType,
  lineOf: WrittenRecord['lineOf'],
): Fault[] {
  return error.issues
    .flatMap((issue) => explain(issue, [], schema))
    .map((found) => ({ ...found, line: lineOf(found.path) }));
}

function explain(
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[],
  schema: z.ZodType,
): Omit<Fault, 'line'>[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, path);
    return issue.keys.map((key) => ({ path: [...path, key], message: unknownField(key, known) }));
  }
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.filter((issues) => issues.every((inner) => !isOtherForm(inner)));
    if (meant.length === 1) return (meant[0] ?? []).flatMap((it) => explain(it, path, schema));
  }
  return [{ path, message: issue.message }];
}

/** The value has another type altogether, so its writer did not mean this form. */
function isOtherForm(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

function unknownField(key: string, known: readonly string[]): string {
  const guess = nearest(key, known);
  return guess
    ? `is not a field; did you mean ${guess}?`
    : `is not a field; remove it, or use one of ${known.join(', ')}`;
}

function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let found = [schema];
  for (const step of path) {
    found = found.flatMap(forms).flatMap((form) => {
      if (form instanceof z.ZodArray) return [form.element as z.ZodType];
      const field = form instanceof z.ZodObject ? form.shape[String(step)] : undefined;
      return field ? [field as z.ZodType] : [];
    });
  }
  return found
    .flatMap(forms)
    .flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : []));
}

/** The schemas behind optional, default and union. */
function forms(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return forms(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).flatMap(forms);
  return [schema];
}
