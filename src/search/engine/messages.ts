import type { FailureKind } from './failure.ts';
import type { Search } from './search.ts';

/** What the page sends to the worker. */
export type Question = Answerable | { id: number; method: 'cancel' };

/** A method of `Search` with its arguments but the options. */
export type Answerable =
  | { id: number; method: 'vocabulary' | 'prepare' }
  | { id: number; method: 'find'; input: Input<'find'> }
  | { id: number; method: 'rows'; input: Input<'rows'> }
  | { id: number; method: 'authors'; input: Input<'authors'> }
  | { id: number; method: 'authorsAtEnd'; input: Input<'authorsAtEnd'> }
  | { id: number; method: 'venues'; input: Input<'venues'> };

export type Reply =
  | { id: number; answer: unknown }
  | { id: number; failure: FailureKind; message: string };

type Input<Method extends Exclude<keyof Search, 'vocabulary' | 'prepare'>> =
  Parameters<Search[Method]> extends [...infer First, options?: unknown] ? First : never;
