import { OrdinalSet } from '../ordinal-set.ts';
import { unpackSmall } from '../packing.ts';
import { wordsOf } from '../words.ts';
import type { LoadedCatalogue } from './catalogue.ts';
import type { Source } from './source.ts';

/** The papers of venues whose name has all words of a text. */
export async function papersOfVenue(
  text: string,
  { file, columns }: LoadedCatalogue,
  source: Source,
): Promise<OrdinalSet> {
  const [names, column] = (await source.json(file.venues)) as [string[], string];
  const wanted = wordsOf(text);
  const fitting = names.map((name) => {
    const words = wordsOf(name);
    return wanted.length > 0 && wanted.every((word) => words.includes(word));
  });
  const found = new OrdinalSet(columns.size);
  unpackSmall(column).forEach((venue, ordinal) => {
    if (fitting[venue]) found.add(ordinal);
  });
  return found;
}
