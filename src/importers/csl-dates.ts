import { type DateParts, readDate } from './dates.ts';
import { listOf, objectOf } from './json-items.ts';
import { type Reference, textOf, writeDate } from './reference.ts';
import type { SourceFields } from './source-fields.ts';

/** Takes a value of an item as it is, where the reader makes something of it. */
export type Own = <Value>(
  name: string,
  read: (value: unknown) => Value | undefined,
) => Value | undefined;

/** What says when a work was published, the most telling first. */
export const publicationDates =
  'issued published published-print published-online published-other posted content-created approved accepted created'.split(
    ' ',
  );

/** When it was published; Crossref leaves `issued` empty where only one of its editions has a date. */
export function dateOf(
  item: Record<string, unknown>,
  source: SourceFields,
  own: Own,
): Pick<Reference, 'date' | 'firstDate' | 'undated'> {
  const read = (value: unknown) => {
    const parts = partsOf(value);
    return parts.length > 0 ? parts : undefined;
  };
  let date: DateParts | undefined;
  for (const name of publicationDates) date ??= own(name, read);
  source.merge(publicationDates.slice(date ? 0 : 1).join(' '));
  const firstDate = own('available-date', read);
  const issued = objectOf(item['issued']);
  if (date?.[1] !== undefined && date[1] > 12)
    source.remark('issued', `"${date[1]}" is no month; left out`);
  if (date && issued['season']) source.remark('issued', 'has a season; left out');
  const written = textOf(issued['literal']) ?? textOf(issued['raw']) ?? source.peek('issued');
  return {
    date: date ?? [],
    ...(firstDate && { firstDate }),
    ...(!date && written && { undated: `${written.slice(0, 60)} (issued)` }),
  };
}

/** The parts of a date of CSL, as text, as parts, or with names as older programs write them. */
export function partsOf(value: unknown): DateParts {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const issued: Record<string, unknown> =
    typeof first === 'object' ? objectOf(first) : { raw: first };
  const parts = listOf(issued['date-parts']);
  const written = Array.isArray(parts[0]) ? parts[0] : parts;
  const named = ['year', 'month', 'day'].map((part) => issued[part]);
  const numbers = (written.length > 0 ? written : named).map(Number);
  const end = numbers.findIndex((part) => !Number.isInteger(part) || part <= 0);
  const known = numbers.slice(0, end < 0 ? 3 : Math.min(end, 3));
  if (known.length > 0) return known;
  const raw =
    textOf(issued['raw']) ?? textOf(issued['literal']) ?? textOf(issued['date-time']) ?? '';
  return readDate(raw)?.parts ?? [];
}

/** Where it was presented, if the item says more than the name of its proceedings. */
export function eventOf(
  text: (names: string) => string | undefined,
  own: Own,
  container: string | undefined,
) {
  const name =
    text('event-title') ??
    own('event', (value) => textOf(value) ?? textOf(objectOf(value)['name']));
  const named = name ?? container;
  if (named === undefined) return undefined;
  const place = text('event-place');
  const date = own(
    'event-date',
    (value) => textOf(objectOf(value)['raw']) ?? writeDate(partsOf(value)),
  );
  const isSaid = name === container && place === undefined && date === undefined;
  if (isSaid || (name ?? place ?? date) === undefined) return undefined;
  return { name: named, ...(place && { place }), ...(date && { date }) };
}
