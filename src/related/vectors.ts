import { Kind } from './lexicon.ts';
import { PairTable } from './pair-table.ts';
import type { Tokens } from './tokens.ts';

/** How much each term says of each document; terms are words and phrases of two. */
export interface Vectors {
  /** Terms of each document, the most telling first. */
  terms: Uint32Array;
  /** Weight of each of them: whole numbers, whose sums do not depend on their order. */
  weights: Uint16Array;
  /** Where the terms of each document begin, and at last the end. */
  starts: Uint32Array;
  /** The term that each stem is, or -1. */
  termOf: Int32Array;
  /** In how many documents each term is. */
  counts: Uint32Array;
  /** Length of each vector, drawn towards the mean: short texts are not the more alike. */
  lengths: Float64Array;
}

/** A word in the title is worth as many more in the abstract. */
const TITLE = 2;
const PHRASE = 0.55;
const FILLER = 0.7;
/** How much rare words are preferred: 1 is the usual logarithm, 0 makes all words equal. */
const RARITY = 0.7;
/** How much a text's own length counts beside the mean length. */
const OWN_LENGTH = 0.85;
const UNIT = 1000;
const HANDFUL = 25;

/** Terms that no other document has tell nothing of relations and are left out. */
export function makeVectors(read: Tokens): Vectors {
  const size = (read.starts.length - 1) / 2;
  const { terms: all, starts: allStarts, times: allTimes, total } = listTerms(read);
  const { numbers, counts, words } = renumber(all, total, read.lexicon.size);
  const rarity = rarities(counts, size);
  const fillers = new Uint8Array(words);
  for (let stem = 0; stem < read.lexicon.size; stem++) {
    const term = numbers[stem] ?? -1;
    if (term >= 0 && read.lexicon.kind(stem) === Kind.Filler) fillers[term] = 1;
  }
  const starts = new Uint32Array(size + 1);
  let end = 0;
  const weights = new Uint16Array(all.length);
  let order = new Float64Array(1024);
  for (let doc = 0; doc < size; doc++) {
    const first = allStarts[doc] ?? 0;
    const last = allStarts[doc + 1] ?? 0;
    if (last - first > order.length) order = new Float64Array((last - first) * 2);
    let kept = 0;
    for (let at = first; at < last; at++) {
      const term = numbers[all[at] ?? 0] ?? -1;
      if (term < 0) continue;
      const part = term >= words ? PHRASE : fillers[term] ? FILLER : 1;
      const weight = Math.min(
        65535,
        Math.round(
          UNIT * part * (rarity[counts[term] ?? 0] ?? 0) * (1 + Math.log(allTimes[at] ?? 1)),
        ),
      );
      order[kept++] = (65535 - weight) * 2 ** 32 + term;
    }
    for (const packed of order.subarray(0, kept).sort()) {
      // What is kept is never ahead of what is read.
      all[end] = packed % 2 ** 32;
      weights[end++] = 65535 - Math.floor(packed / 2 ** 32);
    }
    starts[doc + 1] = end;
  }
  const kept = { terms: all.slice(0, end), weights: weights.slice(0, end), starts };
  return {
    ...kept,
    termOf: numbers.slice(0, read.lexicon.size),
    counts,
    lengths: lengthsOf(kept.weights, starts),
  };
}

/** Gives terms of two documents or more new numbers without gaps, words before phrases. */
function renumber(terms: Uint32Array, total: number, allWords: number) {
  const numbers = new Int32Array(total);
  for (const term of terms) numbers[term] = (numbers[term] ?? 0) + 1;
  const counts: number[] = [];
  let words = 0;
  for (let term = 0; term < total; term++) {
    const count = numbers[term] ?? 0;
    numbers[term] = count < 2 ? -1 : counts.push(count) - 1;
    if (term < allWords) words = counts.length;
  }
  return { numbers, counts: Uint32Array.from(counts), words };
}

/** The terms of each document once, and how often each is there. */
function listTerms({ lexicon, tokens, starts: texts }: Tokens) {
  const size = (texts.length - 1) / 2;
  const pairs = new PairTable();
  const words = lexicon.size;
  const starts = new Uint32Array(size + 1);
  const terms = new Uint32Array(tokens.length * 2);
  const times = new Uint16Array(tokens.length * 2);
  /** Where a term was put last: in this document if that is not before its start. */
  let places = new Int32Array(words * 4).fill(-1);
  let end = 0;
  for (let doc = 0; doc < size; doc++) {
    const start = end;
    const abstract = texts[2 * doc + 1] ?? 0;
    const note = (term: number, count: number) => {
      if (term >= places.length) {
        const more = new Int32Array(term * 2).fill(-1);
        more.set(places);
        places = more;
      }
      const place = places[term] ?? -1;
      if (place >= start) times[place] = (times[place] ?? 0) + count;
      else {
        places[term] = end;
        terms[end] = term;
        times[end++] = count;
      }
    };
    let before = -1;
    for (let at = texts[2 * doc] ?? 0; at < (texts[2 * doc + 2] ?? 0); at++) {
      const token = tokens[at] ?? 0;
      const stem = lexicon.stem(token);
      const kind = lexicon.kind(stem);
      const count = at < abstract ? 1 + TITLE : 1;
      if (kind === Kind.Telling || kind === Kind.Filler) note(stem, count);
      if (before >= 0 && kind !== Kind.Empty && lexicon.joins(token)) {
        const last = lexicon.kind(before);
        const one = lexicon.hyphenated(token) && kind === Kind.Telling;
        const two = last >= Kind.Filler && Math.max(last, kind) > Kind.Filler;
        if (one || two) note(words + pairs.number(before, stem), count);
      }
      before = stem;
    }
    starts[doc + 1] = end;
  }
  return {
    terms: terms.slice(0, end),
    times: times.slice(0, end),
    starts,
    total: words + pairs.size,
  };
}

/** How much a term is worth by the number of documents that have it. */
function rarities(counts: Uint32Array, size: number): Float64Array {
  const most = counts.reduce((most, count) => Math.max(most, count), 0);
  const steady = inSteps(size);
  // What most have in common relates none of them in particular, unless they are a handful.
  const telling = Math.max(HANDFUL, size / 2);
  return Float64Array.from({ length: most + 1 }, (_, count) =>
    count > 0 && count <= telling ? Math.log(1 + steady / count) ** RARITY : 0,
  );
}

function lengthsOf(weights: Uint16Array, starts: Uint32Array): Float64Array {
  const own = Float64Array.from({ length: starts.length - 1 }, (_, doc) => {
    let sum = 0;
    for (let at = starts[doc] ?? 0; at < (starts[doc + 1] ?? 0); at++)
      sum += (weights[at] ?? 0) ** 2;
    return Math.sqrt(sum);
  });
  const mean = inSteps(own.reduce((sum, length) => sum + length, 0) / Math.max(own.length, 1));
  return own.map((length) => OWN_LENGTH * length + (1 - OWN_LENGTH) * mean);
}

/**
 * A number to the nearest tenth of its logarithm: what every weight depends on does not change
 * with each paper that is added.
 */
function inSteps(value: number): number {
  return value > 0 ? 10 ** (Math.round(Math.log10(value) * 10) / 10) : 0;
}
