import { best } from './best.ts';
import { invert } from './postings.ts';
import type { Vectors } from './vectors.ts';

/** A document and how near it is, from 0 to about 1. */
export interface Near {
  doc: number;
  score: number;
}

interface Options {
  /** How many to give at most. */
  count: number;
  /** More for documents that have something in common besides words, by document. */
  bonus: (doc: number) => ReadonlyMap<number, number>;
  /** Whether a document may be given. */
  fits: (doc: number) => boolean;
}

/** Places of terms that are looked at to find candidates: with this, cost grows as the data. */
const EFFORT = 3_000;
/** Candidates that are compared in full. */
const CANDIDATES = 24;

/** Orders documents by how near they are, equals as they stand; never the document itself. */
export function nearestDocs(vectors: Vectors, options: Options): (doc: number) => Near[] {
  const { starts, lengths } = vectors;
  const size = starts.length - 1;
  const sums = new Float64Array(size);
  const findSharers = sharersFinder(vectors, sums);
  const compareWith = comparer(vectors);
  const most = Math.max(CANDIDATES, options.count * 2);

  // Asked once for each: the search looks at thousands for every document.
  const fitting = Uint8Array.from({ length: size }, (_, doc) => (options.fits(doc) ? 1 : 0));

  return (doc) => {
    const bonus = options.bonus(doc);
    const found = findSharers(doc);
    for (let at = 0; at < found.length; at++) {
      const other = found[at] ?? 0;
      sums[other] = fitting[other] === 1 ? (sums[other] ?? 0) / (lengths[other] || 1) : 0;
    }
    sums[doc] = 0;
    const candidates = new Set(best(found, sums, most));
    for (const other of bonus.keys()) if (fitting[other] === 1) candidates.add(other);
    for (let at = 0; at < found.length; at++) sums[found[at] ?? 0] = 0;
    const compared = compareWith(doc, [...candidates]);
    return compared
      .map(({ doc: other, score }) => ({ doc: other, score: score + (bonus.get(other) ?? 0) }))
      .sort((a, b) => b.score - a.score || a.doc - b.doc)
      .slice(0, options.count);
  };
}

/** Lists all that share a telling word with a document, and sums up in `sums` what they share. */
function sharersFinder(vectors: Vectors, sums: Float64Array): (doc: number) => Int32Array {
  const { terms, weights, starts } = vectors;
  const postings = invert(vectors, EFFORT);
  const found = new Int32Array(sums.length);
  return (doc) => {
    let effort = EFFORT;
    let count = 0;
    for (let at = starts[doc] ?? 0; at < (starts[doc + 1] ?? 0); at++) {
      const term = terms[at] ?? 0;
      const first = postings.starts[term] ?? 0;
      const last = postings.starts[term + 1] ?? 0;
      if (last - first > effort) continue;
      effort -= last - first;
      const weight = weights[at] ?? 0;
      for (let place = first; place < last; place++) {
        const other = postings.docs[place] ?? 0;
        const sum = sums[other] ?? 0;
        if (sum === 0) found[count++] = other;
        sums[other] = sum + weight * (postings.weights[place] ?? 0);
      }
    }
    return found.subarray(0, count);
  };
}

/** The cosine of the angle between one document's vector and each of several. */
function comparer({ terms, weights, starts, lengths, counts }: Vectors) {
  const own = new Uint16Array(counts.length);
  const product = (other: number) => {
    let sum = 0;
    for (let at = starts[other] ?? 0; at < (starts[other + 1] ?? 0); at++) {
      sum += (weights[at] ?? 0) * (own[terms[at] ?? 0] ?? 0);
    }
    return sum;
  };
  return (doc: number, others: readonly number[]): Near[] => {
    const [first, last] = [starts[doc] ?? 0, starts[doc + 1] ?? 0];
    for (let at = first; at < last; at++) own[terms[at] ?? 0] = weights[at] ?? 0;
    const length = lengths[doc] || 1;
    const near = others.map((other) => ({
      doc: other,
      score: product(other) / (length * (lengths[other] || 1)),
    }));
    for (let at = first; at < last; at++) own[terms[at] ?? 0] = 0;
    return near;
  };
}
