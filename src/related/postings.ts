import type { Vectors } from './vectors.ts';

/** In which documents a term is, and its weight there. */
export interface Postings {
  docs: Uint32Array;
  weights: Uint16Array;
  /** Where the documents of each term begin, and at last the end. */
  starts: Uint32Array;
}

/** @param most terms in more documents than these have no postings. */
export function invert({ terms, weights, starts, counts }: Vectors, most: number): Postings {
  const ends = new Uint32Array(counts.length + 1);
  let end = 0;
  for (const [term, count] of counts.entries()) {
    ends[term] = end;
    if (count <= most) end += count;
  }
  const docs = new Uint32Array(end);
  const docWeights = new Uint16Array(end);
  for (let doc = 0; doc + 1 < starts.length; doc++) {
    for (let at = starts[doc] ?? 0; at < (starts[doc + 1] ?? 0); at++) {
      const term = terms[at] ?? 0;
      if ((counts[term] ?? 0) > most) continue;
      const place = ends[term] ?? 0;
      docs[place] = doc;
      docWeights[place] = weights[at] ?? 0;
      ends[term] = place + 1;
    }
  }
  // Each end is now where the next term begins.
  ends.copyWithin(1, 0, counts.length);
  ends[0] = 0;
  return { docs, weights: docWeights, starts: ends };
}
