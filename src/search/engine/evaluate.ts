import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { type Postings, postingsAt, united } from '#search/index/postings.ts';
import { type QueryWord, queryWords, wordsOf } from '#search/terms/words.ts';
import { type Columns, papersWith } from './facets.ts';
import { matchPostings, matchWord, type WordMatch } from './match.ts';
import type { InField, Leaf, Not, Or, Query, Term } from './query/parse.ts';
import { type Ranking, type RankingTools, rank, scorePapers } from './rank.ts';
import type { TextIndex } from './text-index.ts';

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

/** What a query is evaluated on. */
export interface EvaluationTools extends Omit<RankingTools, 'index'> {
  columns: Columns;
  /** Opens the index; not called for queries that need no text. */
  index(): Promise<TextIndex>;
  /** Papers by authors whose slug is the text, or whose name has its words. */
  byAuthor(text: string): Promise<OrdinalSet>;
  /** Papers of venues whose name has the words of the text. */
  byVenue(text: string): Promise<OrdinalSet>;
}

/** The papers for which a part of a query holds, and how well, where that can be said. */
interface Part {
  set: OrdinalSet;
  scores?: Float32Array;
}

export async function papersForTerm(term: Leaf | Not | Or, tools: EvaluationTools): Promise<Part> {
  switch (term.kind) {
    case 'word':
      return papersWithWord(term.text, tools);
    case 'phrase':
      return papersWithPhrase(term.text, tools);
    case 'field':
      return { set: await papersInField(term, tools) };
    case 'not':
      return { set: (await papersToExclude(term.term, tools)).complement() };
    case 'or':
      return papersForEither(term, tools);
  }
}

async function papersWithWord(text: string, tools: EvaluationTools): Promise<Part> {
  const words = queryWords(text);
  const index = await tools.index();
  const matches = await Promise.all(words.map((word) => matchWord(word, index)));
  const set = matches.reduce((left, match) => left.and(match.set), OrdinalSet.all(index.size));
  return { set, scores: scorePapers(matches, [], index).scores };
}

async function papersWithPhrase(text: string, tools: EvaluationTools): Promise<Part> {
  const words = wordsOf(text);
  if (words.length === 0) return { set: OrdinalSet.all(tools.columns.size) };
  const index = await tools.index();
  const match = matchPostings(await phrasePostings(words, index), index.size);
  return { set: match.set, scores: scorePapers([match], [], index).scores };
}

/** What is excluded is excluded word for word: `-moe` says nothing about Moerland. */
async function papersToExclude(leaf: Leaf, tools: EvaluationTools): Promise<OrdinalSet> {
  if (leaf.kind === 'field') return papersInField(leaf, tools);
  if (wordsOf(leaf.text).length === 0) return new OrdinalSet(tools.columns.size);
  return (await papersWithPhrase(leaf.text, tools)).set;
}

async function papersForEither({ terms }: Or, tools: EvaluationTools): Promise<Part> {
  let set = new OrdinalSet(tools.columns.size);
  const scores = new Float32Array(tools.columns.size);
  for (const term of terms) {
    const part = await papersForTerm(term, tools);
    set = set.or(part.set);
    part.scores?.forEach((score, at) => {
      scores[at] = (scores[at] ?? 0) + score;
    });
  }
  return { set, scores };
}

async function papersInField(
  { field, value }: InField,
  tools: EvaluationTools,
): Promise<OrdinalSet> {
  switch (field) {
    case 'author':
      return tools.byAuthor(value);
    case 'venue':
      return tools.byVenue(value);
    case 'area':
    case 'org':
      return papersOf(tools.columns, field, value);
    case 'year':
      return papersWith(tools.columns, 'year', [value]);
    case 'has':
      return papersWith(tools.columns, 'code', ['1']);
    case 'title':
      return papersWithTitle(value, tools);
  }
}

async function papersWithTitle(text: string, tools: EvaluationTools): Promise<OrdinalSet> {
  const index = await tools.index();
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
  return papersWith(
    columns,
    facet,
    named.map(({ value }) => value),
  );
}

/**
 * The papers in which exactly these words, in any of their forms, stand behind each other, as if
 * they were one word.
 */
export async function phrasePostings(
  words: readonly string[],
  index: TextIndex,
): Promise<Postings> {
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
