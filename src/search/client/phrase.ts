import { OrdinalSet } from '../ordinal-set.ts';
import { type Postings, united } from '../postings.ts';
import type { TextIndex } from './text-index.ts';

/** The papers in which exactly these words, in any of their forms, stand behind each other. */
export async function papersWithWords(
  words: readonly string[],
  index: TextIndex,
): Promise<OrdinalSet> {
  const lists = await Promise.all(
    words.map(async (word) => united([await index.places(word), await index.name(word)])),
  );
  const [first, ...others] = lists;
  let left = first?.places.map((places, at) => [first.ordinals[at] ?? 0, places] as const) ?? [];
  for (const list of others) {
    const placesOf = byOrdinal(list);
    left = left.flatMap(([ordinal, places]) => {
      const next = placesOf.get(ordinal);
      const followed = next ? next.filter((place) => places.includes(place - 1)) : [];
      return followed.length > 0 ? [[ordinal, followed as Uint32Array] as const] : [];
    });
  }
  return new OrdinalSet(
    index.size,
    left.map(([ordinal]) => ordinal),
  );
}

function byOrdinal({ ordinals, places }: Postings): Map<number, Uint32Array> {
  return new Map(places.map((own, at) => [ordinals[at] ?? 0, own]));
}
