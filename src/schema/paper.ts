import { z } from 'zod';
import {
  areaTagSchema,
  arxivIdSchema,
  citationKeySchema,
  codeUrlSchema,
  doiSchema,
  languageSchema,
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
import { ofVenue, workTypes } from './work.ts';

function listOf<Item extends z.ZodType>(item: Item, how: string) {
  return z.array(item, wording(how));
}

/** A list of tags or addresses; one that is written twice is there once. */
function setOf<Item extends z.ZodType<string>>(item: Item, how: string) {
  return listOf(item, how).overwrite((list) => [...new Set(list)]);
}

const venueSchema = z.strictObject(
  {
    name: text('the name of the venue').describe('Short name, like ICML'),
    type: z
      .enum(
        ['conference', 'journal', 'workshop', 'preprint', 'book'],
        wording('write conference, journal, workshop, preprint or book'),
      )
      .describe('conference, journal, workshop, preprint or book'),
    year: yearSchema.describe('Year of publication there'),
    volume: text('the volume').optional().describe('Volume, in quotes'),
    issue: text('the issue').optional().describe('Issue of a journal, in quotes'),
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

const eventSchema = z.strictObject(
  {
    name: text('the name of the event').describe('Its name'),
    place: text('its place').optional().describe('City where it was'),
    date: text('its date').optional().describe('When it was, like "2024-07-05/2024-07-09"'),
  },
  wording('write name, and place and date if they are known'),
);

const howToArea = 'write the tag of an area, like "AQ", or a list of tags, the main one first';
const howToNames = 'write a list of names, like ["Jane Doe", "Van Gool, Luc"]';

/** A list of people that may be empty. */
const people = listOf(personNameSchema, howToNames)
  .max(MOST_AUTHORS, wording(`write at most ${MOST_AUTHORS} names`))
  .default([]);

/** The fields of the record, without what holds between them; in the order of an entry. */
export const paperFields = z.strictObject({
  id: paperIdSchema.describe('File name without extension, or id of a data line; never changes'),
  key: citationKeySchema
    .optional()
    .describe('Citation key of the source, where it cannot be the id'),
  title: prose('the title', 10_000).describe('Title; inline TeX between dollars'),
  date: partialDateSchema.describe('First public version, to the day, month or year'),
  type: z
    .enum(workTypes, wording(`write one of ${workTypes.join(', ')}`))
    .optional()
    .describe(`What it is: ${workTypes.join(', ')}; follows from venue where absent`),
  area: z
    .union(
      [areaTagSchema, setOf(areaTagSchema, howToArea).min(1, wording(howToArea))],
      wording(howToArea),
    )
    .optional()
    .describe('Tag of an area in content/areas, or a list of them, the main one first'),
  authors: people.describe('Names in the order of the paper; editors alone suffice'),
  authorsComplete: z
    .boolean(wording('write true or false'))
    .default(true)
    .describe('false where the paper has more authors than are listed'),
  editors: people.describe('Editors of the work, or of what it is a part of'),
  translators: people.describe('Translators'),
  containerAuthors: people.describe('Authors of the book that it is a part of'),
  org: setOf(slugSchema, 'write a list of slugs, like [example-lab]')
    .default([])
    .describe('Organisations in content/orgs, as the source gives them'),
  code: setOf(codeUrlSchema, 'write a list of https:// addresses')
    .default([])
    .describe("Repositories of the paper's code"),
  arxiv: arxivIdSchema.optional().describe('arXiv identifier, bare'),
  doi: doiSchema.optional().describe('DOI, bare'),
  pdf: pdfUrlSchema.optional().describe("Address of the paper's PDF, or /pdf/NAME.pdf in public/"),
  url: webUrlSchema.optional().describe("Address of the paper's home page"),
  links: listOf(linkSchema, 'write a list of {label, url}')
    .default([])
    .describe('Further links: data set, project page, video, slides'),
  venue: venueSchema.optional().describe('Where it was published: what it is a part of'),
  event: eventSchema.optional().describe('Where it was presented, if the venue does not say so'),
  publisher: text('the publisher').optional().describe('Publisher'),
  place: text('the place').optional().describe('City of the publisher or institution'),
  institution: text('the institution')
    .optional()
    .describe('School of a thesis, issuer of a report, organisation behind a manual'),
  genre: text('the kind').optional().describe('Kind in words, like PhD thesis'),
  number: text('the number')
    .optional()
    .describe('Of a report or patent, in a series, or of an article without pages; in quotes'),
  edition: text('the edition').optional().describe('Edition, like "2" or "Revised"'),
  version: text('the version').optional().describe('Version of software, data or a manual'),
  volume: text('the volume').optional().describe('Volume of a work that is in no venue'),
  series: text('the series').optional().describe('Series of a work that is in no venue'),
  pages: text('the pages').optional().describe('Pages of a work that is in no venue'),
  chapter: text('the chapter').optional().describe('Number of the chapter'),
  numberOfPages: text('how many pages').optional().describe('How many pages there are'),
  numberOfVolumes: text('how many volumes').optional().describe('How many volumes there are'),
  isbn: text('the ISBN').optional().describe('ISBN'),
  issn: text('the ISSN').optional().describe('ISSN'),
  language: languageSchema.optional().describe('Language of title and abstract, like en or pt-BR'),
  keywords: listOf(text('each keyword'), 'write a list of keywords')
    .default([])
    .describe('Keywords of the source'),
  note: text('the note').optional().describe('What a citation says besides'),
  accessed: partialDateSchema.optional().describe('When an online work was last looked at'),
  added: partialDateSchema.optional().describe('When the record entered the catalogue'),
  updated: partialDateSchema.optional().describe('When the record was last corrected'),
  status: z
    .enum(['retracted', 'withdrawn'], wording('write retracted or withdrawn, or leave it out'))
    .optional()
    .describe('retracted or withdrawn'),
  abstract: prose('the abstract', 100_000)
    .optional()
    .describe('Paragraphs with inline TeX, *emphasis* and bare addresses; never executed'),
});

/** One work. The single definition: types, editor hints and the documents' table come from it. */
export const paperSchema = paperFields.superRefine(checkBetween, { when: () => true });

/** What holds between fields; also looked at where one of them is wrong, so that all is told at once. */
function checkBetween(value: unknown, context: z.core.$RefinementCtx) {
  const record = (value ?? {}) as Partial<Record<keyof PaperRecord, unknown>>;
  const complain = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  const isNobody = (names: unknown) => Array.isArray(names) && names.length === 0;
  if (isNobody(record.authors) && isNobody(record.editors))
    complain('authors', `is missing; ${howToNames}, or the editors`);
  if (record.venue === undefined) return;
  for (const field of ofVenue)
    if (record[field] !== undefined) complain(field, `belongs to the venue; write it in venue`);
}

/** A validated record, defaults filled in. */
export type PaperRecord = z.output<typeof paperSchema>;

/** A record as a curator writes it. */
export type PaperInput = z.input<typeof paperSchema>;

export type Venue = z.output<typeof venueSchema>;
