import { type Near, nearestDocs } from './nearest.ts';
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

/** What shared authors add to the nearness of two documents at most. */
const AUTHORS = 0.06;
/** Whoever has more papers, or is several people of one name, says little of any of them. */
const MOST_PAPERS = 200;

/** How much nearer documents are to one because of their authors, by document. */
function sharedAuthors(
  docs: readonly { authors: readonly string[] }[],
): (doc: number) => Map<number, number> {
  const papers = new Map<string, number[]>();
  for (const [at, { authors }] of docs.entries()) {
    for (const author of new Set(authors)) {
      const list = papers.get(author);
      if (list) list.push(at);
      else papers.set(author, [at]);
    }
  }
  return (doc) => {
    const sums = new Map<number, number>();
    for (const author of new Set(docs[doc]?.authors)) {
      const list = papers.get(author) ?? [];
      if (list.length < 2 || list.length > MOST_PAPERS) continue;
      // One who wrote these two papers and no other counts in full.
      const part = Math.log(2) / Math.log(list.length);
      for (const other of list) if (other !== doc) sums.set(other, (sums.get(other) ?? 0) + part);
    }
    for (const [other, sum] of sums) sums.set(other, AUTHORS * Math.min(1, Math.sqrt(sum)));
    return sums;
  };
}
