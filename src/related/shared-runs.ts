import { Kind } from './lexicon.ts';
import type { Tokens } from './tokens.ts';
import type { Vectors } from './vectors.ts';

/** Successive tokens of a document that another has, too. */
export interface Run {
  start: number;
  end: number;
  /** How much its words say of both documents. */
  weight: number;
}

/** Words in a phrase. */
const LONGEST = 5;
/** A word that this part of all documents have does not stand alone. */
const COMMON = 0.15;

/**
 * Finds the phrases, and the words alone, of a document that another has, overlapping ones too.
 * Quicker when the same document is asked about several times in a row.
 */
export function runFinder(read: Tokens, vectors: Vectors): (doc: number, other: number) => Run[] {
  const { lexicon, tokens, starts } = read;
  const { counts, termOf } = vectors;
  const weigh = weigher(vectors);
  const findPlaces = placeFinder(read);
  const findLengths = lengthFinder(read);
  const stemAt = (place: number) => lexicon.stem(tokens[place] ?? 0);
  const common = Math.max(2, (starts.length - 1) * COMMON);
  const standsAlone = (stem: number) =>
    lexicon.kind(stem) === Kind.Telling && (counts[termOf[stem] ?? -1] ?? 0) <= common;

  return (doc, other) => {
    const start = starts[2 * doc] ?? 0;
    const lengths = findLengths(findPlaces(doc), other);
    const weightOf = weigh(doc, other);
    const runs: Run[] = [];
    for (let at = 0; at < lengths.length; at++) {
      const length = lengths[at] ?? 0;
      const place = start + at;
      if (length === 0 || (length === 1 && !standsAlone(stemAt(place)))) continue;
      let weight = 0;
      for (let next = place; next < place + length; next++) weight += weightOf(stemAt(next));
      runs.push({ start: place, end: place + length, weight });
    }
    return runs;
  };
}

/** Where the words of a document are with which a phrase can begin. */
interface Places {
  start: number;
  end: number;
  /** By stem: its last place, or one outside of the document. */
  last: Int32Array;
  /** By place, counted from `start`: the one before of the same stem, or -1. */
  before: Int32Array;
}

function placeFinder({ lexicon, tokens, starts }: Tokens): (doc: number) => Places {
  let places: Places = {
    start: 0,
    end: 0,
    last: new Int32Array(lexicon.size).fill(-1),
    before: new Int32Array(0),
  };
  let present = -1;
  return (doc) => {
    if (doc === present) return places;
    present = doc;
    const [start, end] = [starts[2 * doc] ?? 0, starts[2 * doc + 2] ?? 0];
    const { last } = places;
    const before = new Int32Array(end - start);
    for (let place = start; place < end; place++) {
      const stem = lexicon.stem(tokens[place] ?? 0);
      // A phrase begins with a word that says something, or with all of `k-means`.
      if (lexicon.kind(stem) < Kind.Part && !lexicon.hyphenated(tokens[place + 1] ?? 0)) continue;
      const earlier = last[stem] ?? -1;
      before[place - start] = earlier >= start && earlier < place ? earlier : -1;
      last[stem] = place;
    }
    places = { start, end, last, before };
    return places;
  };
}

/** Says of each place of a document how long a phrase begins there that another has, or 0. */
function lengthFinder({ lexicon, tokens, starts }: Tokens) {
  /** How many tokens are the same from here, up to the last one that can end a phrase. */
  const reach = (place: number, end: number, theirs: number, theirEnd: number) => {
    const most = Math.min(LONGEST, end - place, theirEnd - theirs);
    let longest = 0;
    for (let at = 0; at < most; at++) {
      const [token, other] = [tokens[place + at] ?? 0, tokens[theirs + at] ?? 0];
      const stem = lexicon.stem(token);
      if (stem !== lexicon.stem(other)) break;
      if (at > 0 && !(lexicon.joins(token) && lexicon.joins(other))) break;
      if (lexicon.kind(stem) >= Kind.Part) longest = at + 1;
    }
    return longest;
  };
  return ({ start, end, last, before }: Places, other: number): Uint8Array => {
    const lengths = new Uint8Array(end - start);
    const theirEnd = starts[2 * other + 2] ?? 0;
    for (let theirs = starts[2 * other] ?? 0; theirs < theirEnd; theirs++) {
      let place = last[lexicon.stem(tokens[theirs] ?? 0)] ?? -1;
      if (place >= end) continue;
      for (; place >= start; place = before[place - start] ?? -1) {
        const length = reach(place, end, theirs, theirEnd);
        if (length > (lengths[place - start] ?? 0)) lengths[place - start] = length;
      }
    }
    return lengths;
  };
}

/** How much a word that two documents have, by its stem, says of both. */
function weigher({ terms, weights, starts, termOf, counts }: Vectors) {
  // What other documents left here is not asked for, so there is no need to clear it away.
  const own = new Uint16Array(counts.length);
  const theirs = new Uint16Array(counts.length);
  let present = -1;
  const fill = (values: Uint16Array, doc: number) => {
    const end = starts[doc + 1] ?? 0;
    for (let at = starts[doc] ?? 0; at < end; at++) values[terms[at] ?? 0] = weights[at] ?? 0;
  };
  const weightOf = (stem: number) => {
    const term = termOf[stem] ?? -1;
    return term < 0 ? 0 : (own[term] ?? 0) * (theirs[term] ?? 0);
  };
  return (doc: number, other: number) => {
    if (doc !== present) fill(own, doc);
    present = doc;
    fill(theirs, other);
    return weightOf;
  };
}
