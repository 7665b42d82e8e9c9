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

/** Finds the phrases, and the words alone, of a document that another has, overlapping ones too. */
export function runFinder(read: Tokens, vectors: Vectors): (doc: number, other: number) => Run[] {
  const { lexicon, tokens, starts } = read;
  const { counts, termOf } = vectors;
  const weigh = weigher(vectors);
  const placesIn = placeFinder(read);
  const stemAt = (place: number) => lexicon.stem(tokens[place] ?? 0);
  const common = Math.max(2, (starts.length - 1) * COMMON);
  const standsAlone = (stem: number) =>
    lexicon.kind(stem) === Kind.Telling && (counts[termOf[stem] ?? -1] ?? 0) <= common;
  /** A phrase begins with a word that says something, or with all of `k-means`. */
  const opens = (place: number) =>
    lexicon.kind(stemAt(place)) >= Kind.Part || lexicon.hyphenated(tokens[place + 1] ?? 0);
  /** How many tokens are the same from here, up to the last one that can end a phrase. */
  const reach = (place: number, end: number, theirs: number, theirEnd: number) => {
    let longest = 0;
    for (let at = 0; at < Math.min(LONGEST, end - place, theirEnd - theirs); at++) {
      const [token, other] = [tokens[place + at] ?? 0, tokens[theirs + at] ?? 0];
      const stem = lexicon.stem(token);
      if (stem !== lexicon.stem(other)) break;
      if (at > 0 && !(lexicon.joins(token) && lexicon.joins(other))) break;
      if (lexicon.kind(stem) >= Kind.Part) longest = at + 1;
    }
    return longest;
  };

  return (doc, other) => {
    const [start, end] = [starts[2 * doc] ?? 0, starts[2 * doc + 2] ?? 0];
    const theirEnd = starts[2 * other + 2] ?? 0;
    const places = placesIn(other);
    const weightOf = weigh(doc, other);
    const runs: Run[] = [];
    for (let place = start; place < end; place++) {
      if (!opens(place)) continue;
      let length = 0;
      for (let at = places.last(stemAt(place)); at >= 0; at = places.before(at)) {
        length = Math.max(length, reach(place, end, at, theirEnd));
      }
      if (length === 0 || (length === 1 && !standsAlone(stemAt(place)))) continue;
      let weight = 0;
      for (let at = place; at < place + length; at++) weight += weightOf(stemAt(at));
      runs.push({ start: place, end: place + length, weight });
    }
    return runs;
  };
}

/** Says where in a document a word is: its last place, and the one before a place, or -1. */
function placeFinder({ lexicon, tokens, starts }: Tokens) {
  const lastPlaces = new Int32Array(lexicon.size).fill(-1);
  const stemAt = (place: number) => lexicon.stem(tokens[place] ?? 0);
  let [from, to] = [0, 0];
  let befores = new Int32Array(0);
  const places = {
    last: (stem: number) => lastPlaces[stem] ?? -1,
    before: (place: number) => befores[place - from] ?? -1,
  };
  return (doc: number) => {
    for (let place = from; place < to; place++) lastPlaces[stemAt(place)] = -1;
    [from, to] = [starts[2 * doc] ?? 0, starts[2 * doc + 2] ?? 0];
    befores = new Int32Array(to - from);
    for (let place = from; place < to; place++) {
      const stem = stemAt(place);
      befores[place - from] = lastPlaces[stem] ?? -1;
      lastPlaces[stem] = place;
    }
    return places;
  };
}

/** How much a word, by its stem, says of two documents. */
function weigher({ terms, weights, starts, termOf, counts }: Vectors) {
  const own = new Uint16Array(counts.length);
  const both = new Float64Array(counts.length);
  let [doc, other] = [-1, -1];
  const each = (doc: number, use: (term: number, weight: number) => void) => {
    const end = doc < 0 ? 0 : (starts[doc + 1] ?? 0);
    for (let at = starts[doc] ?? 0; at < end; at++) use(terms[at] ?? 0, weights[at] ?? 0);
  };
  const set = (values: Uint16Array | Float64Array, term: number, value: number) => {
    values[term] = value;
  };
  return (nextDoc: number, nextOther: number) => {
    each(other, (term) => set(both, term, 0));
    if (nextDoc !== doc) {
      each(doc, (term) => set(own, term, 0));
      each(nextDoc, (term, weight) => set(own, term, weight));
    }
    [doc, other] = [nextDoc, nextOther];
    each(other, (term, weight) => set(both, term, weight * (own[term] ?? 0)));
    return (stem: number) => both[termOf[stem] ?? -1] ?? 0;
  };
}
