import { type Near, nearestDocs } from './nearest.ts';
import { sharedAuthors } from './shared-authors.ts';
import { sharedWords } from './shared-words.ts';
import { type RelatedDoc, readTokens } from './tokens.ts';
import { makeVectors } from './vectors.ts';

interface Options {
  /** How many for each document at most. */
  count?: number;
  /** Whether a document may be related to others; others may be related to any. */
  fits?: (doc: number) => boolean;
}

/** Documents are named by their place. Each call is for one document, in any order. */
export interface Relations {
  /** The nearest documents by words and authors, nearest first, equals as they stand. */
  nearest(doc: number): Near[];
  /** The most telling phrases and words that both have, as the first one spells them. */
  sharedWords(doc: number, other: number): string[];
}

/** Compares the documents of a catalogue by their words and authors. */
export function relateDocs(
  docs: readonly RelatedDoc[],
  { count = 5, fits = () => true }: Options = {},
): Relations {
  const tokens = readTokens(docs);
  const vectors = makeVectors(tokens);
  return {
    nearest: nearestDocs(vectors, { count, bonus: sharedAuthors(docs), fits }),
    sharedWords: sharedWords(tokens, vectors),
  };
}
