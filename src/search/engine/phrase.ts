import { type Postings, postingsAt, united } from '#search/index/postings.ts';
import type { TextIndex } from './text-index.ts';

/**
 * The papers in which exactly these words, in any of their forms, stand behind each other, as if
 * they were one word.
 */
export async function phrasePostings(
  words: readonly string[],
  index: TextIndex,
): Promise<Postings> {
  const lists = await Promise.all(
    words.map(async (word) => united([await index.places(word), await index.name(word)])),
  );
  const [first, ...others] = lists.map(byOrdinal);
  let left = first ?? new Map<number, Uint32Array>();
  for (const list of others) {
    const next = new Map<number, Uint32Array>();
    for (const [ordinal, places] of left) {
      const followed = list.get(ordinal)?.filter((place) => places.includes(place - 1));
      if (followed && followed.length > 0) next.set(ordinal, followed);
    }
    left = next;
  }
  return postingsAt(left);
}

function byOrdinal({ ordinals, places }: Postings): Map<number, Uint32Array> {
  return new Map(places.map((own, at) => [ordinals[at] ?? 0, own]));
}
