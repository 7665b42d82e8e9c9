import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { contentWords } from '#search/terms/stop-words.ts';
import type { QueryWord } from '#search/terms/words.ts';
import { matchAcronyms } from './acronyms.ts';
import type { Match } from './clues.ts';
import { findWord } from './match.ts';
import { readPersons } from './persons.ts';
import type { Sought } from './rerank.ts';
import type { Answer } from './search.ts';
import type { Session } from './session.ts';
import type { Spelling } from './spelling.ts';
import type { TextIndex } from './text-index.ts';

/** The papers for a query, and how they were found. */
export interface Ranking
  extends Pick<
    Answer,
    'mode' | 'missing' | 'corrected' | 'offered' | 'begun' | 'also' | 'unclear' | 'words'
  > {
  set: OrdinalSet;
  /** By ordinal; higher is better. */
  scores: Float32Array;
  sought: Sought;
}

/**
 * Finds papers for the words of a query: those that have all content words. Where there are none,
 * or too few for several words, also those that have most of them. Words that no paper has are
 * corrected, or stand for those that begin so. Without words all papers are found.
 * @param options.spelling absent where words are meant as they are typed.
 * @param options.besides what speaks for papers, but is no part of what they should have.
 * @param options.first the family name of the first author.
 */
export async function rank(
  words: readonly QueryWord[],
  session: RankedBy,
  { spelling, besides = [], first }: RankOptions,
): Promise<Ranking> {
  const index = session.index();
  const { persons, rest: others } = await readPersons(words, session);
  const {
    matches: synonyms,
    also,
    unclear,
    rest,
  } = spelling
    ? await matchAcronyms(others, index, session.acronyms)
    : { matches: [], also: [], unclear: [], rest: others };
  const content = rest.length > 0 ? contentWords(rest, ({ forms }) => forms.join('')) : [];
  const circumstances = { alone: words.length === 1, spelling, values: session.values };
  const found = await Promise.all(content.map((word) => findWord(word, index, circumstances)));
  const matches = [...persons, ...synonyms, ...found];
  // Words of a short text that are not required: `doing` in `learning by doing`.
  const asides = await Promise.all(
    (words.length > SHORT ? [] : rest)
      .filter((word) => !content.includes(word) && !word.forms.some(index.isCommon))
      .map((word) => findWord(word, index)),
  );
  const { scores, shares } = scorePapers(matches, [...asides, ...besides], index);
  const strict = matches.reduce((left, { set }) => left.and(set), OrdinalSet.all(index.size));
  // A small catalogue has few papers to offer.
  const enough = matches.length < QUESTION ? 1 : Math.min(ENOUGH, Math.ceil(index.size / 100));
  const isEnough = strict.count >= enough;
  const set = isEnough ? strict : withMost(shares, index.size);
  const missing = isEnough ? [] : matches.filter((match) => match.set.count === 0);
  return {
    set,
    scores: isEnough ? scores : scores.map((score, at) => score + (strict.has(at) ? ALL_WORDS : 0)),
    mode: set.count > strict.count ? 'some-words' : 'all-words',
    missing: missing.map(({ word }) => word.typed),
    corrected: matches.flatMap(({ corrected, used = '' }) =>
      corrected ? [{ typed: corrected.typed, used }] : [],
    ),
    offered: matches.flatMap(({ word: { typed }, offered }) =>
      offered ? [{ typed, used: offered }] : [],
    ),
    also,
    unclear,
    begun: matches.flatMap(({ word, isBegun }) => (isBegun ? [word.typed] : [])),
    words: [...new Set(matches.flatMap(({ marks }) => marks))],
    sought: {
      // Those that were corrected in the form that is searched for.
      words: words.flatMap(
        (word) => (matches.find(({ corrected }) => corrected === word)?.word ?? word).forms,
      ),
      worth: new Map(
        matches.flatMap(({ word, set: { count } }) =>
          count > 0 ? word.forms.map((form) => [form, idf(count, index.size)] as const) : [],
        ),
      ),
      // More papers have it in names than in texts.
      first,
      hasName: matches.some(({ clues }) =>
        clues.some(({ isName, likelihood = 0 }) => isName && likelihood > 0.5),
      ),
    },
  };
}

type RankedBy = Pick<Session, 'index' | 'authors' | 'values' | 'acronyms'>;

interface RankOptions {
  spelling?: Spelling | undefined;
  besides?: readonly Match[];
  first?: string | undefined;
}

/** Words of a text that is short enough for its function words to say something. */
const SHORT = 4;

/** Words of a question, and how many papers with all of them suffice. */
const QUESTION = 3;
const ENOUGH = 10;

/** Makes papers with all words come first, whatever the others score. */
const ALL_WORDS = 100;

/** The part of the query that a paper has at least, of what the paper with most of it has. */
const LEAST_SHARE = 0.2;

function withMost(shares: Float32Array, size: number): OrdinalSet {
  const most = shares.reduce((a, b) => Math.max(a, b), 0);
  const set = new OrdinalSet(size);
  shares.forEach((share, ordinal) => {
    if (share > 0 && share >= most * LEAST_SHARE) set.add(ordinal);
  });
  return set;
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
 * How well papers match the words of a query, by ordinal.
 * @param asides words of the query that are no part of what papers should have.
 * @returns also what part of the query each paper has, from 0 to 1: rare words are a larger part.
 */
export function scorePapers(
  matches: readonly Match[],
  asides: readonly Match[],
  index: TextIndex,
): { scores: Float32Array; shares: Float32Array } {
  const { size, lengths } = index;
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
        const inTitle = timesIn(TITLE, postings.title[at], lengths.title[ordinal]);
        const inText = timesIn(TEXT, postings.text[at], lengths.text[ordinal]);
        const times = isName ? NAME : inTitle + inText;
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

function timesIn({ weight, norm }: typeof TITLE, times = 0, length = 1): number {
  return weight * (times / (1 - norm + norm * length));
}

/** What having a word says of a paper: the fewer have it, the more. */
function idf(papers: number, size: number): number {
  return Math.log(1 + (size - papers + 0.5) / (papers + 0.5));
}

function add(sums: Float32Array, ordinal: number, amount: number): void {
  sums[ordinal] = (sums[ordinal] ?? 0) + amount;
}
