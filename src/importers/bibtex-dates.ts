import { dateIn, readDate, readMonth } from './dates.ts';
import { type Reference, writeDate } from './reference.ts';
import type { SourceFields } from './source-fields.ts';
import { texToText } from './tex-markup.ts';

/** The day on which it came into the source, as BibDesk, JabRef and BibSonomy note it. */
export function addedOn(source: SourceFields): string | undefined {
  const read = (value: string) => writeDate(readDate(value)?.parts ?? []);
  const isOthers = /dblp|bibsonomy/i.test(source.peek('bibsource biburl') ?? '');
  return (
    source.take('date-added dateadded creationdate', read) ??
    (isOthers
      ? undefined
      : source.take('timestamp', (value) =>
          /^\d{4}[-.]\d\d/.test(value) ? read(value) : undefined,
        ))
  );
}

/** When it was published, and when first where what it is a part of came later. */
export function dateOf(
  source: SourceFields,
  isPart: boolean,
): Pick<Reference, 'date' | 'firstDate' | 'undated'> {
  const firstDate = isPart ? source.take('origdate', dateIn(source)) : undefined;
  return { ...publishedOn(source), ...(firstDate && { firstDate }) };
}

/** Where other programs write the date, or write it out. */
const told = 'issue_date pubdate publicationdate publication_date year-published published';

function publishedOn(source: SourceFields): Pick<Reference, 'date' | 'undated'> {
  const read = dateIn(source);
  const whole = (value: string, name: string) => read(texToText(value), name);
  const date = source.take('date', whole) ?? source.take('year', whole) ?? source.take(told, whole);
  if (date === undefined) {
    const written = source.peek('year date');
    return {
      date: [],
      ...(written && { undated: `"${written}" (${source.peek('year') ? 'year' : 'date'})` }),
    };
  }
  source.merge('year', (value) => Number(readDate(value)?.parts[0]) === date[0]);
  source.explain('year', `is not that of the date, ${date[0]}, which goes before it`);
  const [year, month] = date;
  if (month !== undefined) {
    source.merge('month', (value) => readMonth(texToText(value))?.month === month);
    source.merge('day', (value) => Number(value) === date[2]);
    return { date };
  }
  const found = source.take('month', (value) => {
    const read = readMonth(texToText(value));
    if (read?.unread) source.remark('month', `"${read.unread}" is no month; left out`);
    return read;
  });
  source.explain('month', 'is no month');
  const day = source.take('day', (value) => {
    const [first] = /^\d{1,2}(?!\d)/.exec(value) ?? [];
    return first === undefined ? undefined : Number(first);
  });
  if (found) {
    const own = day ?? found.day;
    if (own !== undefined && !isDay(year, found.month, own))
      source.remark(day ? 'day' : 'month', `"${own}" is no day of that month; left out`);
    return { date: [year, found.month, own] };
  }
  const finer = source.take(told, (value) => {
    const parts = readDate(value)?.parts;
    return parts && parts[0] === year ? parts : undefined;
  });
  return { date: finer ?? [year] };
}

function isDay(year: number | undefined, month: number, day: number): boolean {
  return day >= 1 && day <= new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
}
