import { partialDateSchema } from '#schema/identifiers.ts';
import type { ImportOptions } from './draft.ts';

/** The first line of a paper in a listing. */
export interface Heading {
  area: string;
  date: string;
  /** Whether the listing knows of code; it does not say where. */
  code: boolean;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const form = new RegExp(
  `^([A-Z][A-Za-z-]*?)(${months.join('|')}) (\\d{1,2})(?:, (\\d{4}))?(Code)?$`,
);

/** Whether a line opens a paper. */
export function isHeading(line: string): boolean {
  return form.test(line);
}

/**
 * Reads `AQApr 16, 2023Code`. A date without a year takes the given one, and only such a date.
 * @throws an Error that says how to write the line
 */
export function parseHeading(line: string, { year }: ImportOptions): Heading {
  const [, area = '', month = '', day = '', ownYear, code] = form.exec(line) ?? [];
  if (!area) throw new Error('no area and date found; write them like "AQJul 5, 2024"');
  const fullYear = ownYear ?? year;
  if (fullYear === undefined) throw new Error(`"${month} ${day}" has no year; give it with --year`);
  const date = `${fullYear}-${pad(months.indexOf(month) + 1)}-${pad(Number(day))}`;
  if (!partialDateSchema.safeParse(date).success) {
    throw new Error(`"${month} ${day}, ${fullYear}" is not in the calendar; correct the date`);
  }
  return { area, date, code: code !== undefined };
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
