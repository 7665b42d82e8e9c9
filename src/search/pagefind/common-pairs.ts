import { pairKey } from '#search/index/common-word.ts';
import { openChunk, packChunk, packTerm } from '#search/index/packed-postings.ts';
import { fieldOf, type Posting, toPostings } from '#search/index/postings.ts';
import type { Segment } from './segments.ts';

/** A pair that fewer papers have, of so many or of this part of all, is looked for in its words. */
const LEAST = 16;
const LEAST_SHARE = 1 / 500;

/** The list of chunks comes with a phrase, so it is short and chunks are large. */
const LARGE = 8;

/** Pairs are taken in so many turns: a large catalogue has millions of their postings. */
const TURNS = 8;

/**
 * The common words that often follow each other, two by two, as the segment of an index of their
 * own: what most phrases are made of. Each word by itself is in so many papers, so often, that to
 * load all its places would take seconds.
 * @param common keys of words that are no names.
 */
export function commonPairs(segments: readonly Segment[], common: readonly string[]): Segment {
  const texts = segments.flatMap((segment) => textsOf(segment, common));
  const papers = new Uint32Array(common.length ** 2);
  const last = new Int32Array(papers.length).fill(-1);
  for (const [ordinal, text] of texts.entries()) {
    eachPair(text, common.length, (pair) => {
      if (last[pair] !== ordinal) papers[pair] = (papers[pair] ?? 0) + 1;
      last[pair] = ordinal;
    });
  }
  const sizes = {
    text: segments.flatMap((segment) => segment.sizes.text),
    title: segments.flatMap((segment) => segment.sizes.title),
  };
  const keyOf = (pair: number) =>
    pairKey(common[Math.floor(pair / common.length)] ?? '', common[pair % common.length] ?? '');
  const least = Math.max(LEAST, texts.length * LEAST_SHARE);
  const pairs = [...papers.keys()].filter((pair) => (papers[pair] ?? 0) >= least);
  const turns = Array.from({ length: TURNS }, (_, turn) =>
    pairs.filter((_, at) => at % TURNS === turn),
  );
  const terms = turns
    .flatMap((turn) =>
      Array.from(postingsOf(turn, texts, common.length), ([pair, list]) => ({
        ...packTerm(keyOf(pair), toPostings(list), { sizes }),
        entries: list.reduce((sum, { places }) => sum + 1 + places.length, 0),
      })),
    )
    .sort((a, b) => (a.term < b.term ? -1 : 1));
  const entries = terms.map((term) => term.entries);
  const bytes = LARGE * entries.reduce((sum, own) => sum + own, 0);
  return { chunk: openChunk(packChunk(terms)), entries, bytes, sizes, counts: noCounts };
}

const noCounts: Segment['counts'] = {
  texts: new Map(),
  names: new Map(),
  written: new Map(),
  acronyms: new Map(),
};

/** In which papers, and where there, some pairs stand. */
function postingsOf(
  pairs: readonly number[],
  texts: readonly Float64Array[],
  words: number,
): Map<number, Posting[]> {
  const lists = new Map(pairs.map((pair): [number, Posting[]] => [pair, []]));
  for (const [ordinal, text] of texts.entries()) {
    eachPair(text, words, (pair, place) => {
      const list = lists.get(pair);
      if (!list) return;
      if (list.at(-1)?.ordinal !== ordinal) list.push({ ordinal, title: 0, text: 0, places: [] });
      const posting = list.at(-1) as Posting;
      posting.places.push(place);
      posting[fieldOf(place) === 0 ? 'text' : 'title']++;
    });
  }
  return lists;
}

/** Of each paper where its common words stand, in order: a place and a word in one number. */
function textsOf({ chunk, sizes }: Segment, common: readonly string[]): Float64Array[] {
  const papers = sizes.text.map((): number[] => []);
  for (const [word, key] of common.entries()) {
    const { ordinals, places } = chunk.postings(key);
    for (const [at, ordinal] of ordinals.entries()) {
      for (const place of places[at] ?? []) papers[ordinal]?.push(place * common.length + word);
    }
  }
  return papers.map((text) => Float64Array.from(text).sort());
}

/** Tells of each word that stands behind another which pair they are, and where it stands. */
function eachPair(
  text: Float64Array,
  words: number,
  take: (pair: number, place: number) => void,
): void {
  for (let at = 0; at < text.length; at++) {
    const own = text[at] ?? 0;
    // What is written twice at a place, as a word and a part of it, is one word.
    if (own === text[at - 1]) continue;
    const behind = Math.floor(own / words) + 1;
    for (let next = at + 1; next < text.length; next++) {
      const other = text[next] ?? 0;
      const place = Math.floor(other / words);
      if (place > behind) break;
      if (place === behind) take((own % words) * words + (other % words), place);
    }
  }
}
