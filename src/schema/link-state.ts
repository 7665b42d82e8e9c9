import { z } from 'zod';
import { partialDateSchema, webUrlSchema, wording } from './identifiers.ts';

/** What became of a link, as a check of links found it. */
export const linkStateSchema = z.strictObject({
  url: webUrlSchema.describe('The address as the record has it'),
  state: z
    .enum(
      ['alive', 'moved', 'archived', 'empty', 'gone', 'unreachable'],
      wording('write alive, moved, archived, empty, gone or unreachable'),
    )
    .describe('alive, moved, archived, empty, gone or unreachable'),
  date: partialDateSchema.describe('When it was found so'),
  to: webUrlSchema.optional().describe('Where a moved link leads now'),
});

export type LinkState = z.output<typeof linkStateSchema>;
