import {
  joinTerms,
  type PackedTerm,
  packChunk,
  unpackCounts,
} from '#search/index/packed-postings.ts';
import { positionBlocks } from '#search/index/position-blocks.ts';
import type { Segment } from './segments.ts';

/**
 * Merges segments, whose papers follow each other, into the terms that Pagefind would have found in
 * all at once, and cuts these into chunks. A term that fills a chunk is alone in one, so that no
 * other term's readers load it; its positions are in blocks, but for a name, which they tell from
 * other words.
 * @yields the terms of a chunk and its bytes, and of a word that fills one, which is no name, its
 *   blocks and its counts.
 */
export function* mergeSegments(
  segments: readonly Segment[],
  vectors: Vectors = new Map(),
): Generator<MergedChunk> {
  const usual = chunkSize(segments);
  let run: MergedTerm[] = [];
  let entries = 0;
  for (const { packed, size } of mergedTerms(segments)) {
    const vector = vectors.get(packed.term);
    const term = { packed: vector ? { ...packed, vector } : packed, size };
    if (size >= usual) {
      yield* cutRun(run, usual);
      [run, entries] = [[], 0];
      yield fullChunk(term);
      continue;
    }
    run.push(term);
    entries += size;
    // A cut is final once it has been chosen among all that a chunk may have.
    while (entries > MOST * usual) {
      const cut = run.splice(0, cutOf(run, usual));
      entries -= cut.reduce((sum, own) => sum + own.size, 0);
      yield chunkOf(cut);
    }
  }
  yield* cutRun(run, usual);
}

/** What terms are about, as `packTermVector` has it. */
export type Vectors = ReadonlyMap<string, Uint8Array>;

interface MergedTerm {
  packed: PackedTerm;
  /** Entries in its postings. */
  size: number;
}

interface MergedChunk {
  terms: readonly PackedTerm[];
  bytes: Uint8Array<ArrayBuffer>;
  /** Positions, of a word that fills a chunk, and how often papers have it. */
  blocks: readonly Uint8Array[];
  counts?: ReturnType<typeof unpackCounts>;
}

function* cutRun(run: readonly MergedTerm[], usual: number): Generator<MergedChunk> {
  let rest = run;
  while (rest.length > 0) {
    const end = cutOf(rest, usual);
    yield chunkOf(rest.slice(0, end));
    rest = rest.slice(end);
  }
}

function chunkOf(run: readonly MergedTerm[]): MergedChunk {
  const terms = run.map(({ packed }) => packed);
  return { terms, bytes: packChunk(terms), blocks: [] };
}

/** A term that fills a chunk. */
function fullChunk({ packed }: MergedTerm): MergedChunk {
  const counts = unpackCounts(packed.postings);
  if (counts.isName) return { terms: [packed], bytes: packChunk([packed]), blocks: [] };
  const bytes = packChunk([{ ...packed, positions: new Uint8Array(), vector: new Uint8Array() }]);
  return { terms: [packed], bytes, blocks: [...positionBlocks(packed)], counts };
}

/** What a chunk has at least and at most, in parts of what is usual. */
const LEAST = 0.5;
const MOST = 1.5;

/**
 * The terms that a chunk has of a run: half as many as usual or more, up to half as many again, and
 * among these to where the next term has least letters in common with the one before. Words of one
 * stem, and a word and the name that is written like it, are so in one file, and the list of first
 * terms is short: R. Bayer, K. Unterauer, "Prefix B-Trees", ACM TODS 1977.
 * @returns all where they are no more than that.
 */
function cutOf(run: readonly MergedTerm[], usual: number): number {
  let [size, best, least] = [0, run.length, Number.POSITIVE_INFINITY];
  for (const [at, { packed, size: own }] of run.entries()) {
    const shared = lettersShared(run[at - 1]?.packed.term ?? '', packed.term);
    if (size >= LEAST * usual && shared <= least) [best, least] = [at, shared];
    size += own;
    if (size > MOST * usual) return best;
  }
  return run.length;
}

function lettersShared(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared;
}

/** The least that is worth a request. */
const LEAST_CHUNK = 1024;

/** How often the root of the index's bytes is halved; a search loads three or four chunks. */
const HALVINGS = 0.2;

/**
 * Entries of postings in a chunk. Larger ones make a term cost more, smaller ones their list, which
 * everybody loads: the best grows with the root of the index. In steps of two, so that a paper more
 * does not cut all chunks anew.
 */
function chunkSize(segments: readonly Segment[]): number {
  const all = segments.reduce((sum, { bytes }) => sum + bytes, 0);
  return Math.max(LEAST_CHUNK, 2 ** Math.round(Math.log2(Math.sqrt(all)) - HALVINGS));
}

/** Every term in order, joined of what each segment that has it says of it. */
function* mergedTerms(segments: readonly Segment[]): Generator<MergedTerm, undefined> {
  for (const { term, parts, size } of termParts(segments)) {
    yield { packed: joinTerms(term, parts), size };
  }
}

/** A term of an index in segments. */
interface TermParts {
  term: string;
  /** What it is in each segment that has it, and the ordinal of the segment's first paper. */
  parts: readonly { packed: PackedTerm; base: number }[];
  /** Entries in its postings. */
  size: number;
}

/** Every term in order, one at a time: those of a large catalogue would fill the memory. */
export function* termParts(segments: readonly Segment[]): Generator<TermParts, undefined> {
  let papers = 0;
  const streams = segments.map(({ chunk, entries, sizes }) => {
    const base = papers;
    papers += sizes.text.length;
    const terms = chunk.terms();
    return { base, entries, terms, at: 0, packed: terms.next().value };
  });
  for (;;) {
    let least: string | undefined;
    for (const { packed } of streams) {
      if (packed && (least === undefined || packed.term < least)) least = packed.term;
    }
    if (least === undefined) return undefined;
    const parts: { packed: PackedTerm; base: number }[] = [];
    let size = 0;
    for (const stream of streams) {
      const { packed, base } = stream;
      if (packed?.term !== least) continue;
      parts.push({ packed, base });
      size += stream.entries[stream.at++] ?? 0;
      stream.packed = stream.terms.next().value;
    }
    yield { term: least, parts, size };
  }
}
