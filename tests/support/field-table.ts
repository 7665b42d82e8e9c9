import type { z } from 'zod';
import { paperFields } from '#schema/paper.ts';

/** The fields of a record as a Markdown table, from the descriptions in the schema. */
export function fieldTable(): string {
  const rows = Object.entries<z.ZodType>(paperFields.shape).map(([name, field]) => {
    const required = field.safeParse(undefined).success ? '' : 'required';
    return `| \`${name}\` | ${required} | ${field.description} |`;
  });
  return ['| field | | what it holds |', '| --- | --- | --- |', ...rows].join('\n');
}
