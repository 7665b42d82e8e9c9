import { z } from 'zod';
import { wording } from './messages.ts';

/** A subject area; the file's name is its tag. */
export const areaSchema = z.strictObject({
  name: z
    .string(wording('write the full name of the area'))
    .min(1, wording('write the full name of the area'))
    .describe('Full name'),
  arxiv: z
    .string(wording('write the arXiv category as text, like "archive.TAG"'))
    .optional()
    .describe('arXiv category, for citations'),
  hue: z
    .number(wording('write a hue in degrees, from 0 to 360'))
    .min(0, wording('write a hue in degrees, from 0 to 360'))
    .max(360, wording('write a hue in degrees, from 0 to 360'))
    .describe('Hue of its tint in OKLCH, in degrees'),
});

export type AreaRecord = z.output<typeof areaSchema>;
