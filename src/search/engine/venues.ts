import { nameWords } from '#search/index/author-names.ts';
import type { PackedVenues, VenueNames } from '#search/index/catalogue-file.ts';
import {
  type Columns,
  columnByPlace,
  type FacetColumn,
  type FacetValue,
  unpackName,
} from '#search/index/columns.ts';
import type { OrdinalSet } from '#search/index/ordinal-set.ts';
import { wordsOf } from '#search/terms/words.ts';
import { papersChosen } from './facets.ts';
import type { Choice } from './query/state.ts';
import { onceEach, type Source } from './source.ts';
import { valuesTyped } from './suggest.ts';

/** The venues as rows print them, and without their years. */
interface VenueColumns {
  /** `ICML 2025`; the first, without a name, has the papers that were not published. */
  printed: FacetColumn;
  /** Whatever their years. */
  listed: FacetColumn;
}

export type Venues = ReturnType<typeof venuesIn>;

/** The venues of a catalogue: their names are at hand, their papers are loaded when needed. */
export function venuesIn(source: Source, { names, file }: VenueNames, columns: Columns) {
  const byWords = new Map(names.map((name) => [nameWords(name).join(' '), name]));
  const words = new Set(names.flatMap(wordsOf));
  const load = onceEach(async (path: string): Promise<VenueColumns> => {
    const [years, places, venueOf, venues] = (await source.json(path)) as PackedVenues;
    const pairs = years.flatMap((own, at) => own.map((year) => [names[at] ?? '', year] as const));
    const listed = pairs.map(([name, year]) => `${name} ${year}`);
    const printed = columnByPlace(
      ['', ...listed].map((name) => [name, name] as const),
      places,
    );
    const own = Map.groupBy(venueOf.keys(), (at) => venueOf[at] ?? 0);
    const papers = venues.map((_, at) => {
      const ordinals = (own.get(at) ?? []).flatMap((pair) => [...(printed.papers[pair + 1] ?? [])]);
      return Uint32Array.from(ordinals).sort();
    });
    const values = venues.map((packed, at): FacetValue => {
      const [value, name] = unpackName(packed);
      return { value, name, total: papers[at]?.length ?? 0 };
    });
    return { printed, listed: { values, papers } };
  });
  const column = columns.facets.get('venue');
  const listed = async () => column ?? (await load(file)).listed;
  return {
    load: () => load(file),
    /** Venues of whose names a text has the beginning, those with most papers first. */
    async suggest(text: string): Promise<FacetValue[]> {
      return valuesTyped((await listed()).values, nameWords(text));
    },
    /** The venues that a choice names. */
    async chosen({ include, exclude }: Choice): Promise<FacetValue[]> {
      const slugs = [...include, ...exclude];
      if (slugs.length === 0) return [];
      return (await listed()).values.filter(({ value }) => slugs.includes(value));
    },
    /** What a choice leaves, where venues are no column; nothing where the column tells. */
    async papersOf(choice: Choice): Promise<OrdinalSet | undefined> {
      if (column || choice.include.length + choice.exclude.length === 0) return undefined;
      return papersChosen(columns.size, await listed(), choice);
    },
    /** Whether the name of a venue has this word, which is folded. */
    hasWord: (word: string): boolean => words.has(word),
    /** The venue of which a text is the name, however it is written. */
    named: (text: string): string | undefined => byWords.get(nameWords(text).join(' ')),
  };
}
