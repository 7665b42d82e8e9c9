import { Kind, type Tokens } from './lexicon.ts';
import { type Vectors, weightsByTerm } from './vectors.ts';

const NAMED = 3;
/** Named is only what says this part of what the first one says. */
const WORTH = 0.15;
const LONGEST = 5;
/** A word that this part of all documents have does not stand alone. */
const COMMON = 0.15;

const none: readonly number[] = [];

/** Successive tokens of a document that another has, too. */
interface Run {
  start: number;
  end: number;
  /** How much its words say of both documents. */
  weight: number;
}

/** Says what two documents share, as the first has it; quick for one several times in a row. */
export function sharedWords(
  { lexicon, tokens, starts }: Tokens,
  vectors: Vectors,
): (doc: number, other: number) => string[] {
  const { counts, termOf } = vectors;
  const ownWeights = weightsByTerm(vectors);
  const theirWeights = weightsByTerm(vectors);
  const common = Math.max(2, (starts.length - 1) * COMMON);
  const tokenAt = (place: number) => tokens[place] ?? 0;
  const stemAt = (place: number) => lexicon.stem(tokenAt(place));
  const boundsOf = (doc: number) => [starts[2 * doc] ?? 0, starts[2 * doc + 2] ?? 0] as const;
  let present = -1;
  let beginnings = new Map<number, number[]>();

  /** By stem, where a document has words with which a phrase can begin. */
  function beginningsIn(doc: number): Map<number, number[]> {
    const places = new Map<number, number[]>();
    const [start, end] = boundsOf(doc);
    for (let place = start; place < end; place++) {
      const stem = stemAt(place);
      // A phrase begins with a word that says something, or with all of `k-means`.
      if (lexicon.kind(stem) < Kind.Part && !lexicon.hyphenated(tokenAt(place + 1))) continue;
      const list = places.get(stem);
      if (list) list.push(place);
      else places.set(stem, [place]);
    }
    return places;
  }

  /** How many tokens are the same from two places on, up to the last one that can end a phrase. */
  function sharedLength(own: number, theirs: number, most: number): number {
    let longest = 0;
    for (let at = 0; at < most; at++) {
      const stem = stemAt(own + at);
      if (stem !== stemAt(theirs + at)) break;
      if (at > 0 && !(lexicon.joins(tokenAt(own + at)) && lexicon.joins(tokenAt(theirs + at))))
        break;
      if (lexicon.kind(stem) >= Kind.Part) longest = at + 1;
    }
    return longest;
  }

  /** The phrases, and the words alone, of a document that another has, overlapping ones too. */
  function runsIn(doc: number, other: number): Run[] {
    if (doc !== present) beginnings = beginningsIn(doc);
    present = doc;
    const [start, end] = boundsOf(doc);
    const [theirStart, theirEnd] = boundsOf(other);
    const lengths = new Uint8Array(end - start);
    for (let theirs = theirStart; theirs < theirEnd; theirs++) {
      for (const place of beginnings.get(stemAt(theirs)) ?? none) {
        const most = Math.min(LONGEST, end - place, theirEnd - theirs);
        const length = sharedLength(place, theirs, most);
        if (length > (lengths[place - start] ?? 0)) lengths[place - start] = length;
      }
    }
    const [own, their] = [ownWeights(doc), theirWeights(other)];
    const runs: Run[] = [];
    for (let place = start; place < end; place++) {
      const length = lengths[place - start] ?? 0;
      if (length === 0 || (length === 1 && !standsAlone(stemAt(place)))) continue;
      let weight = 0;
      for (let next = place; next < place + length; next++) {
        const term = termOf[stemAt(next)] ?? -1;
        if (term >= 0) weight += (own[term] ?? 0) * (their[term] ?? 0);
      }
      runs.push({ start: place, end: place + length, weight });
    }
    return runs;
  }

  function standsAlone(stem: number): boolean {
    return lexicon.kind(stem) === Kind.Telling && (counts[termOf[stem] ?? -1] ?? 0) <= common;
  }

  /** Writes a run as the document has it in the middle of a sentence, where there is a choice. */
  function spell(run: Run, doc: number): string {
    const length = run.end - run.start;
    const isRun = (place: number) => {
      for (let at = 0; at < length; at++) {
        if (stemAt(place + at) !== stemAt(run.start + at)) return false;
        if (at > 0 && !lexicon.joins(tokenAt(place + at))) return false;
      }
      return true;
    };
    const [start, end] = boundsOf(doc);
    const first = stemAt(run.start);
    for (let place = start; place + length <= end; place++) {
      if (stemAt(place) !== first || !isRun(place)) continue;
      const text = lexicon.text(tokens.subarray(place, place + length));
      if (text === text.toLowerCase()) return text;
    }
    return lexicon.text(tokens.subarray(run.start, run.end));
  }

  return (doc, other) => {
    const found = runsIn(doc, other);
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
        if (lexicon.kind(stemAt(place)) !== Kind.Empty) words.push(stemAt(place));
      }
      if (words.some((stem) => said.has(stem))) continue;
      for (const stem of words) said.add(stem);
      named.push(spell(run, doc));
    }
    return named;
  };
}
