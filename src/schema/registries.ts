import { z } from 'zod';
import { orcidSchema, text, webUrlSchema, wording } from './identifiers.ts';
import { personNameSchema } from './person-name.ts';

const howToHue = wording('write a hue in degrees, from 0 to 360');

/** A subject area; the file's name is its tag. */
export const areaSchema = z.strictObject({
  name: text('the full name of the area', 'write the full name of the area').describe('Full name'),
  arxiv: text('the arXiv category').optional().describe('arXiv category, for citations'),
  hue: z
    .number(howToHue)
    .min(0, howToHue)
    .max(360, howToHue)
    .describe('Hue of its tint in OKLCH, in degrees'),
});

export type AreaRecord = z.output<typeof areaSchema>;

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

/** An organisation as the source of the records names it; the file's name is its slug. */
export const orgSchema = z.strictObject({
  name: text('the name', 'write the name of the organisation').describe(
    'Name as the source gives it',
  ),
  url: webUrlSchema.optional().describe('Home page'),
});

export type OrgRecord = z.output<typeof orgSchema>;
