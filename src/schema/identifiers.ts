import { z } from 'zod';

/** The error option of a field: what is wrong with it, then `how`: `write it bare, like 10.1000/xyz`. */
export function wording(how: string): { error: (issue: z.core.$ZodRawIssue) => string } {
  return {
    error: ({ input }) => {
      if (input === undefined) return `is missing; ${how}`;
      const isEmpty = input === null || input === '' || (Array.isArray(input) && !input.length);
      return `${isEmpty ? 'is empty' : `${shown(input)} is not valid`}; ${how}`;
    },
  };
}

/** A value as a curator would recognise it, short enough for one line. */
function shown(value: unknown): string {
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : JSON.stringify(value);
  // JSON has null for numbers that are infinite or none.
  const whole = typeof value === 'number' ? String(value) : (text ?? String(value));
  return whole.length > 60 ? `${whole.slice(0, 57)}...` : whole;
}

/** What breaks XML or UTF-8, or turns the order of the letters around it. */
const unprintable = /[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}|\p{Bidi_Control}/u;

/** A sign that can be seen; the empty cell of Braille counts as one that can, in Unicode. */
const visible = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

export function isVisible(text: string): boolean {
  return visible.test(text);
}

/** Longer texts of a record are those of another one, or of none. */
const LONGEST_TEXT = 500;
const LONGEST_ADDRESS = 2000;

function tooLong(most: number) {
  return {
    error: ({ input }: z.core.$ZodRawIssue) =>
      `has ${String(input).length} letters, of at most ${most}; shorten it`,
  };
}

function bounded(how: string, most: number) {
  return z.string(wording(how)).trim().min(1, wording(how)).max(most, tooLong(most));
}

function inQuotes(what: string): string {
  return `write ${what} as text, in quotes if need be`;
}

/**
 * A text that says something, of which what cannot be printed is left out where it is shown; `what`
 * completes "write … as text".
 * @param most letters that it may have.
 */
export function prose(what: string, most: number) {
  const how = inQuotes(what);
  return bounded(how, most).refine((it) => it === '' || isVisible(it), wording(how));
}

/** Words that stand in pages, feeds and files for machines: all of them can be printed. */
export function text(what: string, how = inQuotes(what)) {
  return bounded(how, LONGEST_TEXT).refine(
    (it) => it === '' || (isVisible(it) && !unprintable.test(it)),
    wording(`write ${what} without signs that do not show`),
  );
}

/** Letters of what names a file or a folder of the site. */
const LONGEST_NAME = 200;

/** A name of a file or a folder of the site. */
function named(pattern: RegExp, how: string, what = how) {
  const short = wording(`${how}; at most ${LONGEST_NAME} letters`);
  return ofForm(pattern, how, what).max(LONGEST_NAME, short);
}

/** A text of one form; `how` says how to write it, `what` the same where it is no text at all. */
export function form(pattern: RegExp, how: string, what = how) {
  return ofForm(pattern, how, what).max(LONGEST_TEXT, tooLong(LONGEST_TEXT));
}

function ofForm(pattern: RegExp, how: string, what: string) {
  return z.string(wording(what)).regex(pattern, wording(how));
}

/** The name of a record: its address and its citation key, so it never changes. */
export const paperIdSchema = named(
  /^[a-z0-9][a-z0-9-]*$/,
  'use lower case letters, digits and hyphens, like doe2024example',
  'write an id',
);

/** A key as BibTeX and biber read it: whatever holds none of the signs that end it. */
export const citationKeySchema = form(
  /^[^\s,={}"#%~\\\p{C}]+$/u,
  'write a citation key without spaces, commas and braces, like Doe:2024',
);

/** BCP 47: https://www.rfc-editor.org/info/bcp47 */
export const languageSchema = form(
  /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/,
  'write a language like en or pt-BR',
);

/** The address of an author or an organisation. */
export const slugSchema = named(
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  'use lower case letters, digits and single hyphens, like jane-doe',
  'write a slug',
);

/** A subject tag, the part of the arXiv category behind the dot: `AQ` of `cs.AQ`. */
export const areaTagSchema = named(
  /^[A-Za-z][A-Za-z0-9-]*$/,
  'write the tag of an area, like "AQ"',
);

/** https://info.arxiv.org/help/arxiv_identifier.html: new and old style, without the version. */
export const arxivIdSchema = form(
  /^(?:\d\d(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d\d(?:0[1-9]|1[0-2])\d{3})$/,
  'write it bare, without version, like "2407.01230"',
  'write it bare and in quotes, like "2407.01230"',
);

/**
 * https://www.doi.org/doi-handbook/HTML/: prefix, slash, suffix, which may be a SICI with angle
 * brackets (`10.1000/1234(1996)077<0935:WOTWSM>2.0.CO;2`); no backslash or hidden sign.
 */
export const doiSchema = form(
  /^10\.\d{4,9}(?:\.\d+)*\/(?:[^\s<>"{}\\\p{C}]|<L?[\d:][^\s<>"{}\\\p{C}]*>(?=\d))+$/u,
  'write it bare, like "10.1000/xyz"',
  'write it bare and in quotes, like "10.1000/xyz"',
);

/** https://support.orcid.org/hc/en-us/articles/360006897674: four groups of four, last may be X. */
export const orcidSchema = form(
  /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/,
  'write it bare, like "0000-0002-1825-0097"',
);

/** An address with one of some protocols, all of whose signs can be printed. */
function address(protocol: RegExp, how: string) {
  const isShown = (url: string) => !/\p{C}/u.test(url);
  return z
    .url({ protocol, ...wording(how) })
    .max(LONGEST_ADDRESS, tooLong(LONGEST_ADDRESS))
    .refine(isShown, wording(how));
}

/** An address that a reader may follow; `javascript:` and the like are refused. */
export const webUrlSchema = address(
  /^https?$/,
  'write an address that starts with https:// or http://',
);

const howToPdf =
  'write an address that starts with https://, or /pdf/NAME.pdf for a file in public/pdf';

/** The address of a PDF: anywhere, or a file of `public/` by its path on the site. */
export const pdfUrlSchema = z.union(
  [webUrlSchema, form(/^(?:\/(?!\.{1,2}(?:\/|$))[^\s/\\?#"<>\p{C}]+)+$/u, howToPdf)],
  wording(howToPdf),
);

/** The address of a repository; code is fetched and run, so it must not travel in clear. */
export const codeUrlSchema = address(/^https$/, 'write the https:// address of the repository');

const dateForms = 'write it in quotes, as "2024-07-05", "2024-07" or "2024"';

/** A day, a month or a year; the precision is part of the fact and is kept. */
export const partialDateSchema = z
  .string({
    error: (issue) =>
      issue.input instanceof Date || typeof issue.input === 'number'
        ? `${shown(issue.input).replaceAll('"', '')} has no quotes; ${dateForms}`
        : wording(dateForms).error(issue),
  })
  .refine(isCalendarDate, wording(dateForms));

const howToYear = wording('write a year of four digits, like 2025');

/** A registry's word for a year in which something was published. */
export const yearSchema = z
  .int(wording('write a year of four digits, without quotes, like 2025'))
  .min(1400, howToYear)
  .max(9999, howToYear);

function isCalendarDate(text: string): boolean {
  const parts = /^([1-9]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!parts) return false;
  const [year, month = 1, day = 1] = parts.slice(1).map((part) => Number(part ?? 1));
  const date = new Date(Date.UTC(year ?? 0, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
