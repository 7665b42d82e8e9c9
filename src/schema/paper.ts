import { z } from 'zod';
import {
  areaTagSchema,
  arxivIdSchema,
  codeUrlSchema,
  doiSchema,
  paperIdSchema,
  partialDateSchema,
  pdfUrlSchema,
  prose,
  slugSchema,
  text,
  webUrlSchema,
  wording,
  yearSchema,
} from './identifiers.ts';
import { personNameSchema } from './person-name.ts';

function listOf<Item extends z.ZodType>(item: Item, how: string) {
  return z.array(item, wording(how));
}

const venueSchema = z.strictObject(
  {
    name: text('the name of the venue').describe('Short name, like ICML'),
    type: z
      .enum(
        ['conference', 'journal', 'workshop', 'preprint'],
        wording('write conference, journal, workshop or preprint'),
      )
      .describe('conference, journal, workshop or preprint'),
    year: yearSchema.describe('Year of publication there'),
    volume: text('the volume').optional().describe('Volume, in quotes'),
    pages: text('the pages').optional().describe('First and last page, like "1139-1146"'),
    series: text('the series').optional().describe('Series, like PMLR'),
  },
  wording('write name, type and year'),
);

const linkSchema = z.strictObject(
  {
    label: text('the label of the link').describe('What the link leads to'),
    url: webUrlSchema.describe('Its address'),
  },
  wording('write label and url'),
);

/** Twice as many as any paper has. */
const MOST_AUTHORS = 10_000;

/** One paper. The single definition: types, editor hints and the documents' table come from it. */
export const paperSchema = z.strictObject({
  id: paperIdSchema.describe('File name without extension, or id of a data line; never changes'),
  title: prose('the title', 10_000).describe('Title; inline TeX between dollars'),
  date: partialDateSchema.describe('First public version, to the day, month or year'),
  area: areaTagSchema.describe('Tag of an area in content/areas'),
  authors: listOf(personNameSchema, 'write a list of names, like ["Jane Doe", "Van Gool, Luc"]')
    .min(1, wording('write at least one name, like ["Jane Doe"]'))
    .max(MOST_AUTHORS, wording(`write at most ${MOST_AUTHORS} names`))
    .describe('Names in the order of the paper'),
  authorsComplete: z
    .boolean(wording('write true or false'))
    .default(true)
    .describe('false where the paper has more authors than are listed'),
  org: listOf(slugSchema, 'write a list of slugs, like [example-lab]')
    .default([])
    .describe('Organisations in content/orgs, as the source gives them'),
  code: listOf(codeUrlSchema, 'write a list of https:// addresses')
    .default([])
    .describe("Repositories of the paper's code"),
  arxiv: arxivIdSchema.optional().describe('arXiv identifier, bare'),
  doi: doiSchema.optional().describe('DOI, bare'),
  pdf: pdfUrlSchema.optional().describe("Address of the paper's PDF, or /pdf/NAME.pdf in public/"),
  url: webUrlSchema.optional().describe("Address of the paper's home page"),
  links: listOf(linkSchema, 'write a list of {label, url}')
    .default([])
    .describe('Further links: data set, project page, video, slides'),
  venue: venueSchema.optional().describe('Where it was published'),
  added: partialDateSchema.optional().describe('When the record entered the catalogue'),
  updated: partialDateSchema.optional().describe('When the record was last corrected'),
  status: z
    .enum(['retracted', 'withdrawn'], wording('write retracted or withdrawn, or leave it out'))
    .optional()
    .describe('retracted or withdrawn'),
  abstract: prose('the abstract', 100_000).describe(
    'Paragraphs with inline TeX, *emphasis* and bare addresses; never executed',
  ),
});

/** A validated record, defaults filled in. */
export type PaperRecord = z.output<typeof paperSchema>;

/** A record as a curator writes it. */
export type PaperInput = z.input<typeof paperSchema>;

export type Venue = z.output<typeof venueSchema>;
