import { Kind } from './lexicon.ts';
import type { Tokens } from './tokens.ts';
import type { Vectors } from './vectors.ts';

/** How many are named. */
const NAMED = 3;
/** Named is only what says this part of what the first one says. */
const WORTH = 0.15;

/**
 * Says what two documents have in common: phrases, and words that stand in none of those, which
 * say most of both, in the spelling of the first document.
 */
export function sharedWords(
  read: Tokens,
  vectors: Vectors,
): (doc: number, other: number) => string[] {
  const { lexicon, tokens, starts } = read;
  const findRuns = runFinder(read, vectors);
  const spell = speller(read);
  return (doc, other) => {
    const found = findRuns(doc, other);
    const least = WORTH * found.reduce((most, { weight }) => Math.max(most, weight), 0);
    const runs = found
      .filter(({ weight }) => weight >= least)
      .sort((a, b) => b.weight - a.weight || a.start - b.start);
    const named: string[] = [];
    const said = new Set<number>();
    for (const run of runs) {
      if (named.length === NAMED) break;
      const words: number[] = [];
      for (let place = run.start; place < run.end; place++) {
        const stem = lexicon.stem(tokens[place] ?? 0);
        if (lexicon.kind(stem) !== Kind.Empty) words.push(stem);
      }
      if (words.some((stem) => said.has(stem))) continue;
      for (const stem of words) said.add(stem);
      named.push(spell(run, starts[2 * doc] ?? 0, starts[2 * doc + 2] ?? 0));
    }
    return named;
  };
}

/** Writes a run as the document has it in the middle of a sentence, where there is a choice. */
function speller({ lexicon, tokens }: Tokens) {
  /** Whether what follows the first token is the same. */
  const sameAt = (run: Run, place: number) => {
    for (let at = 1; at < run.end - run.start; at++) {
      const token = tokens[place + at] ?? 0;
      if (lexicon.stem(token) !== lexicon.stem(tokens[run.start + at] ?? 0)) return false;
      if (!lexicon.joins(token)) return false;
    }
    return true;
  };
  return (run: Run, start: number, end: number): string => {
    const length = run.end - run.start;
    const first = lexicon.stem(tokens[run.start] ?? 0);
    for (let place = start; place + length <= end; place++) {
      if (lexicon.stem(tokens[place] ?? 0) !== first || !sameAt(run, place)) continue;
      const text = lexicon.text(tokens.subarray(place, place + length));
      if (text === text.toLowerCase()) return text;
    }
    return lexicon.text(tokens.subarray(run.start, run.end));
  };
}

/** Successive tokens of a document that another has, too. */
interface Run {
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
function runFinder(read: Tokens, vectors: Vectors): (doc: number, other: number) => Run[] {
  const { lexicon, tokens, starts } = read;
  const { counts, termOf } = vectors;
  const weigh = weigher(vectors);
  const stemAt = (place: number) => lexicon.stem(tokens[place] ?? 0);
  const common = Math.max(2, (starts.length - 1) * COMMON);
  const standsAlone = (stem: number) =>
    lexicon.kind(stem) === Kind.Telling && (counts[termOf[stem] ?? -1] ?? 0) <= common;
  let present = -1;
  let beginnings = new Map<number, number[]>();

  return (doc, other) => {
    if (doc !== present) beginnings = beginningsOf(doc, read);
    present = doc;
    const start = starts[2 * doc] ?? 0;
    const end = starts[2 * doc + 2] ?? 0;
    const theirEnd = starts[2 * other + 2] ?? 0;
    const lengths = new Uint8Array(end - start);
    for (let theirs = starts[2 * other] ?? 0; theirs < theirEnd; theirs++) {
      for (const place of beginnings.get(stemAt(theirs)) ?? none) {
        const length = sharedLength(place, end, theirs, theirEnd, read);
        if (length > (lengths[place - start] ?? 0)) lengths[place - start] = length;
      }
    }
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

const none: readonly number[] = [];

/** By stem, where a document has words with which a phrase can begin. */
function beginningsOf(doc: number, { lexicon, tokens, starts }: Tokens): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let place = starts[2 * doc] ?? 0; place < (starts[2 * doc + 2] ?? 0); place++) {
    const stem = lexicon.stem(tokens[place] ?? 0);
    // A phrase begins with a word that says something, or with all of `k-means`.
    if (lexicon.kind(stem) < Kind.Part && !lexicon.hyphenated(tokens[place + 1] ?? 0)) continue;
    const list = places.get(stem);
    if (list) list.push(place);
    else places.set(stem, [place]);
  }
  return places;
}

/** How many tokens are the same from two places on, up to the last one that can end a phrase. */
function sharedLength(
  place: number,
  end: number,
  theirs: number,
  theirEnd: number,
  { lexicon, tokens }: Tokens,
): number {
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
