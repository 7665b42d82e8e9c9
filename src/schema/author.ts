import { z } from 'zod';
import { orcidSchema, webUrlSchema } from './identifiers.ts';
import { wording } from './messages.ts';
import { personNameSchema } from './person-name.ts';

/** What the catalogue knows of a person beside the papers; the file's name is the author's id. */
export const authorSchema = z.strictObject({
  name: personNameSchema.describe('Name shown on the page'),
  variants: z
    .array(personNameSchema, wording('write a list of names'))
    .default([])
    .describe('Other spellings that papers print'),
  orcid: orcidSchema.optional().describe('ORCID iD'),
  homepage: webUrlSchema.optional().describe('Home page'),
});

export type AuthorRecord = z.output<typeof authorSchema>;
