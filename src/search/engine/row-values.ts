import type { Columns, FacetValue } from '#search/index/columns.ts';
import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { isStopWord } from '#search/terms/stop-words.ts';
import { wordsOf } from '#search/terms/words.ts';
import { papersIn } from './facets.ts';
import type { MeantValue } from './meant-value.ts';
import type { Venues } from './venues.ts';

const year = /^(?:19|20)\d\d$/;
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

  return {
    /** Whether a word is all of a venue's name. */
    isVenue: (word: string): boolean => venues.named(word) !== undefined,
    /** Whether a text has function words alone. */
    saysNothing: (text: string): boolean => wordsOf(text).every(isStopWord),
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
  };
}

function isWithin(own: string, wanted: string): boolean {
  const [first = '', last = first] = wanted.split('..');
  return own >= first && (last === '' || own <= last);
}

function wordsOfValue({ name, value }: FacetValue): string[] {
  return wordsOf(`${name} ${value}`);
}
