import type { Columns, FacetValue } from '#search/index/columns.ts';
import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { isStopWord } from '#search/terms/stop-words.ts';
import { wordsOf } from '#search/terms/words.ts';
import { papersIn } from './facets.ts';
import type { Query } from './query/parse.ts';
import type { Venues } from './venues.ts';

/** A part of a text that is read as a value of rows, and which. */
export interface MeantValue {
  /** As it was typed. */
  typed: string;
  field: 'venue' | 'year';
  value: string;
}

const year = /^(?:19|20)\d\d$/;

/** Plain words beside which a year narrows; in a longer text it may be a part of a title. */
const FEW_WORDS = 5;

/** Words of the longest name of a venue that is looked for. */
const MOST_IN_NAME = 6;

export type RowValues = ReturnType<typeof rowValues>;

/** What rows print besides names and titles: tags of areas, organisations, venues and years. */
export function rowValues({ size, facets }: Columns, venues: Venues) {
  const years = facets.get('year');
  // Of an area rows print the tag alone.
  const lists = [
    { column: facets.get('area'), wordsIn: ({ value }: FacetValue) => wordsOf(value) },
    { column: facets.get('org'), wordsIn: wordsOfValue },
  ].map((list) => ({ ...list, words: new Set(list.column?.values.flatMap(list.wordsIn)) }));

  async function ofYear(wanted: string): Promise<OrdinalSet> {
    const own = papersIn(size, years, ({ value }) => value === wanted);
    const { printed } = await venues.load();
    return own.or(papersIn(size, printed, ({ name }) => name.endsWith(` ${wanted}`)));
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
    /** The papers in whose rows a word stands as a part of such a value. */
    async papers(word: string): Promise<OrdinalSet> {
      if (isStopWord(word)) return new OrdinalSet(size);
      if (year.test(word)) return ofYear(word);
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
      if (field === 'year') return ofYear(value);
      const { printed } = await venues.load();
      return papersIn(size, printed, ({ name }) => name === value);
    },
    /**
     * Takes from plain words a venue with a year, or else a year among few words, which narrow
     * what is found rather than being looked for in texts.
     */
    async taken(query: Query): Promise<{ rest: Query; meant: MeantValue | undefined }> {
      const plain = query.map((term) => (term.kind === 'word' ? term.text : ''));
      for (const [at, typed] of plain.entries()) {
        const value = await asOneWord(typed);
        if (value) return { rest: query.toSpliced(at, 1), meant: { typed, field: 'venue', value } };
      }
      const at = plain.findIndex((text) => year.test(text));
      const wanted = plain[at];
      const none = { rest: query, meant: undefined };
      if (wanted === undefined || plain.length === 1) return none;
      for (const fromEnd of [true, false]) {
        const beside = fromEnd ? plain.slice(0, at) : plain.slice(at + 1);
        const venue = venueBeside(beside, fromEnd);
        const value = `${venue?.name} ${wanted}`;
        if (!venue || !(await venues.load()).printed.values.some(({ name }) => name === value)) {
          continue;
        }
        const from = fromEnd ? at - venue.count : at;
        const to = from + venue.count + 1;
        const typed = plain.slice(from, to).join(' ');
        return { rest: query.toSpliced(from, to - from), meant: { typed, field: 'venue', value } };
      }
      const isFew = plain.filter((text) => text !== '').length <= FEW_WORDS;
      const isKnown = years?.values.some(({ value }) => value === wanted);
      if (!isFew || !isKnown) return none;
      return {
        rest: query.toSpliced(at, 1),
        meant: { typed: wanted, field: 'year', value: wanted },
      };
    },
  };
}

function wordsOfValue({ name, value }: FacetValue): string[] {
  return wordsOf(`${name} ${value}`);
}
