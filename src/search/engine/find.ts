import type { OrdinalSet } from '#search/index/ordinal-set.ts';
import type { PaperRow } from '#search/index/row.ts';
import { bestPassage, highlight } from '#search/terms/highlight.ts';
import type { KeyOf } from '#search/terms/keys.ts';
import { evaluate } from './evaluate.ts';
import { countFacets, matches, narrowByFiles } from './facets.ts';
import type { Query, Term } from './query/parse.ts';
import { type Filters, type SearchState, type Sort, settle } from './query/state.ts';
import { lookAgain } from './rerank.ts';
import type { Answer, AskOptions, ResultRow } from './search.ts';
import type { Session } from './session.ts';
import { warm } from './warm.ts';

/** Answers a state of the search. */
export async function find(
  session: Session,
  state: SearchState,
  options: AskOptions,
): Promise<Answer> {
  const { columns, vocabulary } = session;
  await session.prepare(state.q);
  const { query, filters } = settle(state, vocabulary.known);
  const spelling = state.asTyped ? undefined : session.spelling;
  warm(query, session);
  const {
    set,
    scores,
    sought,
    notes = [],
    ...told
  } = (await fromReference(state, session)) ?? (await evaluate(query, session, spelling));
  await turn(options);
  const counted = await narrowByFiles(set, filters, session);
  const hits = counted.and(matches(columns, filters));
  // Relevance only means something where there are words.
  const usual = scores.some((score) => score > 0) ? 'relevance' : 'date';
  const order = state.sort === 'relevance' ? usual : (state.sort ?? usual);
  const inOrderOfScores = await inOrder(hits, order, scores, session.titles);
  await turn(options);
  const ordinals =
    order === 'relevance'
      ? await lookAgain(inOrderOfScores, scores, sought, session)
      : inOrderOfScores;
  await turn(options);
  return {
    ...told,
    notes: [...(await notesIn(query, session)), ...notes],
    total: ordinals.length,
    ordinals,
    counts: Object.fromEntries(countFacets(columns, counted, filters)),
    order,
    filters,
    chosen: await chosenInFiles(filters, session),
    loosen: ordinals.length > 0 ? [] : await loosened(state, set, session),
  };
}

/** Sentences on what of a query was not understood, and on what it asks of fields and none has. */
async function notesIn(query: Query, session: Session): Promise<string[]> {
  if (query.every(isPlain)) return [];
  const { notesOn, valuesAsked } = await import('./query/notes.ts');
  const asked = valuesAsked(query);
  if (asked.length === 0) return notesOn(query);
  const { papersInField } = await import('./term-papers.ts');
  const counts = await Promise.all(
    asked.map(async (leaf) => (await papersInField(leaf, session)).count),
  );
  return notesOn(
    query,
    asked.filter((_, at) => counts[at] === 0),
  );
}

/** Whether a term is a word of letters and digits alone, of which there is nothing to say. */
function isPlain(term: Term): boolean {
  return term.kind === 'word' && /^[\p{Ll}\p{Lu}\p{Lo}\p{N}]+$/u.test(term.text);
}

/** The end of a slice of work. @throws where the answer is no longer wanted. */
async function turn({ signal, pause }: AskOptions): Promise<void> {
  await pause?.();
  signal?.throwIfAborted();
}

/** What a text finds that is a pasted reference, if it finds anything; most are too short for one. */
async function fromReference({ q, asTyped }: SearchState, session: Session) {
  const isLong = q.trim().split(/\s+/).length >= LEAST_REFERENCE && /\d{4}/.test(q);
  if (asTyped || !(isLong || /\bet al\b|^\s*@\w+\s*\{/.test(q))) return undefined;
  const { evaluateReference } = await import('./reference.ts');
  return evaluateReference(q, session);
}

/** Words that a reference has at least, unless it says *et al.* or is BibTeX. */
const LEAST_REFERENCE = 7;

/** The rows of papers, with the words marked. */
export async function findRows(
  { row: load, keyOf }: Session,
  ordinals: ArrayLike<number>,
  words: readonly string[],
  options: AskOptions,
): Promise<ResultRow[]> {
  const rows = await Promise.all(Array.from(ordinals, (ordinal) => load(ordinal)));
  const marked: ResultRow[] = [];
  for (const row of rows) {
    await turn(options);
    marked.push(markedRow(row, words, keyOf));
  }
  return marked;
}

function markedRow(paper: PaperRow, words: readonly string[], keyOf: KeyOf): ResultRow {
  const { vector: _, ...row } = paper;
  return {
    ...row,
    title: highlight(row.title, words, keyOf),
    authors: row.authors.map(({ name, slug }) => ({ name: highlight(name, words, keyOf), slug })),
    passage: bestPassage(row.abstract, words, keyOf),
    abstract: highlight(row.abstract, words, keyOf),
  };
}

async function loosened(state: SearchState, text: OrdinalSet, session: Session) {
  const { loosenings } = await import('./loosenings.ts');
  return loosenings(state, text, session);
}

async function chosenInFiles(filters: Filters, { authors, venues }: Session) {
  const [author, venue] = await Promise.all([
    authors.chosen(filters.author),
    venues.chosen(filters.venue),
  ]);
  return { author, venue };
}

/** The hits in an order; among equals the newest first. */
async function inOrder(
  hits: OrdinalSet,
  order: Sort,
  scores: Float32Array,
  titles: () => Promise<Uint32Array>,
): Promise<Uint32Array> {
  switch (order) {
    case 'relevance':
      return hits
        .toArray()
        .reverse()
        .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || b - a);
    case 'date':
      return hits.toArray().reverse();
    case 'oldest':
      return hits.toArray();
    case 'title':
      return (await titles()).filter((ordinal) => hits.has(ordinal));
  }
}
