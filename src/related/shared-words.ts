import { Kind } from './lexicon.ts';
import type { Tokens } from './tokens.ts';
import type { Vectors } from './vectors.ts';

/** How many are named. */
const NAMED = 3;
/** Words in a phrase. */
const LONGEST = 5;
/** Named is only what says this part of what the first one says. */
const WORTH = 0.15;
/** A word that this part of all documents have is not named alone. */
const COMMON = 0.3;

/** Successive tokens of a document that another has, too. */
interface Run {
  start: number;
  end: number;
  weight: number;
}

/**
 * Says what two documents have in common: phrases, and words that stand in none of those, which
 * say most of both, in the spelling of the first document.
 */
export function sharedWords(read: Tokens, vectors: Vectors) {
  const { lexicon, tokens, starts } = read;
  const stemAt = (place: number) => lexicon.stem(tokens[place] ?? 0);
  const joinsAt = (place: number) => lexicon.joins(tokens[place] ?? 0);
  const bounds = (doc: number) => [starts[2 * doc] ?? 0, starts[2 * doc + 2] ?? 0] as const;
  const findRuns = runFinder(read, vectors, weigher(vectors));

  const sameAt = (run: Run, place: number) => {
    for (let at = 0; run.start + at < run.end; at++) {
      if (stemAt(place + at) !== stemAt(run.start + at)) return false;
      if (at > 0 && !joinsAt(place + at)) return false;
    }
    return true;
  };
  /** As a sentence has it in the middle, where there is a choice. */
  const spell = (run: Run, [start, end]: readonly [number, number]) => {
    const written = lexicon.text(tokens.subarray(run.start, run.end));
    for (let place = start; place + run.end - run.start <= end; place++) {
      if (!sameAt(run, place)) continue;
      const text = lexicon.text(tokens.subarray(place, place + run.end - run.start));
      if (text === text.toLowerCase()) return text;
    }
    return written;
  };

  return (doc: number, other: number): string[] => {
    const own = bounds(doc);
    const runs = findRuns(doc, other).sort((a, b) => b.weight - a.weight || a.start - b.start);
    const named: string[] = [];
    const said = new Set<number>();
    for (const run of runs) {
      if (named.length === NAMED || run.weight < WORTH * (runs[0]?.weight ?? 0)) break;
      const stems = Array.from({ length: run.end - run.start }, (_, at) => stemAt(run.start + at));
      const telling = stems.filter((stem) => lexicon.kind(stem) !== Kind.Empty);
      if (telling.some((stem) => said.has(stem))) continue;
      for (const stem of telling) said.add(stem);
      named.push(spell(run, own));
    }
    return named;
  };
}

/** Finds all runs of words of one document that another has, with words at both ends. */
function runFinder(
  { lexicon, tokens, starts }: Tokens,
  { counts, termOf }: Vectors,
  weigh: ReturnType<typeof weigher>,
) {
  /** Whether a word says little when it stands alone. */
  const isCommon = (stem: number) =>
    lexicon.kind(stem) !== Kind.Telling ||
    (counts[termOf[stem] ?? -1] ?? 0) > Math.max(2, ((starts.length - 1) * COMMON) / 2);
  /** The last place of each word in the other document, and of each place the one before. */
  const lastPlace = new Int32Array(lexicon.size).fill(-1);
  const stemAt = (place: number) => lexicon.stem(tokens[place] ?? 0);
  const kindAt = (place: number) => lexicon.kind(stemAt(place));

  return (doc: number, other: number): Run[] => {
    const [start, end] = [starts[2 * doc] ?? 0, starts[2 * doc + 2] ?? 0];
    const [from, to] = [starts[2 * other] ?? 0, starts[2 * other + 2] ?? 0];
    const before = new Int32Array(to - from);
    for (let place = from; place < to; place++) {
      const stem = stemAt(place);
      before[place - from] = lastPlace[stem] ?? -1;
      lastPlace[stem] = place;
    }
    /** Words from here that both have, up to the last one that can end a phrase. */
    const reach = (place: number, theirs: number) => {
      let best = 0;
      for (let at = 0; at < LONGEST && place + at < end && theirs + at < to; at++) {
        if (stemAt(place + at) !== stemAt(theirs + at)) break;
        const joined =
          lexicon.joins(tokens[place + at] ?? 0) && lexicon.joins(tokens[theirs + at] ?? 0);
        if (at > 0 && !joined) break;
        if (kindAt(place + at) >= Kind.Part) best = at + 1;
      }
      return best;
    };
    const weightOf = weigh(doc, other);
    const runs: Run[] = [];
    for (let place = start; place < end; place++) {
      const kind = kindAt(place);
      const opens = lexicon.hyphenated(tokens[place + 1] ?? 0);
      if (kind < Kind.Part && !opens) continue;
      let longest = 0;
      for (let theirs = lastPlace[stemAt(place)] ?? -1; theirs >= 0; ) {
        longest = Math.max(longest, reach(place, theirs));
        theirs = before[theirs - from] ?? -1;
      }
      if (longest === 0 || (longest === 1 && isCommon(stemAt(place)))) continue;
      let weight = 0;
      for (let at = place; at < place + longest; at++) weight += weightOf(stemAt(at));
      runs.push({ start: place, end: place + longest, weight });
    }
    for (let place = from; place < to; place++) lastPlace[stemAt(place)] = -1;
    return runs;
  };
}

/** How much a word says of two documents. */
function weigher({ terms, weights, starts, termOf, counts }: Vectors) {
  const own = new Float64Array(counts.length);
  const both = new Float64Array(counts.length);
  let marked = -1;
  const mark = (doc: number, value: (at: number) => number) => {
    for (let at = starts[doc] ?? 0; at < (starts[doc + 1] ?? 0); at++) {
      own[terms[at] ?? 0] = value(at);
    }
  };
  let compared = -1;
  const clear = (doc: number) => {
    for (let at = starts[doc] ?? 0; at < (starts[doc + 1] ?? 0); at++) both[terms[at] ?? 0] = 0;
  };
  return (doc: number, other: number) => {
    if (marked !== doc) {
      if (marked >= 0) mark(marked, () => 0);
      mark(doc, (at) => weights[at] ?? 0);
      marked = doc;
    }
    if (compared >= 0) clear(compared);
    compared = other;
    for (let at = starts[other] ?? 0; at < (starts[other + 1] ?? 0); at++) {
      const term = terms[at] ?? 0;
      both[term] = (weights[at] ?? 0) * (own[term] ?? 0);
    }
    return (stem: number) => both[termOf[stem] ?? -1] ?? 0;
  };
}
