import { z } from 'zod';
import { paperSchema } from '#schema/paper.ts';

/**
 * The JSON Schema of a record as a curator writes it and a line of the catalogue holds it, made
 * from the schema that checks the content.
 */
export function recordSchema({ name }: { name: string }): object {
  const schema = z.toJSONSchema(paperSchema, { io: 'input', unrepresentable: 'any' });
  return { title: `A record of ${name}`, ...schema };
}
