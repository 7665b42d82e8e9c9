import { type Vectors, weightsByTerm } from './vectors.ts';

/** A document and how near it is, from 0 to about 1. */
interface Near {
  doc: number;
  score: number;
}

export interface NearOptions {
  count: number;
  /** More for documents that have something in common besides words, by document. */
  bonus: (doc: number) => ReadonlyMap<number, number>;
  /** Whether a document may be given; others may be asked about all the same. */
  fits: (doc: number) => boolean;
}

/** Places of terms that are looked at to find candidates: with this, cost grows as the data. */
const EFFORT = 6_000;
/** Candidates that are compared in full, for each that is given. */
const CANDIDATES = 3;

/** Orders documents by how near they are, equals as they stand; never the document itself. */
export function nearestDocs(vectors: Vectors, options: NearOptions): (doc: number) => Near[] {
  const { terms, weights, starts, lengths } = vectors;
  const findCandidates = candidateFinder(vectors, options);
  const weightsIn = weightsByTerm(vectors);
  return (doc) => {
    const bonus = options.bonus(doc);
    const own = weightsIn(doc);
    const near = findCandidates(doc, bonus).map(({ doc: other }): Near => {
      const end = starts[other + 1] ?? 0;
      let product = 0;
      for (let at = starts[other] ?? 0; at < end; at++) {
        product += (weights[at] ?? 0) * (own[terms[at] ?? 0] ?? 0);
      }
      const cosine = product / ((lengths[doc] || 1) * (lengths[other] || 1));
      return { doc: other, score: cosine + (bonus.get(other) ?? 0) };
    });
    return near.sort((a, b) => b.score - a.score || a.doc - b.doc).slice(0, options.count);
  };
}

/** Finds what may be nearest to a document, by its most telling words and the bonus alone. */
function candidateFinder(vectors: Vectors, { count, fits }: NearOptions) {
  const { terms, weights, starts, lengths } = vectors;
  const postings = invert(vectors, fits);
  const sums = new Int32Array(lengths.length);
  const found = new Int32Array(lengths.length);
  const best = keepBest(count * CANDIDATES);

  /** Lists all that share a telling word with a document, and sums up what they share. */
  function sumUp(doc: number): Int32Array {
    let effort = EFFORT;
    let size = 0;
    for (let at = starts[doc] ?? 0; at < (starts[doc + 1] ?? 0); at++) {
      const term = terms[at] ?? 0;
      const first = postings.starts[term] ?? 0;
      const last = postings.starts[term + 1] ?? 0;
      if (last - first > effort) continue;
      effort -= last - first;
      const weight = weights[at] ?? 0;
      for (let place = first; place < last; place++) {
        const entry = postings.entries[place] ?? 0;
        const other = entry >>> PART;
        const sum = sums[other] ?? 0;
        if (sum === 0) found[size++] = other;
        sums[other] = sum + weight * (entry & MOST);
      }
    }
    return found.subarray(0, size);
  }

  return (doc: number, bonus: ReadonlyMap<number, number>): Near[] => {
    const sharers = sumUp(doc);
    const whole = (MOST / LARGE) * (lengths[doc] || 1);
    sums[doc] = 0;
    for (const [other, more] of bonus) {
      if (fits(other)) best.offer(other, (sums[other] ?? 0) + more * whole);
      sums[other] = 0;
    }
    for (const other of sharers) {
      best.offer(other, sums[other] ?? 0);
      sums[other] = 0;
    }
    return best.take();
  };
}

/** A term has entries only for documents of which it is one of so many that tell most. */
const TELLING = 40;
const PART = 8;
const MOST = 2 ** PART - 1;
/** A term that is this part of a document, or more, is `MOST` of it. */
const LARGE = 0.5;

/** Where the entries of each term start, and these: a document, shifted by `PART`, and its part. */
function invert(
  { terms, weights, starts, lengths, counts }: Vectors,
  fits: (doc: number) => boolean,
) {
  const ends = Uint32Array.from(lengths, (_, doc) =>
    fits(doc) ? Math.min((starts[doc] ?? 0) + TELLING, starts[doc + 1] ?? 0) : 0,
  );
  const places = new Uint32Array(counts.length + 1);
  for (let doc = 0; doc < ends.length; doc++) {
    for (let at = starts[doc] ?? 0; at < (ends[doc] ?? 0); at++) {
      const next = (terms[at] ?? 0) + 1;
      places[next] = (places[next] ?? 0) + 1;
    }
  }
  for (let term = 1; term < places.length; term++) {
    places[term] = (places[term] ?? 0) + (places[term - 1] ?? 0);
  }
  const from = places.slice();
  const entries = new Uint32Array(places.at(-1) ?? 0);
  for (let doc = 0; doc < ends.length; doc++) {
    const scale = MOST / (LARGE * (lengths[doc] || 1));
    for (let at = starts[doc] ?? 0; at < (ends[doc] ?? 0); at++) {
      const term = terms[at] ?? 0;
      const place = places[term] ?? 0;
      const part = Math.min(MOST, Math.ceil((weights[at] ?? 0) * scale));
      entries[place] = doc * 2 ** PART + part;
      places[term] = place + 1;
    }
  }
  return { entries, starts: from };
}

/** Keeps the documents of the highest scores above 0 that it is offered; of equals the earlier. */
function keepBest(most: number) {
  let best: Near[] = [];
  let least = Number.MIN_VALUE;
  return {
    offer(doc: number, score: number): void {
      if (!(score >= least)) return;
      const before = best.findLastIndex(
        (other) => other.score > score || (other.score === score && other.doc < doc),
      );
      best.splice(before + 1, 0, { doc, score });
      if (best.length > most) best.pop();
      if (best.length === most) least = best.at(-1)?.score ?? 0;
    },
    /** Gives what it has, best first, and forgets it. */
    take(): Near[] {
      const taken = best;
      best = [];
      least = Number.MIN_VALUE;
      return taken;
    },
  };
}
