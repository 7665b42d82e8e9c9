import type { DraftRecord } from '#importers/draft.ts';
import { askQuestions, type Terminal } from '../frame/questions.ts';
import { type Field, faultOf, fields } from './fields.ts';

interface Curator extends Terminal {
  /** What else may be wrong with a field, such as an area that no registry has. */
  check: (field: Field, value: unknown) => string | undefined;
  /** What this catalogue says of a field, where that is more than the general hint. */
  hint?: (field: Field) => string | undefined;
}

/** Asks for each field of a record that is not given; undefined when the input ends before that. */
export async function askFields(
  given: DraftRecord,
  { ask, say, check, hint }: Curator,
): Promise<DraftRecord | undefined> {
  const asked = fields.map((field) => ({ ...field, hint: hint?.(field) ?? field.hint }));
  const record = await askQuestions(asked, given, {
    ask,
    say,
    check: (field, value) => faultOf(field, value) ?? check(field, value),
  });
  return record as DraftRecord | undefined;
}
