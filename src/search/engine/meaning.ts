import { DIMENSIONS, product, unit, unpackVector } from '#search/index/vectors.ts';
import type { TextIndex } from './text-index.ts';

/**
 * What orders papers by what a question is about: what its words are, each as far as it decides.
 * @param worth how much that is, by word.
 * @returns nothing where none of the words is known.
 */
export async function byMeaning(
  worth: ReadonlyMap<string, number>,
  { vector, keyOf }: Pick<TextIndex, 'vector' | 'keyOf'>,
): Promise<((papers: readonly Found[]) => Found[]) | undefined> {
  const unique = [
    ...new Map(Array.from(worth, ([word, own]) => [keyOf(word), { word, own }])).values(),
  ];
  const sum = new Float32Array(DIMENSIONS);
  const vectors = await Promise.all(unique.map(({ word }) => vector(word)));
  for (const [place, { own }] of unique.entries()) {
    vectors[place]?.forEach((number, at) => {
      sum[at] = (sum[at] ?? 0) + own * number;
    });
  }
  const isKnown = sum.some((number) => number !== 0);
  return isKnown ? (papers) => scoredByMeaning(papers, unit(sum)) : undefined;
}

/** A paper that was found, and how well it fits. */
export interface Found {
  ordinal: number;
  score: number;
  /** Packed; absent where none was learnt. */
  vector?: string | undefined;
}

/** What it is worth that a paper is about what is asked, where the best score is 1. */
const ABOUT = 0.3;

/** The part of a score that is that of the papers most like it, and how many these are. */
const SHARED = 0.2;
const ALIKE = 5;

/**
 * Scores by what papers are about: how near each is to the question, and to others that fit it.
 */
export function scoredByMeaning(papers: readonly Found[], question: Float32Array): Found[] {
  const best = Math.max(...papers.map(({ score }) => score)) || 1;
  const known = papers.map(({ ordinal, score, vector }) => {
    const own = vector === undefined ? new Float32Array(DIMENSIONS) : unpackVector(vector);
    return { ordinal, vector: own, score: score / best + ABOUT * product(question, own) };
  });
  return known.map((paper) => {
    const alike = known
      .filter((other) => other !== paper)
      .map(({ score, vector }) => ({ score, share: Math.max(product(paper.vector, vector), 0) }))
      .sort((a, b) => b.share - a.share)
      .slice(0, ALIKE);
    const shares = alike.reduce((sum, { share }) => sum + share, 0);
    const others = alike.reduce((sum, { share, score }) => sum + share * score, 0) / (shares || 1);
    return { ordinal: paper.ordinal, score: (1 - SHARED) * paper.score + SHARED * others };
  });
}
