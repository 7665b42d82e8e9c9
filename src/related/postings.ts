import type { Vectors } from './vectors.ts';

/** In which documents a term is, and how much it says of each. */
export interface Postings {
  /** Document and part of it, see `docOf` and `partOf`, in the order of the documents. */
  entries: Uint32Array;
  /** Where the entries of each term begin, and at last the end. */
  starts: Uint32Array;
}

/** A term has entries only for documents of which it is one of so many that tell most. */
const TELLING = 40;
const PART = 8;
const MOST = 2 ** PART - 1;
/** A term that is this part of a document, or more, is `MOST` of it. */
const LARGE = 0.5;

/** @param fits whether a document may have entries. */
export function invert(
  { terms, weights, starts, lengths, counts }: Vectors,
  fits: (doc: number) => boolean,
): Postings {
  const fitting = Uint8Array.from(lengths, (_, doc) => (fits(doc) ? 1 : 0));
  const endOf = (doc: number) =>
    fitting[doc] === 1 ? Math.min((starts[doc] ?? 0) + TELLING, starts[doc + 1] ?? 0) : 0;
  const places = new Uint32Array(counts.length + 1);
  for (let doc = 0; doc < lengths.length; doc++) {
    const end = endOf(doc);
    for (let at = starts[doc] ?? 0; at < end; at++) {
      const next = (terms[at] ?? 0) + 1;
      places[next] = (places[next] ?? 0) + 1;
    }
  }
  for (let term = 1; term < places.length; term++) {
    places[term] = (places[term] ?? 0) + (places[term - 1] ?? 0);
  }
  const from = places.slice();
  const entries = new Uint32Array(places.at(-1) ?? 0);
  for (let doc = 0; doc < lengths.length; doc++) {
    const end = endOf(doc);
    const scale = MOST / (LARGE * (lengths[doc] || 1));
    for (let at = starts[doc] ?? 0; at < end; at++) {
      const term = terms[at] ?? 0;
      const place = places[term] ?? 0;
      const part = Math.min(MOST, Math.ceil((weights[at] ?? 0) * scale));
      entries[place] = doc * 2 ** PART + part;
      places[term] = place + 1;
    }
  }
  return { entries, starts: from };
}

export function docOf(entry: number): number {
  return entry >>> PART;
}

/** How much the term is of the document: whole numbers, `WHOLE` were all of it. */
export function partOf(entry: number): number {
  return entry & MOST;
}

export const WHOLE = MOST / LARGE;
