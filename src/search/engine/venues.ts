import { nameWords } from '#search/index/author-names.ts';
import type { PackedVenues, VenueNames } from '#search/index/catalogue-file.ts';
import { columnByPlace, type FacetColumn, type FacetValue } from '#search/index/columns.ts';
import { wordsOf } from '#search/terms/words.ts';
import { onceEach, type Source } from './source.ts';

/** The venues as rows print them, and without their years. */
interface VenueColumns {
  /** `ICML 2025`; the first, without a name, has the papers that were not published. */
  printed: FacetColumn;
  /** With the papers of all years, in no order. */
  named: readonly FacetValue[];
}

export type Venues = ReturnType<typeof venuesIn>;

/** The venues of a catalogue: their names are at hand, their papers are loaded when needed. */
export function venuesIn(source: Source, { names, file }: VenueNames) {
  const byWords = new Map(names.map((name) => [nameWords(name).join(' '), name]));
  const words = new Set(names.flatMap(wordsOf));
  const load = onceEach(async (path: string): Promise<VenueColumns> => {
    const [years, places] = (await source.json(path)) as PackedVenues;
    const pairs = years.flatMap((own, at) => own.map((year) => [names[at] ?? '', year] as const));
    const listed = pairs.map(([name, year]) => `${name} ${year}`);
    const printed = columnByPlace(
      ['', ...listed].map((name) => [name, name] as const),
      places,
    );
    const totals = new Map<string, number>();
    for (const [at, [name]] of pairs.entries()) {
      totals.set(name, (totals.get(name) ?? 0) + (printed.values[at + 1]?.total ?? 0));
    }
    const named = Array.from(totals, ([name, total]) => ({ value: name, name, total }));
    return { printed, named };
  });
  return {
    load: () => load(file),
    /** Whether the name of a venue has this word, which is folded. */
    hasWord: (word: string): boolean => words.has(word),
    /** The venue of which a text is the name, however it is written. */
    named: (text: string): string | undefined => byWords.get(nameWords(text).join(' ')),
  };
}
