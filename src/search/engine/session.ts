import {
  BLOCK,
  blockFile,
  CATALOGUE_FILE,
  type CatalogueFile,
  FORMAT,
} from '#search/index/catalogue-file.ts';
import { type Columns, unpackColumns } from '#search/index/columns.ts';
import { unpackOrder } from '#search/index/packing.ts';
import { type PackedRow, type PaperRow, unpackRow } from '#search/index/row.ts';
import { keysBy } from '#search/terms/keys.ts';
import { stemsBy } from '#search/terms/stems.ts';
import { acronymsOf } from './acronyms.ts';
import { authorIndex } from './authors.ts';
import { rowValues } from './row-values.ts';
import { SearchFailure, type Vocabulary } from './search.ts';
import { onceEach, type Source } from './source.ts';
import type { Spelling } from './spelling.ts';
import { type TextIndex, textIndex } from './text-index.ts';
import { venuesIn } from './venues.ts';

/** One version of the catalogue with everything that answers questions about it. */
export type Session = Awaited<ReturnType<typeof openSession>>;

/** Loads the catalogue; everything else is loaded when it is first needed. @throws SearchFailure */
export async function openSession(source: Source) {
  const file = (await source.freshJson(CATALOGUE_FILE)) as CatalogueFile;
  if (typeof file?.format !== 'number') {
    throw new SearchFailure('corrupt', `${CATALOGUE_FILE} is no catalogue`);
  }
  if (file.format !== FORMAT) {
    throw new SearchFailure(
      'outdated',
      `${CATALOGUE_FILE} has format ${file.format}, not ${FORMAT}`,
    );
  }
  const { size } = file.columns;
  const stems = stemsBy(file.languages);
  const keyOf = keysBy(stems.stem);
  let acronyms = acronymsOf(source, file.acronyms, keyOf);
  const [people, directory] =
    typeof file.authors === 'string' ? [undefined, file.authors] : [file.authors];
  const columns = unpackColumns(file.columns, people);
  const venues = venuesIn(source, file.venues, columns);
  let opened: TextIndex | undefined;
  const index = () => (opened ??= textIndex(source, file.text, size, keyOf));
  // A word that is known needs none of it.
  const spelling = onceEach(async (words: CatalogueFile) => {
    const { openSpelling } = await import('./spelling.ts');
    const organisations = columns.facets.get('org')?.values.map(({ name }) => name) ?? [];
    return openSpelling(source, words, { keyOf, organisations });
  });
  return {
    /** Differs where anything in the catalogue differs. */
    version: () => JSON.stringify(file),
    columns,
    keyOf,
    /** Loads what the words of a text need to have their stems. */
    async prepare(text: string): Promise<void> {
      if (await stems.prepare(text)) acronyms = acronymsOf(source, file.acronyms, keyOf);
    },
    vocabulary: vocabularyOf(columns),
    authors: authorIndex(source, directory, columns),
    spelling: {
      correct: async (...word) => (await spelling(file)).correct(...word),
      behindMisprint: async (...word) => (await spelling(file)).behindMisprint(...word),
    } satisfies Spelling,
    /** The index of texts; not opened for questions that need none. */
    index,
    /** The row of a paper by its ordinal. @throws SearchFailure */
    async row(ordinal: number): Promise<PaperRow> {
      const path = blockFile(ordinal, file.regions);
      const block = (await source.json(path)) as readonly PackedRow[];
      const packed = block[ordinal % BLOCK];
      if (!packed) throw new SearchFailure('corrupt', `${path} lacks paper ${ordinal}`);
      return unpackRow(packed);
    },
    /** Ordinals in the order of titles. */
    async titles(): Promise<Uint32Array> {
      return unpackOrder((await source.json(file.titles)) as [string, string, string]);
    },
    venues,
    acronyms: () => acronyms(),
    /** Orders papers by what they and a question are about; nothing where that was not learnt. */
    async meaning(worth: ReadonlyMap<string, number>) {
      if (!file.meaning) return undefined;
      const { byMeaning } = await import('./meaning.ts');
      return byMeaning(worth, index());
    },
    /** What rows print besides names and titles. */
    values: rowValues(columns, venues),
  };
}

function vocabularyOf({ size, facets }: Columns): Vocabulary {
  const lists = Array.from(facets, ([facet, { values }]) => [facet, values] as const);
  const sets = lists.map(
    ([facet, values]) => [facet, new Set(values.map(({ value }) => value))] as const,
  );
  return { size, facets: Object.fromEntries(lists), known: Object.fromEntries(sets) };
}
