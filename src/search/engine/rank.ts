import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { contentWords } from '#search/terms/stop-words.ts';
import type { QueryWord } from '#search/terms/words.ts';
import type { Sought } from './rerank.ts';
import { idf, scorePapers } from './score.ts';
import type { Spelling } from './spelling.ts';
import type { TextIndex } from './text-index.ts';
import { findWord, matchWord, type WordMatch } from './word-match.ts';

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
  /** Words that no paper has, and what was searched for in their place. */
  corrected: readonly Correction[];
  sought: Sought;
}

interface Correction {
  typed: string;
  used: string;
}

export interface RankingTools {
  index: TextIndex;
  /** Absent where words are meant as they are typed. */
  spelling?: Spelling | undefined;
}

/**
 * Finds papers for the words of a query: those that have all content words. Where there are none,
 * or too few for several words, also those that have most of them. Words that no paper has are
 * corrected, or stand for those that begin so.
 */
export async function rank(words: readonly QueryWord[], tools: RankingTools): Promise<Ranking> {
  const { index } = tools;
  const content = contentWords(words, ({ forms }) => forms.join(''));
  const last = words.at(-1);
  const matches = await Promise.all(
    content.map((word) =>
      findWord(word, { alone: content.length === 1, last: word === last }, tools),
    ),
  );
  const asides = await matchAsides(words, content, index);
  const { scores, shares } = scorePapers(matches, asides, index);
  const strict = withAll(matches, index.size);
  const isEnough = strict.count >= wanted(content.length, index.size);
  const found = isEnough ? strict : withMost(shares, index.size);
  const told = {
    corrected: correctionsIn(matches),
    marks: [...new Set(matches.flatMap(({ marks }) => marks))],
    sought: {
      words: soughtWords(words, matches),
      worth: worthOf(matches, index),
      hasName: matches.some(isName),
    },
  };
  if (isEnough) return { ...told, set: strict, scores, mode: 'all-words', missing: [] };
  return {
    ...told,
    set: found,
    scores: scores.map((score, at) => (strict.has(at) ? score + ALL_WORDS : score)),
    mode: found.count > strict.count ? 'some-words' : 'all-words',
    missing: matches.filter(({ set }) => set.count === 0).map(({ word }) => word.typed),
  };
}

function correctionsIn(matches: readonly WordMatch[]): Correction[] {
  return matches.flatMap(({ word, corrected }) =>
    corrected ? [{ typed: corrected.typed, used: word.forms.join(' ') }] : [],
  );
}

/** Whether more papers have a word in names than in texts. */
function isName({ clues }: WordMatch): boolean {
  return clues.some((clue) => clue.isName && (clue.likelihood ?? 0) > 0.5);
}

/** All words in their order, those that were corrected in the form that is searched for. */
function soughtWords(words: readonly QueryWord[], matches: readonly WordMatch[]): string[] {
  return words.flatMap((word) => {
    const match = matches.find(({ corrected }) => corrected === word);
    return (match?.word ?? word).forms;
  });
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
