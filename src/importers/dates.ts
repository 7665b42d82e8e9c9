import type { SourceFields } from './source-fields.ts';

/** Year, month and day, as many of them as are known. */
export type DateParts = readonly (number | undefined)[];

/** A date as far as it was understood, and the words of it that were not. */
export interface ReadDate {
  parts: DateParts;
  unread: string;
}

/** Languages whose names of months bibliographies have. */
const languages =
  'de de-AT fr es it pt nl sv da nb fi pl cs sk hu ro tr hr sl ca et lv lt el ru uk be bg mk sq is ga cy id vi eu gl he'.split(
    ' ',
  );

/** Words that stand beside dates and say nothing of them. */
const idle = 'of the de del d st nd rd th er to and und et y bis vom am le c ca circa e г р'.split(
  ' ',
);

function foldWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}|\./gu, '')
    .toLowerCase()
    .trim();
}

const english = namesOf('en');

/** The months by their folded names in the other languages, found when one is first asked for. */
let others: Map<string, number | undefined> | undefined;

/** What a month's name in any language stands for; a name that two months have is no name. */
function monthOf(word: string): number | undefined {
  const name = foldWord(word);
  const known = english.get(name);
  if (known !== undefined || !/^(?:\p{L}{3,}|\p{L}月)$/u.test(name)) return known;
  others ??= otherNames();
  return others.get(name);
}

function otherNames(): Map<string, number | undefined> {
  const names = new Map<string, number | undefined>([
    ['mrz', 3],
    ['marz', 3],
    ['maerz', 3],
    ['jaenner', 1],
    ...'一 二 三 四 五 六 七 八 九 十 十一 十二'
      .split(' ')
      .map((sign, at): [string, number] => [`${sign}月`, at + 1]),
  ]);
  for (const language of languages) {
    for (const [name, month] of namesOf(language)) {
      const isNew = !names.has(name) || names.get(name) === month;
      names.set(name, isNew ? month : undefined);
    }
  }
  return names;
}

/** The months of a language by name, by themselves and beside a day, long and short. */
function namesOf(language: string): Map<string, number> {
  const names = new Map<string, number>(language === 'en' ? [['sept', 9]] : []);
  for (const month of ['long', 'short'] as const) {
    for (const day of [undefined, 'numeric'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, day, timeZone: 'UTC' });
      for (let at = 0; at < 12; at += 1) {
        const parts = format.formatToParts(new Date(Date.UTC(2024, at, 1)));
        const name = foldWord(parts.find(({ type }) => type === 'month')?.value ?? '');
        if (/^\p{L}{3,}$/u.test(name)) names.set(name, at + 1);
        // Of Greek the platform has the genitive alone.
        if (name.endsWith('ου')) names.set(name.replace(/ου$/, 'ος'), at + 1);
      }
    }
  }
  return names;
}

/**
 * A date in any of the forms of the sources: `2019-06-05`, `2019/Jun/05`, `5 June 2019`,
 * `June 5th, 2019`, `05.06.2019`, `2019 Jun-Jul`, `20190605`, `2019年6月5日`, EDTF. Of a range the
 * beginning counts. Undefined where there is no year.
 */
export function readDate(written: string): ReadDate | undefined {
  const text = written
    .normalize('NFKC')
    .replace(/[{}\\~]/g, ' ')
    .replace(/[–—]/g, '-')
    .trim();
  const packed = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (packed) return datesOf(packed.slice(1).map(Number));
  // RIS parts year, month and day by slashes, and has a fourth part for anything else.
  const ris = /^(\d{4})\/(\d{0,2})\/(\d{0,2})(?:\/(.*))?$/s.exec(text);
  if (ris)
    return datesOf(
      ris.slice(1, 4).map((part) => part && Number(part)),
      // What stands behind a month only says it again.
      ris[2] ? '' : ris[4],
    );
  const iso =
    /^\[?(\d{4})(?!\d)(?:[-/.年년\s]\s?(\d{1,2})(?!\d))?(?:[-/.月월\s]\s?(\d{1,2})(?!\d))?/.exec(
      text,
    );
  const behind = text.slice(iso?.[0].length).replace(/^[T\s]\d\d:.*$/, '');
  if (iso && !/\p{L}{3}/u.test(behind)) {
    const [other] = /[QW]\d{1,2}|(?<=[[(;,]\s*)\d{4}(?!\d)/i.exec(behind) ?? [];
    return datesOf(
      iso.slice(1).map((part) => part && Number(part)),
      other,
    );
  }
  const numbers = /^(\d{1,2})([./])(?:\s?(\d{1,2})\2)?\s?(\d{4})$/.exec(text);
  if (numbers) return numbered(numbers);
  const [year] = /(?<!\d)(?:1[4-9]|20|21)\d\d(?!\d)/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const beside = text
    .replace(year, ' ')
    .replace(/[^\p{L}\p{M}\d\s-]+/gu, ' ')
    .trim();
  const found = readMonth(beside);
  const unread = found?.unread ?? (/\p{L}[\p{L}\d]/u.test(beside) ? beside : '');
  return datesOf([Number(year), found?.month, found?.day], unread);
}

/** `05.06.2019` puts the day first; of `05/06/2019` nobody knows, so only the year is taken. */
function numbered([whole, first = '', sign, second, year = '']: RegExpExecArray): ReadDate {
  const [one, two] = [Number(first), Number(second)];
  if (second === undefined) return datesOf([Number(year), one]);
  if (sign === '.' || one > 12) return datesOf([Number(year), two, one]);
  if (two > 12) return datesOf([Number(year), one, two]);
  return { parts: [Number(year)], unread: whole };
}

/** Parts up to the first that the calendar has not; a month above 12 is a season in EDTF. */
export function datesOf(parts: readonly (number | string | undefined)[], rest = ''): ReadDate {
  const [year, month, day] = parts.map((part) => (part ? Number(part) : undefined));
  const all = [year, month, day].filter((part) => part !== undefined);
  const last = new Date(Date.UTC(year ?? 2000, month ?? 1, 0)).getUTCDate();
  const known = (month ?? 0) > 12 ? 1 : (day ?? 0) > last ? 2 : all.length;
  const unread = [all[known], rest.trim()].filter((part) => part !== undefined && part !== '');
  return { parts: all.slice(0, known), unread: unread.join(' ') };
}

/** A month by name or number, with the day that may stand beside it: `jul`, `7`, `18--24 Jul`, `Juli`. */
export function readMonth(
  written: string,
): { month: number; day?: number | undefined; unread: string } | undefined {
  const [, first, second] =
    /^\{?\d{4}-(\d\d)(?:-(\d\d))?/.exec(written.trim()) ??
    /^(\d{1,2})[月월]\s?(?:(\d{1,2})[日일])?$/.exec(written.trim()) ??
    [];
  if (first) return { month: Number(first), ...(second && { day: Number(second) }), unread: '' };
  const words = written.normalize('NFKC').match(/\p{L}[\p{L}\p{M}]*\.?|\d+/gu) ?? [];
  let month: number | undefined;
  let day: number | undefined;
  const unread: string[] = [];
  for (const word of words) {
    const number = /^\d/.test(word) ? Number(word) : undefined;
    const named = number === undefined ? monthOf(word) : undefined;
    if (named !== undefined) month ??= named;
    else if (number === undefined) {
      if (!idle.includes(foldWord(word))) unread.push(word);
    } else if (number >= 1 && number <= 31) day ??= number;
    else unread.push(word);
  }
  const [only = Number.NaN] = words.length === 1 ? words.map(Number) : [];
  if (only >= 1 && only <= 12) return { month: only, unread: '' };
  // "06--11 Aug" has a day; in "06--08" alone both numbers are months.
  if (month === undefined && unread.length === 0 && day !== undefined && day <= 12)
    return { month: day, unread: '' };
  return month === undefined ? undefined : { month, day, unread: unread.join(' ') };
}

/** Reads the date of a field of a source; what of it cannot be read is remarked there. */
export function dateIn(
  source: SourceFields,
): (value: string, name: string) => DateParts | undefined {
  return (value, name) => {
    const date = readDate(value);
    sayUnread(source, name, date?.unread);
    return date?.parts;
  };
}

/** Says what of a date was not read, if anything. */
export function sayUnread(source: SourceFields, name: string, unread = ''): void {
  if (unread) source.remark(name, `"${unread}" is no part of a date that can be read; left out`);
}
