import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { type Postings, postingsAt, united } from '#search/index/postings.ts';
import { type QueryWord, queryWords, wordsOf } from '#search/terms/words.ts';
import { type Columns, papersWith } from './facets.ts';
import { matchPostings, matchWord, type WordMatch } from './match.ts';
import type { InField, Leaf, Not, Or, Query, Term } from './query/parse.ts';
import { type Ranking, rank, scorePapers } from './rank.ts';
import type { Session } from './session.ts';
import type { TextIndex } from './text-index.ts';
import { papersOfVenue } from './venues.ts';

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
export async function evaluate(query: Query, session: Session): Promise<Evaluation> {
  const answer = await evaluateExactly(query, session);
  const plain = query.filter(({ kind }) => kind === 'word').length;
  const phrases = query.filter(({ kind }) => kind === 'phrase').length;
  if (answer.set.count > 0 || plain === 0 || phrases === 0) return answer;
  const loose = query.map(
    (term): Term => (term.kind === 'phrase' ? { kind: 'word', text: term.text } : term),
  );
  return { ...(await evaluateExactly(loose, session)), mode: 'some-words' };
}

async function evaluateExactly(query: Query, session: Session): Promise<Evaluation> {
  const { marks, ...ranking } = await rankPlainWords(query, session);
  const { scores } = ranking;
  let { set } = ranking;
  for (const term of query) {
    if (term.kind === 'word') continue;
    const part = await papersForTerm(term, session);
    set = set.and(part.set);
    if (part.scores) add(scores, part.scores);
  }
  const words = [...new Set([...marks, ...query.flatMap(wordsToMark)])];
  return { ...ranking, set, words, ranked: scores.some((score) => score > 0) };
}

async function rankPlainWords(query: Query, session: Session): Promise<Ranking> {
  const words = query.flatMap((term): QueryWord[] =>
    term.kind === 'word' ? queryWords(term.text) : [],
  );
  if (words.length > 0) return rank(words, session.index(), session.spelling);
  const { size } = session.columns;
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

function add(sums: Float32Array, scores: Float32Array): void {
  scores.forEach((score, at) => {
    sums[at] = (sums[at] ?? 0) + score;
  });
}

function wordsToMark(term: Term): string[] {
  switch (term.kind) {
    case 'word':
    case 'not':
      return [];
    case 'phrase':
      return wordsOf(term.text);
    case 'field':
      return term.field === 'title' || term.field === 'author' ? wordsOf(term.value) : [];
    case 'or':
      return term.terms.flatMap((either) =>
        either.kind === 'word' ? wordsOf(either.text) : wordsToMark(either),
      );
  }
}

/** The papers for which a part of a query holds, and how well, where that can be said. */
interface Part {
  set: OrdinalSet;
  scores?: Float32Array;
}

async function papersForTerm(term: Leaf | Not | Or, session: Session): Promise<Part> {
  switch (term.kind) {
    case 'word':
      return papersWithWord(term.text, session);
    case 'phrase':
      return papersWithPhrase(term.text, session);
    case 'field':
      return { set: await papersInField(term, session) };
    case 'not':
      return { set: (await papersToExclude(term.term, session)).complement() };
    case 'or':
      return papersForEither(term, session);
  }
}

async function papersWithWord(text: string, session: Session): Promise<Part> {
  const words = queryWords(text);
  const index = session.index();
  const matches = await Promise.all(words.map((word) => matchWord(word, index)));
  const set = matches.reduce((left, match) => left.and(match.set), OrdinalSet.all(index.size));
  return { set, scores: scorePapers(matches, [], index).scores };
}

async function papersWithPhrase(text: string, session: Session): Promise<Part> {
  const words = wordsOf(text);
  if (words.length === 0) return { set: OrdinalSet.all(session.columns.size) };
  const index = session.index();
  const match = matchPostings(await phrasePostings(words, index), index.size);
  return { set: match.set, scores: scorePapers([match], [], index).scores };
}

/** What is excluded is excluded word for word: `-moe` says nothing about Moerland. */
async function papersToExclude(leaf: Leaf, session: Session): Promise<OrdinalSet> {
  if (leaf.kind === 'field') return papersInField(leaf, session);
  if (wordsOf(leaf.text).length === 0) return new OrdinalSet(session.columns.size);
  return (await papersWithPhrase(leaf.text, session)).set;
}

async function papersForEither({ terms }: Or, session: Session): Promise<Part> {
  let set = new OrdinalSet(session.columns.size);
  const scores = new Float32Array(session.columns.size);
  for (const term of terms) {
    const part = await papersForTerm(term, session);
    set = set.or(part.set);
    if (part.scores) add(scores, part.scores);
  }
  return { set, scores };
}

async function papersInField({ field, value }: InField, session: Session): Promise<OrdinalSet> {
  switch (field) {
    case 'author':
      return session.authors.named(value);
    case 'venue':
      return papersOfVenue(value, session);
    case 'area':
    case 'org':
      return papersOf(session.columns, field, value);
    case 'year':
      return papersWith(session.columns, 'year', [value]);
    case 'has':
      return papersWith(session.columns, 'code', ['1']);
    case 'title':
      return papersWithTitle(value, session);
  }
}

async function papersWithTitle(text: string, session: Session): Promise<OrdinalSet> {
  const index = session.index();
  const matches = await Promise.all(queryWords(text).map((word) => matchWord(word, index)));
  return matches.reduce(
    (left, { clues }) => left.and(inTitle(clues, index.size)),
    OrdinalSet.all(index.size),
  );
}

function inTitle(clues: WordMatch['clues'], size: number): OrdinalSet {
  const set = new OrdinalSet(size);
  for (const { postings } of clues) {
    postings.ordinals.forEach((ordinal, at) => {
      if ((postings.title[at] ?? 0) > 0) set.add(ordinal);
    });
  }
  return set;
}

/** The papers of a facet value, by tag, slug or full name. */
function papersOf(columns: Columns, facet: 'area' | 'org', text: string): OrdinalSet {
  const wanted = wordsOf(text).join(' ');
  const values = columns.facets.get(facet)?.values ?? [];
  const named = values.filter(({ value, name }) =>
    [value, name].some((spelling) => wordsOf(spelling).join(' ') === wanted),
  );
  const tags = named.map(({ value }) => value);
  return papersWith(columns, facet, tags);
}

/**
 * The papers in which exactly these words, in any of their forms, stand behind each other, as if
 * they were one word.
 */
async function phrasePostings(words: readonly string[], index: TextIndex): Promise<Postings> {
  const lists = await Promise.all(
    words.map(async (word) => united([await index.places(word), await index.name(word)])),
  );
  const [first, ...others] = lists.map(byOrdinal);
  let left = first ?? new Map<number, Uint32Array>();
  for (const list of others) {
    const next = new Map<number, Uint32Array>();
    for (const [ordinal, places] of left) {
      const followed = list.get(ordinal)?.filter((place) => places.includes(place - 1));
      if (followed && followed.length > 0) next.set(ordinal, followed);
    }
    left = next;
  }
  return postingsAt(left);
}

function byOrdinal({ ordinals, places }: Postings): Map<number, Uint32Array> {
  return new Map(places.map((own, at) => [ordinals[at] ?? 0, own]));
}
