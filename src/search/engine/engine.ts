import type { PaperRow } from '#search/index/row.ts';
import { bestPassage, highlight } from '#search/terms/highlight.ts';
import { evaluate } from './evaluate.ts';
import { countFacets, matches } from './facets.ts';
import { inOrder, loosenings, orderOf } from './find.ts';
import { type SearchState, settle } from './query/state.ts';
import { lookAgain } from './rerank.ts';
import {
  type Answer,
  type AskOptions,
  type ResultRow,
  type Search,
  SearchFailure,
} from './search.ts';
import { openSession, type Session } from './session.ts';
import type { Source } from './source.ts';
import { venuesBegun } from './venues.ts';

/** The search itself, on the thread where it is called; `createSearch` runs it in a worker. */
export function createEngine(source: Source): Search {
  let session: Promise<Session> | undefined;

  function current(): Promise<Session> {
    session ??= openSession(source).catch((error) => {
      session = undefined;
      throw error;
    });
    return session;
  }

  /** What cannot be read is asked for again with the next question, with all that was kept. */
  function forgetIfCorrupt(error: unknown): void {
    if (error instanceof SearchFailure && error.kind !== 'corrupt') return;
    session = undefined;
    source.forget();
  }

  /** A file that is gone says that the site has been built anew, if the catalogue confirms it. */
  async function ask<Result>(question: (session: Session) => Promise<Result>): Promise<Result> {
    const used = await current();
    try {
      return await question(used);
    } catch (error) {
      if (!isAborted(error)) forgetIfCorrupt(error);
      if (!(error instanceof SearchFailure && error.kind === 'missing')) throw error;
      session = undefined;
      const { version } = await current();
      if (version === used.version) throw error;
      throw new SearchFailure('outdated', error.message, { cause: error });
    }
  }

  /** Asks again, once, if the answer would be of an older catalogue. */
  function askAgain<Result>(question: (session: Session) => Promise<Result>): Promise<Result> {
    return ask(question).catch((error) => {
      if (error instanceof SearchFailure && error.kind === 'outdated') return ask(question);
      throw error;
    });
  }

  return {
    vocabulary: async () => (await current()).vocabulary,
    prepare: () => askAgain(async ({ index }) => void (await index())),
    find: (state, options = {}) => askAgain((used) => find(used, state, options)),
    rows: (ordinals, words, options = {}) =>
      ask((used) => findRows(used, ordinals, words, options)),
    authors: (text) => askAgain(({ authors }) => authors.suggest(text)),
    authorsAtEnd: (words) => askAgain(({ authors }) => authors.atEnd(words)),
    venues: (text) => askAgain((used) => venuesBegun(text, used, source)),
  };
}

function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

async function find(session: Session, state: SearchState, { signal }: AskOptions): Promise<Answer> {
  const { columns, vocabulary } = session;
  const { query, filters } = settle(state, vocabulary.known);
  const spelling = state.asTyped ? undefined : session.spelling;
  const found = await evaluate(query, { ...session, spelling });
  signal?.throwIfAborted();
  const byAuthors = await session.authors.papersOf(filters.author);
  const counted = byAuthors ? found.set.and(byAuthors) : found.set;
  const hits = counted.and(matches(columns, filters));
  const order = orderOf(state.sort, found.ranked);
  const inOrderOfScores = await inOrder(hits, order, found.scores, session.titles);
  const ordinals =
    order === 'relevance'
      ? await lookAgain(inOrderOfScores, found.scores, found.sought, session.rows)
      : inOrderOfScores;
  signal?.throwIfAborted();
  return {
    total: ordinals.length,
    ordinals,
    counts: Object.fromEntries(countFacets(columns, counted, filters)),
    order,
    filters,
    authors: await session.authors.chosen(filters.author),
    mode: found.mode,
    missing: found.missing,
    corrected: found.corrected,
    words: found.words,
    loosen: ordinals.length > 0 ? [] : await loosenings(state, found.set, session),
  };
}

async function findRows(
  { rows }: Session,
  ordinals: ArrayLike<number>,
  words: readonly string[],
  { signal }: AskOptions,
): Promise<ResultRow[]> {
  const found = await Promise.all(Array.from(ordinals, (ordinal) => rows.row(ordinal)));
  signal?.throwIfAborted();
  return found.map((row) => marked(row, words));
}

function marked(row: PaperRow, words: readonly string[]): ResultRow {
  return {
    ...row,
    title: highlight(row.title, words),
    authors: row.authors.map(({ name, slug }) => ({ name: highlight(name, words), slug })),
    passage: bestPassage(row.abstract, words),
    abstract: highlight(row.abstract, words),
  };
}
