import { type DateParts, datesOf, type ReadDate, readDate, sayUnread } from './dates.ts';
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
  const read = dateRead(source);
  let date: DateParts | undefined;
  for (const name of publicationDates) date ??= own(name, (value) => read(value, name));
  source.merge(publicationDates.slice(date ? 0 : 1).join(' '));
  const firstDate = own('available-date', (value) => read(value, 'available-date'));
  const issued = objectOf(item['issued']);
  const written = textOf(issued['literal']) ?? textOf(issued['raw']) ?? source.peek('issued');
  return {
    date: date ?? [],
    ...(firstDate && { firstDate }),
    ...(!date && written && { undated: `${written.slice(0, 60)} (issued)` }),
  };
}

/** Reads a date of an item; what of it cannot be read is remarked there. */
export function dateRead(
  source: SourceFields,
): (value: unknown, name: string) => DateParts | undefined {
  return (value, name) => {
    const { parts, unread } = readCslDate(value);
    if (parts.length === 0) return undefined;
    sayUnread(source, name, unread);
    if (objectOf(listOf(value)[0] ?? value)['season'])
      source.remark(name, 'has a season; left out');
    return parts;
  };
}

/** A date of CSL, as text, as parts, or with names as older programs write them. */
function readCslDate(value: unknown): ReadDate {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const issued: Record<string, unknown> =
    typeof first === 'object' ? objectOf(first) : { raw: first };
  const list = listOf(issued['date-parts']);
  const written = Array.isArray(list[0]) ? list[0] : list;
  const named = ['year', 'month', 'day'].map((part) => issued[part]);
  const all = (written.length > 0 ? written : named).slice(0, 3);
  const end = all.findIndex((part) => !textOf(part) || Number(part) <= 0);
  const known = end < 0 ? all : all.slice(0, end);
  const numbers = known.map(Number);
  if (known.length > 0 && numbers.every(Number.isInteger)) return datesOf(numbers);
  const raw = textOf(issued['raw']) ?? textOf(issued['literal']) ?? textOf(issued['date-time']);
  return readDate(known.length > 0 ? known.join(' ') : (raw ?? '')) ?? { parts: [], unread: '' };
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
    (value) => textOf(objectOf(value)['raw']) ?? writeDate(readCslDate(value).parts),
  );
  const isSaid = name === container && place === undefined && date === undefined;
  if (isSaid || (name ?? place ?? date) === undefined) return undefined;
  return { name: named, ...(place && { place }), ...(date && { date }) };
}
