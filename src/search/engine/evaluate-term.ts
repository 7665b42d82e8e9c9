import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { queryWords, wordsOf } from '#search/terms/words.ts';
import { type Columns, papersWith } from './facets.ts';
import { phrasePostings } from './phrase.ts';
import type { InField, Leaf, Not, Or } from './query/tree.ts';
import type { RankingTools } from './rank.ts';
import { scorePapers } from './score.ts';
import type { TextIndex } from './text-index.ts';
import { matchPostings, matchWord, type WordMatch } from './word-match.ts';

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
