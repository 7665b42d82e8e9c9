import { z } from 'zod';
import { shown, wording } from './messages.ts';

/** A text that says something; `what` completes "write … as text". */
export function text(what: string) {
  const how = wording(`write ${what} as text, in quotes if need be`);
  return z.string(how).trim().min(1, how);
}

/** The name of a record: its address and its citation key, so it never changes. */
export const paperIdSchema = z
  .string(wording('write an id'))
  .regex(
    /^[a-z0-9][a-z0-9-]*$/,
    wording('use lower case letters, digits and hyphens, like doe2024example'),
  );

/** The address of an author or an organisation. */
export const slugSchema = z
  .string(wording('write a slug'))
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    wording('use lower case letters, digits and single hyphens, like jane-doe'),
  );

/** A subject tag, the part of the arXiv category behind the dot: `AQ` of `cs.AQ`. */
export const areaTagSchema = z
  .string(wording('write the tag of an area, like "AQ"'))
  .regex(/^[A-Za-z][A-Za-z0-9-]*$/, wording('write the tag of an area, like "AQ"'));

/** https://info.arxiv.org/help/arxiv_identifier.html: new and old style, without the version. */
export const arxivIdSchema = z
  .string(wording('write it bare and in quotes, like "2407.01230"'))
  .regex(
    /^(?:\d\d(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d\d(?:0[1-9]|1[0-2])\d{3})$/,
    wording('write it bare, without version, like "2407.01230"'),
  );

/**
 * https://www.doi.org/doi-handbook/HTML/: prefix, slash, suffix; no resolver in front. A backslash
 * or a sign that does not show would be one that the suffix never had.
 */
export const doiSchema = z
  .string(wording('write it bare and in quotes, like "10.1000/xyz"'))
  .regex(/^10\.\d{4,9}\/[^\s<>"{}\\\p{C}]+$/u, wording('write it bare, like "10.1000/xyz"'));

/** https://support.orcid.org/hc/en-us/articles/360006897674: four groups of four, last may be X. */
export const orcidSchema = z
  .string(wording('write it bare, like "0000-0002-1825-0097"'))
  .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, wording('write it bare, like "0000-0002-1825-0097"'));

/** An address that a reader may follow; `javascript:` and the like are refused. */
export const webUrlSchema = z.url({
  protocol: /^https?$/,
  ...wording('write an address that starts with https:// or http://'),
});

const howToPdf = wording(
  'write an address that starts with https://, or /pdf/NAME.pdf for a file in public/pdf',
);

/** The address of a PDF: anywhere, or a file of `public/` by its path on the site. */
export const pdfUrlSchema = z.union(
  [
    webUrlSchema,
    z.string(howToPdf).regex(/^(?:\/(?!\.{1,2}(?:\/|$))[^\s/\\?#"<>\p{C}]+)+$/u, howToPdf),
  ],
  howToPdf,
);

/** The address of a repository; code is fetched and run, so it must not travel in clear. */
export const codeUrlSchema = z.url({
  protocol: /^https$/,
  ...wording('write the https:// address of the repository'),
});

const dateForms = 'write it in quotes, as "2024-07-05", "2024-07" or "2024"';

/** A day, a month or a year; the precision is part of the fact and is kept. */
export const partialDateSchema = z
  .string({
    error: ({ input }) =>
      input instanceof Date || typeof input === 'number'
        ? `${shown(input).replaceAll('"', '')} has no quotes; ${dateForms}`
        : wording(dateForms).error({ input } as z.core.$ZodRawIssue),
  })
  .refine(isCalendarDate, wording(dateForms));

/** A registry's word for a year in which something was published. */
export const yearSchema = z
  .int(wording('write a year of four digits, without quotes, like 2025'))
  .min(1400, wording('write a year of four digits, like 2025'))
  .max(9999, wording('write a year of four digits, like 2025'));

function isCalendarDate(text: string): boolean {
  const parts = /^([1-9]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!parts) return false;
  const [year, month = 1, day = 1] = parts.slice(1).map((part) => Number(part ?? 1));
  const date = new Date(Date.UTC(year ?? 0, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
