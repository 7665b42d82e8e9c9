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
export function* mergeSegments(segments: readonly Segment[]) {
  const most = chunkSize(segments);
  let terms: PackedTerm[] = [];
  let size = 0;
  const chunk = () => {
    const [only, ...others] = terms;
    const isFull = size >= most && others.length === 0;
    const counts = isFull && only ? unpackCounts(only.postings) : undefined;
    if (!only || !counts || counts.isName) return { terms, bytes: packChunk(terms), blocks: [] };
    const bytes = packChunk([{ ...only, positions: new Uint8Array() }]);
    return { terms, bytes, blocks: [...positionBlocks(only)], counts };
  };
  for (const { packed, size: own } of mergedTerms(segments)) {
    if (terms.length > 0 && (own >= most || size >= most)) {
      yield chunk();
      terms = [];
      size = 0;
    }
    terms.push(packed);
    size += own;
  }
  if (terms.length > 0) yield chunk();
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
function* mergedTerms(segments: readonly Segment[]) {
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
    if (least === undefined) return;
    const parts: { packed: PackedTerm; base: number }[] = [];
    let size = 0;
    for (const stream of streams) {
      const { packed, base } = stream;
      if (packed?.term !== least) continue;
      parts.push({ packed, base });
      size += stream.entries[stream.at++] ?? 0;
      stream.packed = stream.terms.next().value;
    }
    yield { packed: joinTerms(least, parts), size };
  }
}
