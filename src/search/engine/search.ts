import type { FacetValue } from '#search/index/columns.ts';
import type { PaperRow } from '#search/index/row.ts';
import type { Passage, Segment } from '#search/terms/highlight.ts';
import type { Ambiguity, Synonym } from './acronyms.ts';
import type { MeantValue } from './meant-value.ts';
import type { Facet, Filters, Known, SearchState, Sort, Stance } from './query/state.ts';
import type { Named } from './suggest.ts';

/** What the catalogue can be narrowed by. */
export interface Vocabulary {
  /** Papers in the catalogue. */
  size: number;
  /** Values in their order of display; authors and venues only where the catalogue is small. */
  facets: Partial<Record<Facet, readonly FacetValue[]>>;
  /** For `readAddress`, `settleState` and `withoutValue`. */
  known: Known;
}

export interface Answer {
  total: number;
  /** All hits in their order. They name papers only together with this answer's catalogue. */
  ordinals: Uint32Array;
  /** For each value of the vocabulary, what choosing it alone in its facet gives. */
  counts: Partial<Record<Facet, Uint32Array>>;
  order: Sort;
  /** All choices, those typed as operators included. */
  filters: Filters;
  /** The authors and venues among the choices, with their names. */
  chosen: Readonly<Record<'author' | 'venue', readonly FacetValue[]>>;
  /** Whether every hit has all words of the query, or some have only most of them. */
  mode: 'all-words' | 'some-words';
  /** Words of the query that the catalogue does not have. */
  missing: readonly string[];
  /** Words that the catalogue does not have, and what was searched for in their place. */
  corrected: readonly { typed: string; used: string }[];
  /** Words that the catalogue does not have, and what could have been meant by them. */
  offered: readonly { typed: string; used: string }[];
  /** Words that the catalogue does not have, in whose place stand those that begin so. */
  begun: readonly string[];
  /** Parts of the text that were read as values of rows, which narrow what is found. */
  meant: readonly MeantValue[];
  /** Parts of the text that were looked for in other words too. */
  also: readonly Synonym[];
  /** Parts of the text that may stand for several things. */
  unclear: readonly Ambiguity[];
  /** Sentences on what of the query was not understood. */
  notes: readonly string[];
  /** Words to mark: what `rows` wants. */
  words: readonly string[];
  /** Where nothing was found: what to give up, and how many papers that gives, most first. */
  loosen: readonly Loosening[];
}

export interface Loosening {
  /** What is given up: a choice, or the text. */
  removed: { facet: Facet; value: string; stance: Exclude<Stance, 'none'> } | 'text';
  /** The state without it. */
  state: SearchState;
  count: number;
}

export interface ResultRow extends Omit<PaperRow, 'title' | 'abstract' | 'authors' | 'vector'> {
  title: readonly Segment[];
  authors: readonly { name: readonly Segment[]; slug: string | undefined }[];
  passage: Passage;
  /** The whole abstract, to be opened. */
  abstract: readonly Segment[];
}

export interface AskOptions {
  /** When aborted, the answer is not waited for and the promise is rejected with its reason. */
  signal?: AbortSignal;
  /** Lets others have their turn; an answer is made in slices, between which it may be aborted. */
  pause?: () => Promise<void>;
}

/** Searches the catalogue. All questions reject with a SearchFailure that says why. */
export interface Search {
  /** Loads what every search needs; to be called when the reader shows intent. */
  vocabulary(): Promise<Vocabulary>;
  /** Makes ready for words, and has come what those of a text need. */
  prepare(text: string): Promise<void>;
  find(state: SearchState, options?: AskOptions): Promise<Answer>;
  /**
   * The rows of some hits of the last answers. Fails as `outdated` if the site has changed in
   * between: then the question is to be asked again.
   */
  rows(
    ordinals: ArrayLike<number>,
    words: readonly string[],
    options?: AskOptions,
  ): Promise<ResultRow[]>;
  /** Authors of whose names the text has the beginning, those with most papers first. */
  authors(text: string, options?: AskOptions): Promise<readonly FacetValue[]>;
  /**
   * Authors named by the last of some words, as many of them as name any, the last as far as it
   * is typed. Loads at most the list of the authors' files and one of these for a word.
   */
  authorsAtEnd(words: readonly string[], options?: AskOptions): Promise<Named>;
  /** Venues of whose names the text has the beginning, those with most papers first. */
  venues(text: string, options?: AskOptions): Promise<readonly FacetValue[]>;
}

/** How many arguments each method takes before its options: with these it is sent to the worker. */
export const inputs: Record<keyof Search, number> = {
  vocabulary: 0,
  prepare: 1,
  find: 1,
  rows: 2,
  authors: 1,
  authorsAtEnd: 1,
  venues: 1,
};

/** What the page sends to the worker: a call, or that the answer to one is no longer wanted. */
export type Question =
  | { id: number; method: keyof Search; input: readonly unknown[] }
  | { id: number; method: 'cancel' };

/** The page's first word to the worker, which waits for it. */
export interface Beginning {
  method: 'begin';
  /** What `CATALOGUE_FILE` holds; empty if the page could not load it. */
  catalogue: string;
  /** What is going to be asked. */
  text: string;
}

export type Reply =
  | { id: number; answer: unknown }
  | { id: number; failure: FailureKind; message: string };

/** Why a search gave no answer. */
export type FailureKind =
  /** The site has no index: it was not built, or is served from elsewhere. */
  | 'missing'
  /** The network or the host does not answer. */
  | 'unreachable'
  /** No answer in good time. */
  | 'slow'
  /** What came is not the index. */
  | 'corrupt'
  /** The page or what it has loaded is older than the index: loading the page again helps. */
  | 'outdated'
  /** The browser lacks what searching needs. */
  | 'unsupported';

/** A search that failed for a reason that a reader can be told. */
export class SearchFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SearchFailure';
    this.kind = kind;
  }
}
