import { type Postings, postingsAt, united } from '#search/index/postings.ts';
import type { TextIndex } from './text-index.ts';

/** The papers in which these words, in any form, stand behind each other, as if they were one. */
export async function phrasePostings(
  words: readonly string[],
  index: TextIndex,
): Promise<Postings> {
  const lists = await Promise.all(
    words.map(async (word) => united([await index.places(word), await index.name(word)])),
  );
  const [first, ...others] = lists.map(
    ({ ordinals, places }) => new Map(places.map((own, at) => [ordinals[at] ?? 0, own])),
  );
  let left = first ?? new Map<number, Uint32Array>();
  for (const list of others) {
    const followed = Array.from(left, ([ordinal, places]) => {
      const next = list.get(ordinal)?.filter((place) => places.includes(place - 1));
      return [ordinal, next ?? new Uint32Array()] as const;
    });
    left = new Map(followed.filter(([, places]) => places.length > 0));
  }
  return postingsAt(left);
}
