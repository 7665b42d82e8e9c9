import { queryWords } from '#search/terms/words.ts';
import type { MeantValue } from './meant-value.ts';
import type { Query, Term } from './query/parse.ts';
import { type Ranking, rank } from './rank.ts';
import type { Session } from './session.ts';
import type { Spelling } from './spelling.ts';

/** A ranking, and what a part of the text was read as. */
export interface Evaluation extends Ranking {
  meant: readonly MeantValue[];
  /** Sentences on a part that nothing fulfils. */
  notes?: readonly string[];
}

/**
 * The papers for which all of a query holds: plain words are ranked, all else is exact. A venue
 * with a year, or a year among few words, narrows what the others find.
 * @param spelling absent where words are meant as they are typed.
 */
export async function evaluate(
  query: Query,
  session: Session,
  spelling: Spelling | undefined,
): Promise<Evaluation> {
  const ask = (own: Query) => evaluateLoosely(own, session, spelling);
  if (!spelling || !query.some(mayBeValue)) return { ...(await ask(query)), meant: [] };
  const { evaluateMeant } = await import('./meant-value.ts');
  return evaluateMeant(query, session, ask);
}

/** What is read as a value of rows has digits. */
function mayBeValue(term: Term): boolean {
  return term.kind === 'word' && /\d/.test(term.text);
}

/** Where nothing has a phrase as well as the plain words, the words of the phrase are plain ones. */
async function evaluateLoosely(
  query: Query,
  session: Session,
  spelling: Spelling | undefined,
): Promise<Ranking> {
  const answer = await evaluateExactly(query, session, spelling);
  const hasPlain = query.some(({ kind }) => kind === 'word');
  if (answer.set.count > 0 || !hasPlain || !query.some(isLoose)) return answer;
  const loose = query.map((term): Term => (isLoose(term) ? { ...term, kind: 'word' } : term));
  return { ...(await evaluateExactly(loose, session, spelling)), mode: 'some-words' };
}

/** A word by itself is quoted to be that word. */
function isLoose(term: Term): term is { kind: 'phrase'; text: string } {
  return term.kind === 'phrase' && term.text.includes(' ');
}

async function evaluateExactly(
  query: Query,
  session: Session,
  spelling: Spelling | undefined,
): Promise<Ranking> {
  const plain = query.flatMap((term) => (term.kind === 'word' ? queryWords(term.text) : []));
  const ranking = await rank(plain, session, { spelling });
  const exact = query.filter((term) => term.kind !== 'word');
  if (exact.length === 0) return { ...ranking, words: [...new Set(ranking.words)] };
  // Most queries are of plain words.
  const { narrowed } = await import('./term-papers.ts');
  return narrowed(ranking, exact, session);
}
