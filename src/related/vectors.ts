import { Kind, type Lexicon, type Tokens } from './lexicon.ts';
import { PairTable } from './pair-table.ts';

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

const PHRASE = 0.55;
const FILLER = 0.7;
/** How much rare words are preferred: 1 is the usual logarithm, 0 makes all words equal. */
const RARITY = 0.7;
/** How much a text's own length counts beside the mean length. */
const OWN_LENGTH = 0.85;
const UNIT = 1000;
const MOST = 65_535;
const HANDFUL = 25;

/** Terms that no other document has tell nothing of relations and are left out. */
export function makeVectors(read: Tokens): Vectors {
  const list = listTerms(read);
  const { numbers, counts } = renumber(list);
  const worth = worths(read.lexicon, numbers, counts, list.starts.length - 1);
  const starts = new Uint32Array(list.starts.length);
  const terms = new Uint32Array(list.terms.length);
  const weights = new Uint16Array(list.terms.length);
  let end = 0;
  for (let doc = 0; doc + 1 < starts.length; doc++) {
    const [first, last] = [list.starts[doc] ?? 0, list.starts[doc + 1] ?? 0];
    const packed = new Float64Array(last - first);
    let count = 0;
    for (let at = first; at < last; at++) {
      const term = numbers[list.terms[at] ?? 0] ?? -1;
      if (term < 0) continue;
      const weight = Math.round((worth[term] ?? 0) * (1 + Math.log(list.times[at] ?? 1)));
      packed[count++] = (MOST - Math.min(weight, MOST)) * 2 ** 32 + term;
    }
    packed.subarray(0, count).sort();
    for (let at = 0; at < count; at++) {
      const value = packed[at] ?? 0;
      const rest = Math.floor(value / 2 ** 32);
      terms[end] = value - rest * 2 ** 32;
      weights[end++] = MOST - rest;
    }
    starts[doc + 1] = end;
  }
  const kept = { terms: terms.slice(0, end), weights: weights.slice(0, end), starts, counts };
  const termOf = numbers.slice(0, read.lexicon.size);
  return { ...kept, termOf, lengths: lengthsOf(kept.weights, starts) };
}

/** Spreads the terms of one document at a time: by term, its weight there. */
export function weightsByTerm({ terms, weights, starts, counts }: Vectors) {
  const spread = new Uint16Array(counts.length);
  let [first, last, present] = [0, 0, -1];
  return (doc: number): Uint16Array => {
    if (doc === present) return spread;
    present = doc;
    for (let at = first; at < last; at++) spread[terms[at] ?? 0] = 0;
    [first, last] = [starts[doc] ?? 0, starts[doc + 1] ?? 0];
    for (let at = first; at < last; at++) spread[terms[at] ?? 0] = weights[at] ?? 0;
    return spread;
  };
}

/** Gives terms of two documents or more new numbers without gaps; the others get -1. */
function renumber({ terms, size }: ReturnType<typeof listTerms>) {
  const numbers = new Int32Array(size);
  for (const term of terms) numbers[term] = (numbers[term] ?? 0) + 1;
  const counts: number[] = [];
  for (let term = 0; term < size; term++) {
    const count = numbers[term] ?? 0;
    numbers[term] = count < 2 ? -1 : counts.push(count) - 1;
  }
  return { numbers, counts: Uint32Array.from(counts) };
}

/** How much each term is worth: the rarer the more. */
function worths(lexicon: Lexicon, numbers: Int32Array, counts: Uint32Array, size: number) {
  const steady = inSteps(size);
  // What most have in common relates none of them in particular, unless they are a handful.
  const telling = Math.max(HANDFUL, size / 2);
  const worth = Float64Array.from(counts, (count) =>
    count <= telling ? UNIT * PHRASE * Math.log(1 + steady / count) ** RARITY : 0,
  );
  for (let stem = 0; stem < lexicon.size; stem++) {
    const term = numbers[stem] ?? -1;
    const part = lexicon.kind(stem) === Kind.Filler ? FILLER : 1;
    if (term >= 0) worth[term] = ((worth[term] ?? 0) * part) / PHRASE;
  }
  return worth;
}

function lengthsOf(weights: Uint16Array, starts: Uint32Array): Float64Array {
  const own = Float64Array.from({ length: starts.length - 1 }, (_, doc) => {
    const its = weights.subarray(starts[doc], starts[doc + 1]);
    return Math.sqrt(its.reduce((sum, weight) => sum + weight ** 2, 0));
  });
  const mean = inSteps(own.reduce((sum, length) => sum + length, 0) / Math.max(own.length, 1));
  return own.map((length) => OWN_LENGTH * length + (1 - OWN_LENGTH) * mean);
}

/** A number in steps of a tenth of its logarithm: a paper more does not change all weights. */
function inSteps(value: number): number {
  return value > 0 ? 10 ** (Math.round(Math.log10(value) * 10) / 10) : 0;
}

/** A word in the title is worth as many more in the abstract. */
const TITLE = 2;

/**
 * The terms of each document once, as numbers: stems, and behind them phrases of two; how often
 * each is there, where those of each document begin, at last the end, and how many there are.
 */
function listTerms({ lexicon, tokens, starts: texts }: Tokens) {
  const pairs = new PairTable();
  const terms = new Uint32Array(tokens.length * 2);
  const times = new Uint16Array(tokens.length * 2);
  /** By term, one more than where it was put last: in this document if that is behind its start. */
  const places = new Uint32Array(lexicon.size + tokens.length);
  const starts = new Uint32Array((texts.length - 1) / 2 + 1);
  let [start, end] = [0, 0];
  const note = (term: number, count: number) => {
    const place = places[term] ?? 0;
    if (place > start) times[place - 1] = (times[place - 1] ?? 0) + count;
    else {
      terms[end] = term;
      times[end++] = count;
      places[term] = end;
    }
  };
  for (let doc = 0; doc + 1 < starts.length; doc++) {
    const abstract = texts[2 * doc + 1] ?? 0;
    let before = -1;
    for (let at = texts[2 * doc] ?? 0; at < (texts[2 * doc + 2] ?? 0); at++) {
      const token = tokens[at] ?? 0;
      const stem = lexicon.stem(token);
      const kind = lexicon.kind(stem);
      const count = at < abstract ? 1 + TITLE : 1;
      if (kind === Kind.Telling || kind === Kind.Filler) note(stem, count);
      if (before >= 0 && isPhrase(lexicon, before, token)) {
        note(lexicon.size + pairs.number(before, stem), count);
      }
      before = stem;
    }
    start = end;
    starts[doc + 1] = end;
  }
  const size = lexicon.size + pairs.size;
  return { terms: terms.slice(0, end), times: times.slice(0, end), starts, size };
}

/** Whether a word and the one before it are a phrase: one of them tells something. */
function isPhrase(lexicon: Lexicon, before: number, token: number): boolean {
  const kind = lexicon.kind(lexicon.stem(token));
  if (kind === Kind.Empty || !lexicon.joins(token)) return false;
  const last = lexicon.kind(before);
  // `k-means` is a phrase, `the means` is none.
  if (last === Kind.Empty) return kind === Kind.Telling && lexicon.hyphenated(token);
  return kind !== Kind.Filler || last !== Kind.Filler;
}
