import { nameWords } from '#search/index/author-names.ts';
import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { unpackSmall } from '#search/index/packing.ts';
import { wordsOf } from '#search/terms/words.ts';
import type { FacetValue } from './facets.ts';
import type { Session } from './session.ts';
import { valuesTyped } from './suggest.ts';

/** The papers of venues whose name has all words of a text. */
export async function papersOfVenue(text: string, session: Session): Promise<OrdinalSet> {
  const { names, places } = await load(session);
  const wanted = wordsOf(text);
  const fitting = names.map((name) => {
    const words = wordsOf(name);
    return wanted.length > 0 && wanted.every((word) => words.includes(word));
  });
  const found = new OrdinalSet(session.columns.size);
  places.forEach((venue, ordinal) => {
    if (fitting[venue]) found.add(ordinal);
  });
  return found;
}

/** Venues of whose names a text has the beginning, those with most papers first. */
export async function venuesBegun(text: string, session: Session): Promise<readonly FacetValue[]> {
  const { names, places } = await load(session);
  const totals = new Uint32Array(names.length);
  for (const place of places) totals[place] = (totals[place] ?? 0) + 1;
  const venues = names.map((name, at) => ({ value: name, name, total: totals[at] ?? 0 }));
  return valuesTyped(
    venues.filter(({ name }) => name !== ''),
    nameWords(text),
  );
}

async function load({ file, source }: Session) {
  const [names, column] = (await source.json(file.venues)) as [string[], string];
  return { names, places: unpackSmall(column) };
}
