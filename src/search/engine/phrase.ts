import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { noPostings, type Postings, postingsAt, united } from '#search/index/postings.ts';
import type { TextIndex } from './text-index.ts';

/**
 * The papers in which these words, in any form, stand behind each other, as if they were one. Where
 * in a paper common words stand is loaded for those that have all words.
 */
export async function phrasePostings(
  words: readonly string[],
  index: TextIndex,
): Promise<Postings> {
  const [only = noPostings, ...more] = await Promise.all(
    words.map(async (word) => united([await index.word(word), await index.name(word)])),
  );
  if (more.length === 0) return only;
  const setOf = ({ ordinals }: Postings) => new OrdinalSet(index.size, ordinals);
  const all = more.map(setOf).reduce((left, set) => left.and(set), setOf(only));
  const lists = await Promise.all(
    words.map(async (word) => {
      const [text, name] = [await index.places(word, all), await index.name(word)];
      const { ordinals, places } = united([text, name]);
      return new Map(places.map((own, at) => [ordinals[at] ?? 0, own]));
    }),
  );
  const [first, ...others] = lists;
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
