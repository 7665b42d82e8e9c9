import { CborReader } from '#search/index/cbor-reader.ts';
import { type PackedWord, packWord } from '#search/index/common-words.ts';
import { SIGNATURE } from '#search/index/pagefind-meta.ts';
import type { IndexChunk } from './merge-pieces.ts';
import { readTally } from './word-tally.ts';

/** The common words of an index, by stem. */
export type CommonWordLists = Map<string, PackedWord>;

/** Hands chunks on and takes notes of the words that fill one. */
export function* notingCommon(
  chunks: Iterable<IndexChunk>,
  fields: readonly string[],
  common: CommonWordLists,
): Generator<IndexChunk> {
  for (const chunk of chunks) {
    yield chunk;
    if (!chunk.isFull) continue;
    const reader = new CborReader(chunk.bytes, SIGNATURE.length);
    for (let arrays = 3; arrays > 0; arrays--) reader.array();
    const word = reader.text();
    const tally = readTally(reader, fields);
    // Who is meant by a name needs its place.
    if (!tally.isName) common.set(word, packWord(tally));
  }
}
