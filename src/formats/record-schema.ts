import { z } from 'zod';
import { paperSchema } from '#schema/paper.ts';
import { site } from '#site.ts';

/**
 * The JSON Schema of a record as a curator writes it and a line of the catalogue holds it, made
 * from the schema that checks the content.
 */
export function recordSchema(): object {
  const schema = z.toJSONSchema(paperSchema, { io: 'input', unrepresentable: 'any' });
  return { title: `A record of ${site.name}`, ...schema };
}
