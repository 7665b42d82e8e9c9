import { type Columns, papersWith } from '../facets.ts';
import { OrdinalSet } from '../ordinal-set.ts';
import type { InField, Leaf, Not, Or } from '../query/tree.ts';
import { hasWord, wordsOf } from '../words.ts';
import { findWord, type RankingTools } from './rank.ts';
import type { TextIndex } from './text-index.ts';

/** What a query is evaluated on. */
export interface EvaluationTools extends Omit<RankingTools, 'index'> {
  columns: Columns;
  /** Loads Pagefind; not called for queries that need no text. */
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
  const [word] = wordsOf(text);
  if (word === undefined) return { set: OrdinalSet.all(tools.columns.size) };
  const hits = await findWord(word, { ...tools, index: await tools.index() });
  return hits ?? { set: new OrdinalSet(tools.columns.size) };
}

async function papersWithPhrase(text: string, { index, columns }: EvaluationTools): Promise<Part> {
  const words = wordsOf(text);
  return words.length > 0 ? (await index()).phrase(words) : { set: OrdinalSet.all(columns.size) };
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
  let set = OrdinalSet.all(tools.columns.size);
  for (const word of wordsOf(text)) {
    const hits = await index.inField('title', word);
    const known = hits.best !== undefined && hasWord(await tools.textOf(hits.best), word);
    set = known ? set.and(hits.set) : new OrdinalSet(tools.columns.size);
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
