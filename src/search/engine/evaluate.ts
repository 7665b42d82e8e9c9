import type { FacetValue } from '#search/index/columns.ts';
import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { united } from '#search/index/postings.ts';
import { queryWords, wordsOf } from '#search/terms/words.ts';
import { matchPostings, phrasePostings } from './clues.ts';
import { papersIn, papersWith } from './facets.ts';
import { findWord, type WordMatch } from './match.ts';
import { readPersons } from './persons.ts';
import type { InField, Leaf, Not, Or, Query, Term } from './query/parse.ts';
import { type Ranking, rank, scorePapers } from './rank.ts';
import type { MeantValue, RowValues } from './row-values.ts';
import type { Session } from './session.ts';
import type { Spelling } from './spelling.ts';
import type { TextIndex } from './text-index.ts';

/** A ranking, and what a part of the text was read as. */
export interface Evaluation extends Ranking {
  meant: readonly MeantValue[];
  /** Sentences on a part that nothing fulfils. */
  notes?: readonly string[];
}

/**
 * The papers for which all of a query holds: plain words are ranked, all else is exact. A venue
 * with a year, or a year among few words, narrows what the others find, if it leaves anything; else
 * it is said that the others decide.
 * @param spelling absent where words are meant as they are typed.
 */
export async function evaluate(
  query: Query,
  session: Session,
  spelling: Spelling | undefined,
): Promise<Evaluation> {
  const { rest, meant } = spelling ? await session.values.taken(query) : noneTaken(query);
  const asTyped = async () => ({ ...(await evaluateLoosely(query, session, spelling)), meant: [] });
  if (!meant) return asTyped();
  const ranking = await evaluateLoosely(rest, session, spelling);
  const papers = await session.values.papersOf(meant);
  const set = ranking.set.and(papers);
  if (set.count > 0) return { ...ranking, set, meant: [meant] };
  // Words that no paper has decide nothing.
  const areWords = rest.every(({ kind }) => kind === 'word');
  if (ranking.set.count === 0 && areWords && ranking.missing.length > 0 && papers.count > 0)
    return { ...ranking, set: papers, mode: 'some-words', meant: [meant] };
  // A text may say `in 2020`.
  const answer = await asTyped();
  if (ranking.set.count === 0 || rest.length === 0) return answer;
  const { field, typed, value } = meant;
  const isOpen = field === 'year' && /^\.\.|\.\.$/.test(value);
  const note = `None of them is ${isOpen ? typed : `of ${value.replace('..', '–')}`}`;
  if (answer.set.count > 0 && answer.mode === 'all-words')
    return papers.count > 0 ? { ...answer, notes: [`${note}.`] } : answer;
  const notes = [`${note}; the rest of the words decides.`];
  return { ...ranking, mode: 'some-words', meant: [], notes };
}

function noneTaken(query: Query) {
  return { rest: query, meant: undefined };
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
  const parts = await Promise.all(
    query.flatMap((term) => (term.kind === 'word' ? [] : papersForTerm(term, session))),
  );
  return {
    ...ranking,
    set: parts.reduce((left, { set }) => left.and(set), ranking.set),
    scores: withScores(ranking.scores, parts),
    words: [...new Set([ranking, ...parts].flatMap(({ words }) => words))],
  };
}

/** The papers for which a part of a query holds, and how well, where that can be said. */
interface Part {
  set: OrdinalSet;
  scores?: Float32Array;
  /** Words to mark. */
  words: readonly string[];
}

/** Adds the scores of some parts to these. */
function withScores(sums: Float32Array, parts: readonly Part[]): Float32Array {
  for (const { scores } of parts) {
    scores?.forEach((score, at) => {
      sums[at] = (sums[at] ?? 0) + score;
    });
  }
  return sums;
}

async function papersForTerm(term: Leaf | Not | Or, session: Session): Promise<Part> {
  const index = session.index();
  switch (term.kind) {
    case 'word': {
      const matches = await matchesOf(term.text, index, session.values);
      const all = OrdinalSet.all(index.size);
      const set = matches.reduce((left, match) => left.and(match.set), all);
      return { set, scores: scorePapers(matches, [], index).scores, words: wordsOf(term.text) };
    }
    case 'phrase':
      return papersWithPhrase(term.text, index);
    case 'field': {
      const isText = term.field === 'title' || term.field === 'author';
      const words = isText ? wordsOf(term.value) : [];
      return { set: await papersInField(term, session), words };
    }
    case 'unclear':
      return { set: OrdinalSet.all(index.size), words: [] };
    case 'not':
      return { set: (await papersToExclude(term.term, session)).complement(), words: [] };
    case 'or': {
      const clear = term.terms.filter(({ kind }) => kind !== 'unclear');
      const parts = await Promise.all(clear.map((either) => papersForTerm(either, session)));
      const none = new OrdinalSet(index.size);
      return {
        set: parts.reduce((left, part) => left.or(part.set), none),
        scores: withScores(new Float32Array(index.size), parts),
        words: parts.flatMap(({ words }) => words),
      };
    }
  }
}

function matchesOf(text: string, index: TextIndex, values?: RowValues): Promise<WordMatch[]> {
  return Promise.all(queryWords(text).map((word) => findWord(word, index, { values })));
}

/** A word by itself is quoted to be that very word. */
async function papersWithPhrase(text: string, index: TextIndex): Promise<Part> {
  const words = wordsOf(text);
  const [only, ...others] = words;
  if (only === undefined) return { set: OrdinalSet.all(index.size), words };
  const postings =
    others.length > 0
      ? phrasePostings(words, index)
      : Promise.all([index.exact(only), index.name(only)]).then(united);
  const match = matchPostings(await postings, index.size);
  return { set: match.set, scores: scorePapers([match], [], index).scores, words };
}

/** What is excluded is excluded in all its forms, but `-moe` says nothing about Moerland. */
async function papersToExclude(leaf: Leaf, session: Session): Promise<OrdinalSet> {
  if (leaf.kind === 'field') return papersInField(leaf, session);
  const index = session.index();
  if (leaf.kind === 'unclear' || wordsOf(leaf.text).length === 0) return new OrdinalSet(index.size);
  return leaf.kind === 'phrase'
    ? (await papersWithPhrase(leaf.text, index)).set
    : new OrdinalSet(index.size, (await phrasePostings(wordsOf(leaf.text), index)).ordinals);
}

/** The papers that have a value, named as the field's values are. */
export async function papersInField(
  { field, value }: InField,
  session: Session,
): Promise<OrdinalSet> {
  const { columns, authors } = session;
  const wanted = wordsOf(value);
  switch (field) {
    case 'author': {
      const named = await authors.named(value);
      if (named.count > 0) return named;
      const { persons, rest } = await readPersons(queryWords(value), session);
      return persons[0] && persons.length + rest.length === 1 ? persons[0].set : named;
    }
    case 'venue':
      return papersIn(columns.size, (await session.venues.load()).printed, ({ name }) => {
        const words = wordsOf(name);
        return wanted.length > 0 && wanted.every((word) => words.includes(word));
      });
    case 'area':
    case 'org':
    case 'type': {
      // By tag, slug or full name.
      const isNamed = ({ value: tag, name }: FacetValue) =>
        [tag, name].some((spelling) => wordsOf(spelling).join(' ') === wanted.join(' '));
      return papersIn(columns.size, columns.facets.get(field), isNamed);
    }
    case 'year':
      return papersWith(columns, 'year', [value]);
    case 'has':
      return papersWith(columns, 'code', ['1']);
    case 'title':
      return papersWithTitle(value, session.index());
  }
}

async function papersWithTitle(text: string, index: TextIndex): Promise<OrdinalSet> {
  const sets = (await matchesOf(text, index)).map(({ clues }) => {
    const set = new OrdinalSet(index.size);
    for (const { ordinals, title } of clues.map(({ postings }) => postings)) {
      for (const [at, ordinal] of ordinals.entries()) if ((title[at] ?? 0) > 0) set.add(ordinal);
    }
    return set;
  });
  return sets.reduce((left, set) => left.and(set), OrdinalSet.all(index.size));
}
