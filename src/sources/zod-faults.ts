import { z } from 'zod';
import { nearest } from '#catalog/nearest.ts';

/** What the schema finds wrong with a record, and where in the record. */
export interface SchemaFault {
  path: readonly PropertyKey[];
  message: string;
}

/**
 * Turns the issues of a failed parse into one fault a mistake: an unknown field is named with
 * the known one that it resembles, and of a choice of forms only the one that was meant speaks.
 */
export function listSchemaFaults(error: z.ZodError, schema: z.ZodType): SchemaFault[] {
  return error.issues.flatMap((issue) => explain(issue, [], schema));
}

function explain(
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[],
  schema: z.ZodType,
): SchemaFault[] {
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
