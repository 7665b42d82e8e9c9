import { Best } from './best.ts';
import { docOf, invert, partOf, WHOLE } from './postings.ts';
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
const EFFORT = 6_000;
/** Candidates that are compared in full, for each that is given. */
const CANDIDATES = 3;

/** Orders documents by how near they are, equals as they stand; never the document itself. */
export function nearestDocs(vectors: Vectors, options: Options): (doc: number) => Near[] {
  const { lengths } = vectors;
  const findCandidates = candidateFinder(vectors, options);
  const compareWith = comparer(vectors);
  return (doc) => {
    const bonus = options.bonus(doc);
    const candidates = findCandidates(doc, bonus);
    const product = compareWith(doc);
    const near: Near[] = [];
    for (const other of candidates) {
      const cosine = product(other) / ((lengths[doc] || 1) * (lengths[other] || 1));
      near.push({ doc: other, score: cosine + (bonus.get(other) ?? 0) });
    }
    return near.sort((a, b) => b.score - a.score || a.doc - b.doc).slice(0, options.count);
  };
}

/** Finds what may be nearest to a document, by its most telling words and the bonus alone. */
function candidateFinder(vectors: Vectors, { count, fits }: Options) {
  const { lengths } = vectors;
  const sums = new Int32Array(lengths.length);
  const findSharers = sharersFinder(vectors, sums, fits);
  const best = new Best(count * CANDIDATES);
  return (doc: number, bonus: ReadonlyMap<number, number>): Int32Array => {
    const found = findSharers(doc);
    const whole = WHOLE * (lengths[doc] || 1);
    sums[doc] = 0;
    for (const [other, more] of bonus) {
      if (fits(other)) best.offer(other, (sums[other] ?? 0) + more * whole);
      sums[other] = 0;
    }
    for (let at = 0; at < found.length; at++) {
      const other = found[at] ?? 0;
      best.offer(other, sums[other] ?? 0);
      sums[other] = 0;
    }
    return best.take();
  };
}

/** Lists all that share a telling word with a document, and sums up in `sums` what they share. */
function sharersFinder(vectors: Vectors, sums: Int32Array, fits: (doc: number) => boolean) {
  const { terms, weights, starts } = vectors;
  const postings = invert(vectors, fits);
  const found = new Int32Array(sums.length);
  return (doc: number): Int32Array => {
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
        const entry = postings.entries[place] ?? 0;
        const other = docOf(entry);
        const sum = sums[other] ?? 0;
        if (sum === 0) found[count++] = other;
        sums[other] = sum + weight * partOf(entry);
      }
    }
    return found.subarray(0, count);
  };
}

/** Multiplies one document's vector with that of another. */
function comparer({ terms, weights, starts, counts }: Vectors) {
  const own = new Uint16Array(counts.length);
  let [first, last] = [0, 0];
  const product = (other: number) => {
    const end = starts[other + 1] ?? 0;
    let sum = 0;
    for (let at = starts[other] ?? 0; at < end; at++) {
      sum += (weights[at] ?? 0) * (own[terms[at] ?? 0] ?? 0);
    }
    return sum;
  };
  return (doc: number) => {
    for (let at = first; at < last; at++) own[terms[at] ?? 0] = 0;
    [first, last] = [starts[doc] ?? 0, starts[doc + 1] ?? 0];
    for (let at = first; at < last; at++) own[terms[at] ?? 0] = weights[at] ?? 0;
    return product;
  };
}
