import type { Columns, FacetValue } from '#search/index/columns.ts';
import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { isStopWord } from '#search/terms/stop-words.ts';
import { wordsOf } from '#search/terms/words.ts';
import { papersIn } from './facets.ts';
import type { Query, Term } from './query/parse.ts';
import type { Venues } from './venues.ts';

/** A part of a text that is read as a value of rows, and which. */
export interface MeantValue {
  /** As it was typed. */
  typed: string;
  field: 'venue' | 'year';
  value: string;
}

const year = /^(?:19|20)\d\d$/;
const years = /^((?:19|20)\d\d)(?:(?:\.\.|[-–—])((?:19|20)\d\d))?$/;
const shortYear = /^['’]?\d\d$/;

/** Plain words beside which a year narrows; in a longer text it may be a part of a title. */
const FEW_WORDS = 5;

/** Words of the longest name of a venue that is looked for. */
const MOST_IN_NAME = 6;

export type RowValues = ReturnType<typeof rowValues>;

/** What rows print besides names and titles: tags of areas, organisations, venues and years. */
export function rowValues({ size, facets }: Columns, venues: Venues) {
  const byYear = facets.get('year');
  // Of an area rows print the tag alone.
  const lists = [
    { column: facets.get('area'), wordsIn: ({ value }: FacetValue) => wordsOf(value) },
    { column: facets.get('org'), wordsIn: wordsOfValue },
  ].map((list) => ({ ...list, words: new Set(list.column?.values.flatMap(list.wordsIn)) }));

  /** @param wanted a year, or the first and the last one, or either, with two dots between them. */
  async function ofYears(wanted: string): Promise<OrdinalSet> {
    const own = papersIn(size, byYear, ({ value }) => isWithin(value, wanted));
    const { printed } = await venues.load();
    return own.or(papersIn(size, printed, ({ name }) => isWithin(name.slice(-4), wanted)));
  }

  /** The venue that the last or first of some words name, and by how many of them. */
  function venueBeside(words: readonly string[], fromEnd: boolean) {
    for (let count = Math.min(words.length, MOST_IN_NAME); count > 0; count--) {
      const own = fromEnd ? words.slice(-count) : words.slice(0, count);
      const name = venues.named(own.join(' '));
      if (name) return { name, count };
    }
    return undefined;
  }

  /** The venue with a year that a word is: `ICML-2019`, `ICML'19`. */
  async function asOneWord(word: string): Promise<string | undefined> {
    const [, name = '', short = ''] = /^(\p{L}+)[-'’]?((?:19|20)?\d\d)$/u.exec(word) ?? [];
    const venue = name && venues.named(name);
    if (!venue) return undefined;
    const { values } = (await venues.load()).printed;
    return ['', '20', '19']
      .map((century) => `${venue} ${century}${short}`)
      .find((value) => values.some((printed) => printed.name === value));
  }

  return {
    /** Whether a word is all of a venue's name. */
    isVenue: (word: string): boolean => venues.named(word) !== undefined,
    /** The papers in whose rows a word stands as a part of such a value. */
    async papers(word: string): Promise<OrdinalSet> {
      if (isStopWord(word)) return new OrdinalSet(size);
      if (year.test(word)) return ofYears(word);
      const own = lists
        .filter(({ words }) => words.has(word))
        .map(({ column, wordsIn }) => papersIn(size, column, (one) => wordsIn(one).includes(word)))
        .reduce((left, set) => left.or(set), new OrdinalSet(size));
      if (!venues.hasWord(word)) return own;
      const { printed } = await venues.load();
      return own.or(papersIn(size, printed, ({ name }) => wordsOf(name).includes(word)));
    },
    /** The papers of a value that a part of a text was read as. */
    async papersOf({ field, value }: MeantValue): Promise<OrdinalSet> {
      if (field === 'year') return ofYears(value);
      const { printed } = await venues.load();
      return papersIn(size, printed, ({ name }) => name === value);
    },
    /**
     * Takes from plain words a venue with a year, or else a year, or the first and the last of some,
     * among few words, which narrow what is found rather than being looked for in texts.
     */
    async taken(query: Query): Promise<{ rest: Query; meant: MeantValue | undefined }> {
      const plain = query.map((term) => (term.kind === 'word' ? term.text : ''));
      const bare = plain.map((text) => text.replace(/^[^\p{L}\p{N}'’]+|[^\p{L}\p{N}]+$/gu, ''));
      const taken = (from: number, to: number, field: MeantValue['field'], value: string) => {
        const rest = query.toSpliced(from, to - from);
        // Of `since 2023` nothing is left to look for.
        const isAll = rest.every(saysNothing);
        const typed = plain.slice(from, to).join(' ');
        return { rest: isAll ? [] : rest, meant: { typed, field, value } };
      };
      for (const [at, text] of bare.entries()) {
        const next = bare[at + 1] ?? '';
        const isApart = shortYear.test(next);
        const value = await asOneWord(isApart ? text + next : text);
        if (value) return taken(at, at + (isApart ? 2 : 1), 'venue', value);
      }
      const none = { rest: query, meant: undefined };
      const at = bare.findIndex((text) => years.test(text));
      const [, first, last] = years.exec(bare[at] ?? '') ?? [];
      if (first === undefined || plain.length === 1) return none;
      for (const fromEnd of [true, false]) {
        const beside = fromEnd ? bare.slice(0, at) : bare.slice(at + 1);
        const venue = venueBeside(beside, fromEnd);
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
      const isFew = bare.filter((text) => !wordsOf(text).every(isStopWord)).length <= FEW_WORDS;
      if (!isFew) return none;
      const open = last ? undefined : openYears(bare[at - 1] ?? '', Number(first));
      return open
        ? taken(at - 1, at + 1, 'year', open)
        : taken(at, at + 1, 'year', last ? `${first}..${last}` : first);
    },
  };
}

function isWithin(own: string, wanted: string): boolean {
  const [first = '', last = first] = wanted.split('..');
  return own >= first && (last === '' || own <= last);
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

/** Whether a term is a function word. */
function saysNothing(term: Term): boolean {
  return term.kind === 'word' && wordsOf(term.text).every(isStopWord);
}

function wordsOfValue({ name, value }: FacetValue): string[] {
  return wordsOf(`${name} ${value}`);
}
