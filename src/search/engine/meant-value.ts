import type { Evaluation } from './evaluate.ts';
import type { Query } from './query/parse.ts';
import type { Ranking } from './rank.ts';
import type { Session } from './session.ts';
import type { Venues } from './venues.ts';

/** A part of a text that is read as a value of rows, and which. */
export interface MeantValue {
  /** As it was typed. */
  typed: string;
  field: 'venue' | 'year';
  value: string;
}

const years = /^((?:19|20)\d\d)(?:(?:\.\.|[-–—])((?:19|20)\d\d))?$/;
const shortYear = /^['’]?\d\d$/;

/** Plain words beside which a year narrows; in a longer text it may be a part of a title. */
const FEW_WORDS = 5;

/** Words of the longest name of a venue that is looked for. */
const MOST_IN_NAME = 6;

/** A query without the part that is read as a value. */
interface Taken {
  rest: Query;
  meant: MeantValue | undefined;
}

/**
 * What a query finds of which a part may be a value of rows: that narrows what the others find, if
 * it leaves anything; else it is said that the others decide.
 * @param ask ranks what all of a query holds for.
 */
export async function evaluateMeant(
  query: Query,
  { values, venues }: Pick<Session, 'values' | 'venues'>,
  ask: (query: Query) => Promise<Ranking>,
): Promise<Evaluation> {
  const { rest, meant } = await takeMeant(query, venues, values.saysNothing);
  const asTyped = async () => ({ ...(await ask(query)), meant: [] });
  if (!meant) return asTyped();
  const ranking = await ask(rest);
  const papers = await values.papersOf(meant);
  const set = ranking.set.and(papers);
  if (set.count > 0) return { ...ranking, set, meant: [meant] };
  // Words that no paper has decide nothing.
  const areWords = rest.every(({ kind }) => kind === 'word');
  if (ranking.set.count === 0 && areWords && ranking.missing.length > 0 && papers.count > 0)
    return { ...ranking, set: papers, mode: 'some-words', meant: [meant] };
  // A text may say `in 2020`.
  const answer = await asTyped();
  if (ranking.set.count === 0 || rest.length === 0) return answer;
  const note = `None of them is ${inWords(meant)}`;
  if (answer.set.count > 0 && answer.mode === 'all-words')
    return papers.count > 0 ? { ...answer, notes: [`${note}.`] } : answer;
  const notes = [`${note}; the rest of the words decides.`];
  return { ...ranking, mode: 'some-words', meant: [], notes };
}

function inWords({ field, typed, value }: MeantValue): string {
  const isOpen = field === 'year' && /^\.\.|\.\.$/.test(value);
  return isOpen ? typed : `of ${value.replace('..', '–')}`;
}

/**
 * Takes from plain words a venue with a year, or else a year, or the first and the last of some,
 * among few words, which narrow what is found rather than being looked for in texts.
 */
async function takeMeant(
  query: Query,
  venues: Venues,
  saysNothing: (text: string) => boolean,
): Promise<Taken> {
  const plain = query.map((term) => (term.kind === 'word' ? term.text : ''));
  const bare = plain.map((text) => text.replace(/^[^\p{L}\p{N}'’]+|[^\p{L}\p{N}]+$/gu, ''));
  const taken = (from: number, to: number, field: MeantValue['field'], value: string) => {
    const rest = query.toSpliced(from, to - from);
    // Of `since 2023` nothing is left to look for.
    const isAll = rest.every((term) => term.kind === 'word' && saysNothing(term.text));
    const typed = plain.slice(from, to).join(' ');
    return { rest: isAll ? [] : rest, meant: { typed, field, value } };
  };
  for (const [at, text] of bare.entries()) {
    const next = bare[at + 1] ?? '';
    const isApart = shortYear.test(next);
    const value = await asOneWord(isApart ? text + next : text, venues);
    if (value) return taken(at, at + (isApart ? 2 : 1), 'venue', value);
  }
  const none = { rest: query, meant: undefined };
  const at = bare.findIndex((text) => years.test(text));
  const [, first, last] = years.exec(bare[at] ?? '') ?? [];
  if (first === undefined || plain.length === 1) return none;
  for (const fromEnd of [true, false]) {
    const beside = fromEnd ? bare.slice(0, at) : bare.slice(at + 1);
    const venue = venueBeside(beside, fromEnd, venues);
    const value = `${venue?.name} ${first}`;
    if (
      !venue ||
      last ||
      !(await venues.load()).printed.values.some(({ name }) => name === value)
    ) {
      continue;
    }
    const from = fromEnd ? at - venue.count : at;
    return taken(from, from + venue.count + 1, 'venue', value);
  }
  const isFew = bare.filter((text) => !saysNothing(text)).length <= FEW_WORDS;
  if (!isFew) return none;
  const open = last ? undefined : openYears(bare[at - 1] ?? '', Number(first));
  return open
    ? taken(at - 1, at + 1, 'year', open)
    : taken(at, at + 1, 'year', last ? `${first}..${last}` : first);
}

/** The venue that the last or first of some words name, and by how many of them. */
function venueBeside(words: readonly string[], fromEnd: boolean, venues: Venues) {
  for (let count = Math.min(words.length, MOST_IN_NAME); count > 0; count--) {
    const own = fromEnd ? words.slice(-count) : words.slice(0, count);
    const name = venues.named(own.join(' '));
    if (name) return { name, count };
  }
  return undefined;
}

/** The venue with a year that a word is: `ICML-2019`, `ICML'19`. */
async function asOneWord(word: string, venues: Venues): Promise<string | undefined> {
  const [, name = '', short = ''] = /^(\p{L}+)[-'’]?((?:19|20)?\d\d)$/u.exec(word) ?? [];
  const venue = name && venues.named(name);
  if (!venue) return undefined;
  const { values } = (await venues.load()).printed;
  return ['', '20', '19']
    .map((century) => `${venue} ${century}${short}`)
    .find((value) => values.some((printed) => printed.name === value));
}

/** The years that a year with a word before it means, if it means more than one. */
function openYears(before: string, first: number): string | undefined {
  switch (before.toLowerCase()) {
    case 'since':
      return `${first}..`;
    case 'after':
      return `${first + 1}..`;
    case 'before':
      return `..${first - 1}`;
    case 'until':
      return `..${first}`;
    default:
      return undefined;
  }
}
