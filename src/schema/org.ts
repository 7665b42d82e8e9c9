import { z } from 'zod';
import { webUrlSchema } from './identifiers.ts';
import { wording } from './messages.ts';

/** An organisation as the source of the records names it; the file's name is its slug. */
export const orgSchema = z.strictObject({
  name: z
    .string(wording('write the name of the organisation'))
    .min(1, wording('write the name of the organisation'))
    .describe('Name as the source gives it'),
  url: webUrlSchema.optional().describe('Home page'),
});

export type OrgRecord = z.output<typeof orgSchema>;
