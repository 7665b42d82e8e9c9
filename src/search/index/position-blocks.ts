import { ByteReader, ByteWriter } from './bytes.ts';
import {
  nowhere,
  openChunk,
  type PackedTerm,
  packChunk,
  unpackPostings,
} from './packed-postings.ts';
import type { Postings } from './postings.ts';
import { noTimes, readTimes } from './times.ts';

/** Papers in a block: some five thousand bytes. */
export const POSITION_BLOCK = 2048;

/**
 * The positions of a term that fills a chunk in blocks. Each is a chunk of that term alone, in
 * which papers are called by their place in the block: their ordinals are known.
 */
export function* positionBlocks(
  { term, postings, positions }: PackedTerm,
  size = POSITION_BLOCK,
): Generator<Uint8Array> {
  const reader = new ByteReader(postings);
  const where = new ByteReader(positions);
  const papers = reader.whole();
  const times = noTimes();
  reader.skip(papers);
  for (let first = 0; first < papers; first += size) {
    const count = Math.min(size, papers - first);
    const own = new ByteWriter();
    own.whole(count);
    for (let place = 0; place < count; place++) own.whole(Math.min(place, 1));
    const [start, from] = [reader.at, where.at];
    for (let left = count; left > 0; left--) where.skip(readTimes(reader, times));
    own.copy(postings.subarray(start, reader.at));
    const block = { postings: own.bytes(), positions: positions.subarray(from, where.at) };
    yield packChunk([{ ...nowhere, term, ...block }]);
  }
}

/** The positions that a block has, by place in it. @throws if the bytes are no block. */
export function openPositionBlock(bytes: Uint8Array): Postings['places'] {
  const [term = nowhere] = openChunk(bytes).terms();
  return unpackPostings(term).places;
}
