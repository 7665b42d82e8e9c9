import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type IndexSource, indexedText } from '#search/index/index-record.ts';
import {
  isTelling,
  learnMeaning,
  type Meaning,
  type TermTimes,
  vectorsOf,
} from '#search/index/learn-meaning.ts';
import { papersOf, unpackCounts } from '#search/index/packed-postings.ts';
import { DIMENSIONS, packTermVector, packVector } from '#search/index/vectors.ts';
import { termParts } from './merge-segments.ts';
import { readGzip } from './run-pagefind.ts';
import type { Segment } from './segments.ts';

/** Papers of a catalogue that is large enough to learn from. */
const LEAST = 1000;

/**
 * When this part of the papers is not what it was, all is learnt anew. Until then words keep their
 * vectors, so that readers keep their files, and papers that are new have theirs from their words.
 */
const MOST_CHANGES = 1 / 100;

/** What is known of the words and papers of a catalogue, apart from where they stand. */
export interface CatalogueMeaning {
  /** Packed, by term. */
  words: ReadonlyMap<string, Uint8Array>;
  /** Packed, by ordinal. */
  papers: readonly string[];
}

export const notLearnt: CatalogueMeaning = { words: new Map(), papers: [] };

/**
 * The vectors of a catalogue's words and papers; none of a small one's. What was learnt in an
 * earlier build is taken where nearly all papers are those.
 * @param options.file where that is kept.
 * @param options.isFresh whether to learn anew.
 */
export async function catalogueMeaning(
  rows: readonly IndexSource[],
  segments: readonly Segment[],
  { file, isFresh = false }: { file: string; isFresh?: boolean },
): Promise<CatalogueMeaning> {
  const size = rows.length;
  if (size < LEAST) return notLearnt;
  const digests = rows.map((row) => hash('sha1', JSON.stringify(indexedText(row))).slice(0, 12));
  const before = isFresh ? undefined : await readKept(file).catch(() => undefined);
  const isTrue = before !== undefined && isStillTrue([...before.vectors.keys()], digests);
  const kept = isTrue ? before : learnt(segments, digests);
  if (!isTrue) await writeKept(file, kept);
  const { terms, basis, rarity } = kept.meaning;
  const words = terms.map((term, at) => {
    const vector = vectorAt(basis, at).map((number) => number * (rarity[at] ?? 0));
    return [term, packTermVector(vector)] as const;
  });
  return { words: new Map(words), papers: withNew(kept, segments, digests) };
}

/** What is kept from one build to the next. */
interface Kept {
  meaning: Meaning;
  /** Of the papers that this was learnt from, packed, by the digests of their texts. */
  vectors: ReadonlyMap<string, string>;
}

function learnt(segments: readonly Segment[], digests: readonly string[]): Kept {
  const size = digests.length;
  const times = timesIn(segments, (_, papers) => isTelling(papers, size));
  const meaning = learnMeaning(times, size);
  const vectors = vectorsOf(meaning, times, size);
  const packed = digests.map((digest, paper) => {
    return [digest, packVector(vectorAt(vectors, paper))] as const;
  });
  return { meaning, vectors: new Map(packed) };
}

/** The vectors of all papers; only runs with papers that are new are looked at for them. */
function withNew(
  { meaning, vectors }: Kept,
  segments: readonly Segment[],
  digests: readonly string[],
): string[] {
  const known = new Set(meaning.terms);
  const isKnown = (term: string) => known.has(term);
  let end = 0;
  return segments.flatMap((segment) => {
    const own = digests.slice(end, end + segment.sizes.text.length);
    end += own.length;
    const isNew = !own.every((digest) => vectors.has(digest));
    const made = isNew
      ? vectorsOf(meaning, timesIn([segment], isKnown), own.length)
      : new Float32Array();
    return own.map((digest, at) => vectors.get(digest) ?? packVector(vectorAt(made, at)));
  });
}

function vectorAt(list: Float32Array, at: number): Float32Array {
  return list.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS);
}

/** How often papers have each word of these; others are not unpacked, which are nearly all. */
function timesIn(
  segments: readonly Segment[],
  isWanted: (term: string, papers: number) => boolean,
): Map<string, TermTimes> {
  const all = new Map<string, TermTimes>();
  for (const { term, parts } of termParts(segments)) {
    // Numbers, names and function words end in a digit.
    if (term.length < 2 || /\d/.test(term)) continue;
    const papers = parts.reduce((sum, { packed }) => sum + papersOf(packed), 0);
    if (!isWanted(term, papers)) continue;
    const ordinals = new Uint32Array(papers);
    const times = new Float32Array(papers);
    let next = 0;
    for (const { packed, base } of parts) {
      const own = unpackCounts(packed.postings);
      for (const [at, ordinal] of own.ordinals.entries()) {
        ordinals[next] = base + ordinal;
        times[next++] = TITLE * (own.title[at] ?? 0) + (own.text[at] ?? 0);
      }
    }
    all.set(term, { ordinals, times });
  }
  return all;
}

/** How much more a word of a title says. */
const TITLE = 2;

function isStillTrue(before: readonly string[], now: readonly string[]): boolean {
  const [old, own] = [new Set(before), new Set(now)];
  const changes = Math.max(old.difference(own).size, own.difference(old).size);
  return changes <= MOST_CHANGES * now.length;
}

const compress = promisify(gzip);

/** A line of facts, and the numbers. */
async function writeKept(file: string, { meaning, vectors }: Kept): Promise<void> {
  const { terms, rarity, basis } = meaning;
  const numbers = [rarity, basis].map((list) => Buffer.from(list.buffer, 0, list.byteLength));
  const facts = Buffer.from(`${JSON.stringify({ vectors: [...vectors], terms })}\n`);
  await writeFile(file, await compress(Buffer.concat([facts, ...numbers]), { level: 1 }));
}

/** @throws if there is none, or it is damaged, which the checksum of gzip tells. */
async function readKept(file: string): Promise<Kept> {
  const packed = await readGzip(file);
  const end = packed.indexOf('\n');
  const { vectors, terms } = JSON.parse(packed.toString('utf8', 0, end));
  const numbers = new Float32Array(Uint8Array.from(packed.subarray(end + 1)).buffer);
  const rarity = numbers.slice(0, terms.length);
  const basis = numbers.slice(terms.length);
  return { meaning: { terms, rarity, basis }, vectors: new Map(vectors) };
}
