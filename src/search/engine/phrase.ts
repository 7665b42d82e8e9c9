import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { type Postings, postingsAt, united } from '#search/index/postings.ts';
import type { Stretch, TextIndex } from './text-index.ts';

/** A word of a phrase, or two of them, where they stand in it: that is, the last. */
type Part = Stretch & { last: number };

/**
 * The papers in which these words, in any form, stand behind each other, as if they were one, in
 * title or abstract or in a name. Where in papers common words stand is loaded for those that have
 * all words; of two that often follow each other a list is at hand.
 */
export async function findPhrase(words: readonly string[], index: TextIndex): Promise<Postings> {
  const names = await Promise.all(words.map(index.name));
  const ofNames = names.map((postings, last) => ({ postings, last, places: async () => postings }));
  return united([
    await inOrder(await partsOf(words, index), words.length, index),
    await inOrder(ofNames, words.length, index),
  ]);
}

/** The words of a phrase in as few parts as there are pairs for. */
async function partsOf(words: readonly string[], index: TextIndex): Promise<Part[]> {
  const pairs = await Promise.all(
    words.map((word, at) => (at > 0 ? index.pair(words[at - 1] ?? '', word) : undefined)),
  );
  const parts: Part[] = [];
  for (let at = 0; at < words.length; at++) {
    // The last of an odd number is in a pair with one that has been told of.
    const [ahead, behind] = [pairs[at + 1], pairs[at]];
    const pair = ahead ?? behind;
    if (pair) parts.push({ ...pair, last: ahead ? ++at : at });
    else parts.push({ ...(await index.stretch(words[at] ?? '')), last: at });
  }
  return parts;
}

/** The papers in which all parts stand as they do in a phrase of so many words. */
async function inOrder(parts: readonly Part[], words: number, index: TextIndex): Promise<Postings> {
  const [only, ...others] = parts;
  if (only && others.length === 0) return only.postings;
  const sets = parts.map(({ postings }) => new OrdinalSet(index.size, postings.ordinals));
  const among = sets.reduce((left, set) => left.and(set));
  const lists = await Promise.all(
    parts.map(async ({ last, places }) => {
      const own = await places(among);
      return { last, places: new Map(own.places.map((at, paper) => [own.ordinals[paper], at])) };
    }),
  );
  const found = new Map<number, Uint32Array>();
  for (const ordinal of among.toArray()) {
    // Where the phrase would end, by the first part; each of the others says whether it does.
    const ends = lists.map(
      ({ last, places }) => places.get(ordinal)?.map((place) => place + words - 1 - last) ?? none,
    );
    const all = ends.at(-1)?.filter((end) => ends.every((own) => own.includes(end))) ?? none;
    if (all.length > 0) found.set(ordinal, all);
  }
  return postingsAt(found);
}

const none = new Uint32Array();
