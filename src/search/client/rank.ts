import { OrdinalSet } from '../ordinal-set.ts';
import { contentWords } from '../stop-words.ts';
import type { QueryWord } from '../words.ts';
import type { Sought } from './rerank.ts';
import { idf, scorePapers } from './score.ts';
import type { TextIndex } from './text-index.ts';
import { matchWord, type WordMatch } from './word-match.ts';

/** The papers for plain words, and how they were found. */
export interface Ranking {
  set: OrdinalSet;
  /** By ordinal; higher is better. */
  scores: Float32Array;
  /** Whether all papers have all content words, or the search made do with some of them. */
  mode: 'all-words' | 'some-words';
  /** Words that no paper has. */
  missing: readonly string[];
  /** Words to mark, as `finder` takes them. */
  marks: readonly string[];
  sought: Sought;
}

/**
 * Finds papers for the words of a query: those that have all content words. Where there are none,
 * or too few for a question of many words, also those that have most of them.
 */
export async function rank(words: readonly QueryWord[], index: TextIndex): Promise<Ranking> {
  const content = contentWords(words, ({ forms }) => forms.join(''));
  const matches = await Promise.all(
    content.map((word) => matchWord(word, index, content.length === 1 ? 1 : LEAST_BEGUN)),
  );
  const known = matches.filter(({ set }) => set.count > 0);
  const missing = matches.filter(({ set }) => set.count === 0).map(({ word }) => word.typed);
  const asides = await matchAsides(words, content, index);
  const { scores, shares } = scorePapers(matches, asides, index);
  const sought = { words: words.flatMap(({ forms }) => forms), worth: worthOf(matches, index) };
  const marks = [...new Set(matches.flatMap((match) => match.marks))];
  const strict = withAll(matches, index.size);
  if (strict.count >= wanted(content.length, index.size)) {
    return { set: strict, scores, mode: 'all-words', missing: [], marks, sought };
  }
  const set = withMost(shares, index.size);
  const first = scores.map((score, ordinal) => (strict.has(ordinal) ? score + ALL_WORDS : score));
  const mode = set.count > strict.count ? 'some-words' : 'all-words';
  return { set: known.length > 0 ? set : strict, scores: first, mode, missing, marks, sought };
}

/** Words of a text that is short enough for its function words to say something. */
const SHORT = 4;

/** Words of a short text that are not required: `doing` in `learning by doing`. */
async function matchAsides(
  words: readonly QueryWord[],
  content: readonly QueryWord[],
  index: TextIndex,
): Promise<WordMatch[]> {
  if (words.length > SHORT) return [];
  const asides = words.filter(
    (word) => !content.includes(word) && !word.forms.some((form) => index.isCommon(form)),
  );
  return Promise.all(asides.map((word) => matchWord(word, index)));
}

function worthOf(matches: readonly WordMatch[], { size }: TextIndex): Map<string, number> {
  return new Map(
    matches
      .filter(({ set }) => set.count > 0)
      .flatMap(({ word, set }) => word.forms.map((form) => [form, idf(set.count, size)] as const)),
  );
}

/** Letters that a word has at least to stand for words that begin so, beside other words. */
const LEAST_BEGUN = 3;

const QUESTION = 3;
const ENOUGH = 10;

/** How many papers with all words suffice; a small catalogue has few to offer. */
function wanted(words: number, size: number): number {
  return words < QUESTION ? 1 : Math.min(ENOUGH, Math.ceil(size / 100));
}

function withAll(matches: readonly WordMatch[], size: number): OrdinalSet {
  return matches.reduce((left, { set }) => left.and(set), OrdinalSet.all(size));
}

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
