import type { OrdinalSet } from '#search/index/ordinal-set.ts';
import { bestPassage, highlight } from '#search/terms/highlight.ts';
import { evaluate, evaluateReference } from './evaluate.ts';
import { countFacets, matches } from './facets.ts';
import { notesOn } from './query/notes.ts';
import { readReference } from './query/reference.ts';
import {
  type Filters,
  facets,
  type SearchState,
  type Sort,
  settle,
  withoutValue,
} from './query/state.ts';
import { lookAgain } from './rerank.ts';
import type { Answer, AskOptions, Loosening, ResultRow } from './search.ts';
import type { Session } from './session.ts';

/** Answers a state of the search. */
export async function find(
  session: Session,
  state: SearchState,
  { signal }: AskOptions,
): Promise<Answer> {
  const { columns, vocabulary, authors } = session;
  const { query, filters } = settle(state, vocabulary.known);
  const spelling = state.asTyped ? undefined : session.spelling;
  const { set, scores, sought, ...told } =
    (await fromReference(state, session)) ?? (await evaluate(query, session, spelling));
  signal?.throwIfAborted();
  const byAuthors = await authors.papersOf(filters.author);
  const counted = byAuthors ? set.and(byAuthors) : set;
  const hits = counted.and(matches(columns, filters));
  // Relevance only means something where there are words.
  const usual = scores.some((score) => score > 0) ? 'relevance' : 'date';
  const order = state.sort === 'relevance' ? usual : (state.sort ?? usual);
  const inOrderOfScores = await inOrder(hits, order, scores, session.titles);
  const ordinals =
    order === 'relevance'
      ? await lookAgain(inOrderOfScores, scores, sought, session)
      : inOrderOfScores;
  signal?.throwIfAborted();
  return {
    ...told,
    notes: notesOn(query),
    total: ordinals.length,
    ordinals,
    counts: Object.fromEntries(countFacets(columns, counted, filters)),
    order,
    filters,
    authors: await authors.chosen(filters.author),
    loosen: ordinals.length > 0 ? [] : await loosenings(state, set, session),
  };
}

/** What a text finds that is a pasted reference, if it finds anything. */
async function fromReference({ q, asTyped }: SearchState, session: Session) {
  const reference = asTyped ? undefined : readReference(q);
  const answer = reference && (await evaluateReference(reference, session));
  return answer && answer.set.count > 0 ? answer : undefined;
}

/** The rows of papers, with the words marked. */
export async function findRows(
  { row: load }: Session,
  ordinals: ArrayLike<number>,
  words: readonly string[],
  { signal }: AskOptions,
): Promise<ResultRow[]> {
  const rows = await Promise.all(Array.from(ordinals, (ordinal) => load(ordinal)));
  signal?.throwIfAborted();
  return rows.map((row) => ({
    ...row,
    title: highlight(row.title, words),
    authors: row.authors.map(({ name, slug }) => ({ name: highlight(name, words), slug })),
    passage: bestPassage(row.abstract, words),
    abstract: highlight(row.abstract, words),
  }));
}

/** The papers that pass all filters, the authors of a large catalogue included. */
async function passing(
  filters: Filters,
  { columns, authors }: Pick<Session, 'columns' | 'authors'>,
): Promise<OrdinalSet> {
  const passed = matches(columns, filters);
  const byAuthors = await authors.papersOf(filters.author);
  return byAuthors ? passed.and(byAuthors) : passed;
}

/**
 * What a reader who found nothing could give up: each choice by itself, or the text. Only what
 * helps is offered, the way to most papers first.
 * @param text papers that the query alone finds.
 */
async function loosenings(
  state: SearchState,
  text: OrdinalSet,
  session: Session,
): Promise<Loosening[]> {
  const { known } = session.vocabulary;
  const { query, filters } = settle(state, known);
  const offers: Loosening[] = [];
  for (const facet of facets) {
    for (const stance of ['include', 'exclude'] as const) {
      for (const value of filters[facet][stance]) {
        const without = withoutValue(state, facet, value, known);
        const left = await passing(settle(without, known).filters, session);
        const removed = { facet, value, stance };
        offers.push({ removed, state: without, count: left.and(text).count });
      }
    }
  }
  if (query.length > 0) {
    const { count } = await passing(filters, session);
    offers.push({ removed: 'text', state: { ...state, q: '', filters }, count });
  }
  return offers.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
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
