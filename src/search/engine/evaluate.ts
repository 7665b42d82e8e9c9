import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { type QueryWord, queryWords, wordsOf } from '#search/terms/words.ts';
import { type EvaluationTools, papersForTerm } from './evaluate-term.ts';
import type { Query, Term } from './query/tree.ts';
import { type Ranking, rank } from './rank.ts';

export interface Evaluation extends Omit<Ranking, 'marks'> {
  /** Whether the scores say anything: the query asks for words. */
  ranked: boolean;
  /** Words to mark in the results, as `finder` takes them. */
  words: readonly string[];
}

/**
 * The papers for which all of a query holds: plain words are ranked, all else is exact. Where
 * nothing has a phrase as well as the plain words, the words of the phrase are plain ones.
 */
export async function evaluate(query: Query, tools: EvaluationTools): Promise<Evaluation> {
  const answer = await evaluateExactly(query, tools);
  const plain = query.filter(({ kind }) => kind === 'word').length;
  const phrases = query.filter(({ kind }) => kind === 'phrase').length;
  if (answer.set.count > 0 || plain === 0 || phrases === 0) return answer;
  const loose = query.map(
    (term): Term => (term.kind === 'phrase' ? { kind: 'word', text: term.text } : term),
  );
  return { ...(await evaluateExactly(loose, tools)), mode: 'some-words' };
}

async function evaluateExactly(query: Query, tools: EvaluationTools): Promise<Evaluation> {
  const { marks, ...ranking } = await rankPlainWords(query, tools);
  let { set, scores } = ranking;
  for (const term of query) {
    if (term.kind === 'word') continue;
    const part = await papersForTerm(term, tools);
    set = set.and(part.set);
    if (part.scores) scores = sum(scores, part.scores);
  }
  const words = [...new Set([...marks, ...query.flatMap(wordsToMark)])];
  return { ...ranking, set, scores, words, ranked: scores.some((score) => score > 0) };
}

async function rankPlainWords(query: Query, tools: EvaluationTools): Promise<Ranking> {
  const words = query.flatMap((term): QueryWord[] =>
    term.kind === 'word' ? queryWords(term.text) : [],
  );
  if (words.length > 0) return rank(words, { ...tools, index: await tools.index() });
  const { size } = tools.columns;
  return {
    set: OrdinalSet.all(size),
    scores: new Float32Array(size),
    mode: 'all-words',
    missing: [],
    marks: [],
    corrected: [],
    sought: { words: [], worth: new Map(), hasName: false },
  };
}

function sum(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((score, at) => score + (b[at] ?? 0));
}

function wordsToMark(term: Term): string[] {
  switch (term.kind) {
    case 'word':
      return [];
    case 'phrase':
      return wordsOf(term.text);
    case 'field':
      return term.field === 'title' || term.field === 'author' ? wordsOf(term.value) : [];
    case 'or':
      return term.terms.flatMap((either) =>
        either.kind === 'word' ? wordsOf(either.text) : wordsToMark(either),
      );
    case 'not':
      return [];
  }
}
