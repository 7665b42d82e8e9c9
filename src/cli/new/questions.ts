import type { DraftRecord } from '#importers/draft.ts';
import { type Field, faultOf, fields } from './fields.ts';

interface Terminal {
  /** Shows a prompt and gives the line that is written; undefined at the end of the input. */
  ask: (prompt: string) => Promise<string | undefined>;
  say: (line: string) => void;
  /** What else may be wrong with a field, such as an area that no registry has. */
  check: (field: Field, value: unknown) => string | undefined;
}

/**
 * Asks for each field that is not given, again until it is valid; an empty line leaves out what is
 * not required. Undefined when the input ends before that.
 */
export async function askFields(
  given: DraftRecord,
  { ask, say, check }: Terminal,
): Promise<DraftRecord | undefined> {
  const record: Record<string, unknown> = { ...given };
  for (const field of fields) {
    while (record[field.name] === undefined) {
      const prompt = `${field.name}${field.required ? '' : ' (optional)'}, ${field.hint}: `;
      const line = await ask(prompt);
      if (line === undefined) return undefined;
      if (line.trim() === '' && !field.required) break;
      const value = field.read(line.trim());
      const fault = faultOf(field, value) ?? check(field, value);
      if (fault === undefined) record[field.name] = value;
      else say(`  ${fault}`);
    }
  }
  return record as DraftRecord;
}
