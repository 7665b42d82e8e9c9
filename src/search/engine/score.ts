import type { Postings } from '#search/index/postings.ts';
import type { TextIndex } from './text-index.ts';
import type { WordMatch } from './word-match.ts';

/** What of a word's match says how well papers match. */
export type Match = Pick<WordMatch, 'set' | 'clues' | 'identified'>;

/** How well papers match the words of a query, by ordinal. */
export interface Scores {
  /** Higher is better. */
  scores: Float32Array;
  /** What part of the query each paper has, from 0 to 1: rare words are a larger part. */
  shares: Float32Array;
}

/**
 * BM25F: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
 * 2009, section 3.6. A field's word counts more in a short text than in a long one.
 */
const SATURATION = 1.8;
const TITLE = { weight: 4, norm: 0.4 };
const TEXT = { weight: 1, norm: 0.75 };

/** A name is there or not. */
const NAME = 1.2;

/** What it is worth that two words are the name of one author. */
const ONE_NAME = 2;

/** Outdoes what else speaks for a paper. */
const IDENTIFIED = 1000;

/**
 * @param asides words of the query that are no part of what papers should have.
 */
export function scorePapers(
  matches: readonly Match[],
  asides: readonly Match[],
  index: TextIndex,
): Scores {
  const { size } = index;
  const scores = new Float32Array(size);
  const found = new Float32Array(size);
  let whole = 0;
  for (const { set } of matches) {
    const rarity = idf(set.count, size);
    whole += rarity;
    for (const ordinal of set.toArray()) add(found, ordinal, rarity);
  }
  for (const { clues, identified } of [...matches, ...asides]) {
    for (const { postings, isName, likelihood = 1, papers = postings.ordinals.length } of clues) {
      const worth = likelihood * idf(papers, size);
      postings.ordinals.forEach((ordinal, at) => {
        const times = isName ? NAME : timesIn(postings, at, ordinal, index.lengths);
        add(scores, ordinal, (worth * times) / (SATURATION + times));
      });
    }
    for (const ordinal of identified) add(scores, ordinal, IDENTIFIED);
  }
  matches.forEach((match, at) => {
    const before = matches[at - 1];
    for (const ordinal of before ? namedTogether(before, match) : []) {
      add(scores, ordinal, ONE_NAME * idf(match.set.count, size));
    }
  });
  return { scores, shares: found.map((part) => (whole > 0 ? part / whole : 0)) };
}

/** Places between words of one name at most; other names are further apart. */
const NAME_SPAN = 2;

/** The papers in which an author has both words in the name. */
function namedTogether(a: Match, b: Match): number[] {
  const [first, second] = [a, b].map(({ clues }) => clues.filter(({ isName }) => isName));
  const near = (own: Uint32Array, others: Uint32Array) =>
    own.some((place) =>
      others.some((other) => Math.abs(place - other) <= NAME_SPAN && place !== other),
    );
  return (first ?? []).flatMap(({ postings: own }) => {
    const places = new Map(own.places.map((list, at) => [own.ordinals[at] ?? 0, list]));
    return (second ?? []).flatMap(({ postings: { ordinals, places: others } }) =>
      Array.from(ordinals).filter((ordinal, at) =>
        near(places.get(ordinal) ?? none, others[at] ?? none),
      ),
    );
  });
}

const none = new Uint32Array();

function timesIn(
  { title, text }: Postings,
  at: number,
  ordinal: number,
  lengths: TextIndex['lengths'],
): number {
  const inTitle = (title[at] ?? 0) / (1 - TITLE.norm + TITLE.norm * (lengths.title[ordinal] ?? 1));
  const inText = (text[at] ?? 0) / (1 - TEXT.norm + TEXT.norm * (lengths.text[ordinal] ?? 1));
  return TITLE.weight * inTitle + TEXT.weight * inText;
}

/** What having a word says of a paper: the fewer have it, the more. */
export function idf(papers: number, size: number): number {
  return Math.log(1 + (size - papers + 0.5) / (papers + 0.5));
}

function add(sums: Float32Array, ordinal: number, amount: number): void {
  sums[ordinal] = (sums[ordinal] ?? 0) + amount;
}
