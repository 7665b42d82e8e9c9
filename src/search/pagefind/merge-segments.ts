import { joinTerms, type PackedTerm, packChunk } from '#search/index/packed-postings.ts';
import type { Segment } from './segments.ts';

/**
 * Merges segments, whose papers follow each other, into the terms that Pagefind would have found in
 * all at once, and cuts these into chunks. A term that fills a chunk is alone in one, so that no
 * other term's readers load it.
 * @yields the terms of a chunk, its bytes, and whether it holds one term that fills it.
 */
export function* mergeSegments(segments: readonly Segment[]) {
  const most = chunkSize(segments);
  let terms: PackedTerm[] = [];
  let size = 0;
  const chunk = () => {
    return { terms, bytes: packChunk(terms), isFull: size >= most && terms.length === 1 };
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
  const streams = segments.map(({ chunk, sizes, lengths }) => {
    const base = papers;
    papers += lengths.length;
    const terms = chunk.terms();
    return { base, sizes, terms, at: 0, packed: terms.next().value };
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
      size += stream.sizes[stream.at++] ?? 0;
      stream.packed = stream.terms.next().value;
    }
    yield { packed: joinTerms(least, parts), size };
  }
}
