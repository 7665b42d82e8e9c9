import { find, findRows } from './find.ts';
import { parseQuery } from './query/parse.ts';
import type { SearchState } from './query/state.ts';
import { type Search, SearchFailure } from './search.ts';
import { openSession, type Session } from './session.ts';
import type { Source } from './source.ts';
import { warm } from './warm.ts';

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

  /**
   * What cannot be read is asked for again with the next question, with all that was kept. A file
   * that is gone says that the site has been built anew, if the catalogue confirms it.
   */
  async function ask<Result>(question: (session: Session) => Promise<Result>): Promise<Result> {
    const used = await current();
    try {
      return await question(used);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      const kind = error instanceof SearchFailure ? error.kind : 'corrupt';
      if (kind === 'corrupt') source.forget();
      if (kind === 'corrupt' || kind === 'missing') session = undefined;
      if (!(error instanceof SearchFailure) || kind !== 'missing') throw error;
      const { version } = await current();
      if (version() === used.version()) throw error;
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
    prepare: (text) => askAgain(async (used) => warm(parseQuery(text), used)),
    find: (state, options = {}) =>
      askAgain(async (used) => find(used, await withoutTex(state), options)),
    rows: (ordinals, words, options = {}) =>
      ask((used) => findRows(used, ordinals, words, options)),
    authors: (text) => askAgain(({ authors }) => authors.suggest(text)),
    authorsAtEnd: (words) => askAgain(({ authors }) => authors.atEnd(words)),
    venues: (text) => askAgain(({ venues }) => venues.suggest(text)),
  };
}

const tex = /\$([^$]+)\$|(\\[a-z]+[^\s"]*)/gi;

/** A pasted formula as it is read: `l1 regularization` for `$\ell_1$ regularization`. */
async function withoutTex(state: SearchState): Promise<SearchState> {
  if (!/[$\\]/.test(state.q)) return state;
  const { texToPlain } = await import('#text/tex-plain.ts');
  return { ...state, q: state.q.replace(tex, (_, inner, bare) => texToPlain(inner ?? bare)) };
}
