import { bibtexGenres } from '#importers/bibtex-types.ts';
import { readDate, readMonth } from '#importers/dates.ts';
import { readArxiv, readDoi } from '#importers/identify.ts';
import { readLanguage } from '#importers/languages.ts';
import { fold } from '#text/fold.ts';
import { type OtherEntry, textsIn } from './better-bibtex.ts';
import {
  mended,
  nameRules,
  namesIn,
  roles,
  titleRules,
  withoutTypefaces,
} from './other-readings.ts';

/** Words that addresses have, and parts of names that join them. */
const idle = new Set(
  'http https www org dx doi com arxiv abs pdf and others et al url preprint corr'.split(' '),
);

/** The words of a text by which a value is found again in what a site says. */
function wordsOf(text: string): string[] {
  const plain = unmarked(decoded(unmarked(withoutTypefaces(text))));
  const words = fold(plain).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words
    .map((word) => word.replace(/^0+(?=\d)|(?<=\d)v\d+$/g, ''))
    .filter((word) => !idle.has(word));
}

const signs: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  nbsp: ' ',
  quot: '"',
  '#39': "'",
  '#x27': "'",
};

/** A text without tags, of which those within a line part no word. */
function unmarked(html: string): string {
  return html
    .replace(/<\/?(?:a|b|i|em|sup|sub|span|code|strong|bdi|wbr|m\w+)\b[^<>]*>/g, '')
    .replace(/<[a-z/!][^<>]*>/gi, ' ');
}

/** A text with the signs for which HTML and addresses have codes. */
function decoded(text: string): string {
  return text
    .replace(/&(\w+|#\w+);/g, (whole, name: string) => signs[name] ?? whole)
    .replace(/%([2-7][\da-f])/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
}

/** What the page of a paper says of it besides its citations: text, months, addresses and languages. */
export function pageText(html: string): string {
  const [, language = ''] = /<html lang="([^"]*)"/.exec(html) ?? [];
  const article = html.slice(html.indexOf('<article>'), html.indexOf('id="cite"'));
  const values = article.matchAll(/ (?:datetime|href|lang)="([^"]*)"/g);
  const months = article.matchAll(/(?<=\d{1,2} )[A-Z][a-z]{2}(?= \d{4})/g);
  return [
    article,
    language,
    ...Array.from(values, ([, value]) => value),
    ...Array.from(months, ([month]) => readMonth(month)?.month),
  ].join(' ');
}

const dated = /^(?:year|month|day|date|urldate|origdate|date-added|timestamp|creationdate)$/;

/** The words of a field that have to be found; of what is read as a code, that. */
function toFind(name: string, value: string): string[] {
  if (dated.test(name)) {
    const parts = readDate(value)?.parts ?? [readMonth(value)?.month];
    return parts.filter((part) => part !== undefined).map(String);
  }
  // The DOI that arXiv gives a preprint says no more than its number.
  const code = readArxiv(value) ?? readDoi(value);
  if (/^(?:url|ee|doi|bdsk-url-\d|reprinturl)$/.test(name) && code) return wordsOf(code);
  if (/^lang/.test(name)) return wordsOf(readLanguage(value) ?? value);
  // What every thesis of its kind is called goes without saying.
  if (name === 'type' && (bibtexGenres.has(value.toLowerCase()) || /thesis$/i.test(value)))
    return [];
  // What somebody is stands in parentheses at the name, which the other parser takes for a part of it.
  if (name === 'author' || name === 'editor') return wordsOf(value.replace(/\S*\)|\(\S*/g, ' '));
  return wordsOf(name === 'abstract' ? value.replace(/^Abstract\s*[:.—]/i, '') : value);
}

/** The fields of an entry, in the words of the other parser, where it is known to be wrong mended. */
function saidBy(entry: OtherEntry): [name: string, text: string][] {
  return Object.entries(entry.fields).map(([name, value]) => {
    const role = roles.find((it) => it === name);
    const text = role
      ? textsIn(mended(nameRules, namesIn(entry, role), entry, role).reading)
      : mended(titleRules, textsIn(value), entry).reading;
    // It marks a field that an entry has twice.
    return [name.replace(/\+duplicate-\d+$/, ''), text];
  });
}

/** What an entry says and a text does not, but for what was named as left out. */
export function lostIn(
  entry: OtherEntry,
  text: string,
  isNamed: (field: string) => boolean,
): string[] {
  const words = wordsOf(text);
  const said = new Set(words);
  const squeezed = words.join('');
  return saidBy(entry).flatMap(([name, value]) => {
    if (/^(?:crossref|xdata)$/.test(name) || isNamed(name)) return [];
    const whole = toFind(name, value);
    // A reader sees as one word what typesetting parts.
    if (squeezed.includes(whole.join(''))) return [];
    const lost = whole.filter((word) => !said.has(word));
    return lost.length > 0 ? [`${name}: ${lost.join(' ')} | ${value.slice(0, 60)}`] : [];
  });
}

/** Fields of which the page of a paper may have the same number in another place. */
const numbers = 'volume number pages edition chapter isbn issn'.split(' ');

/** The numbers of an entry that do not stand in the same field of another one. */
export function movedIn(
  { fields }: OtherEntry,
  written: OtherEntry['fields'],
  isNamed: (field: string) => boolean,
): string[] {
  return numbers.flatMap((name) => {
    const [was = '', is = ''] = [fields[name], written[name]].map((value) => textsIn(value));
    // CoRR counts as its volume the number of the preprint.
    if (was === '' || isNamed(name) || readArxiv(was)) return [];
    if (wordsOf(was).join() === wordsOf(is).join()) return [];
    return [`${name}: ${is} instead of ${was}`];
  });
}
