import { OrdinalSet } from '../ordinal-set.ts';
import type { Query, Term } from '../query/tree.ts';
import { wordsOf } from '../words.ts';
import { type EvaluationTools, papersForTerm } from './evaluate-term.ts';
import { type Ranking, rank } from './rank.ts';

export interface Evaluation extends Ranking {
  /** Whether the scores say anything: the query asks for words. */
  ranked: boolean;
  /** Words to mark in the results. */
  words: readonly string[];
}

/** The papers for which all of a query holds: plain words are ranked, all else is exact. */
export async function evaluate(query: Query, tools: EvaluationTools): Promise<Evaluation> {
  const ranking = await rankPlainWords(query, tools);
  let { set, scores } = ranking;
  for (const term of query) {
    if (term.kind === 'word') continue;
    const part = await papersForTerm(term, tools);
    set = set.and(part.set);
    if (part.scores) scores = sum(scores, part.scores);
  }
  const words = [...new Set(query.flatMap(wordsToMark))];
  return { ...ranking, set, scores, words, ranked: scores.some((score) => score > 0) };
}

async function rankPlainWords(query: Query, tools: EvaluationTools): Promise<Ranking> {
  const words = query.flatMap((term) => (term.kind === 'word' ? wordsOf(term.text) : []));
  if (words.length > 0) return rank(words, { ...tools, index: await tools.index() });
  const { size } = tools.columns;
  return {
    set: OrdinalSet.all(size),
    scores: new Float32Array(size),
    mode: 'all-words',
    missing: [],
  };
}

function sum(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((score, at) => score + (b[at] ?? 0));
}

function wordsToMark(term: Term): string[] {
  switch (term.kind) {
    case 'word':
    case 'phrase':
      return wordsOf(term.text);
    case 'field':
      return term.field === 'title' || term.field === 'author' ? wordsOf(term.value) : [];
    case 'or':
      return term.terms.flatMap(wordsToMark);
    case 'not':
      return [];
  }
}
