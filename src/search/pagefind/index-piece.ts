import type { CborReader } from '#search/index/cbor-reader.ts';
import { openIndexFile } from '#search/index/pagefind-meta.ts';
import type { TextLengths } from '#search/index/text-lengths.ts';
import type { WordCounts } from '#search/index/word-counts.ts';

/** Pagefind's index of a run of papers, which it calls by their places in the run. */
export interface IndexPiece extends RunFacts {
  /** Words of each paper. */
  lengths: readonly number[];
  /** Names of the metadata fields. */
  fields: readonly string[];
  /** The one chunk of the index, decompressed. */
  chunk: Buffer;
}

/** What else is to be known of a run. */
export interface RunFacts {
  texts: TextLengths;
  counts: WordCounts;
}

/** What a piece says of a word. */
export interface PieceWord {
  /** The word's UTF-8, a character a byte, which compare as Pagefind compares words. */
  key: string;
  pages: PageList;
  /** By its own key, each form of the word with marks that the word itself is without. */
  variants: ReadonlyMap<string, PageList>;
}

/** The pages in a piece that have a word, each as the step from the one before it. */
export interface PageList {
  count: number;
  /** Places that the word has in them, as Pagefind counts to say when a chunk is full. */
  size: number;
  /** The first page's number and the last one's, in the whole index. */
  first: number;
  last: number;
  /** All but the first page's number. */
  rest: Uint8Array;
}

/**
 * Reads the words of a piece in their order. The form is that of `pagefind/src/index/index_words.rs`.
 * @param base what the numbers of the piece's pages begin with in the whole index.
 */
export function* wordsOf({ chunk }: IndexPiece, base: number): Generator<PieceWord> {
  const reader = openIndexFile(chunk);
  reader.array();
  for (let left = reader.array(); left > 0; left--) {
    reader.array();
    const key = keyAt(chunk, reader);
    const pages = pagesAt(chunk, reader, base);
    const variants = new Map<string, PageList>();
    for (let forms = reader.array(); forms > 0; forms--) {
      reader.array();
      variants.set(keyAt(chunk, reader), pagesAt(chunk, reader, base));
    }
    yield { key, pages, variants };
  }
}

function keyAt(chunk: Buffer, reader: CborReader): string {
  const length = reader.openText();
  reader.at += length;
  return chunk.toString('latin1', reader.at - length, reader.at);
}

function pagesAt(chunk: Buffer, reader: CborReader, base: number): PageList {
  const count = reader.array();
  let size = 0;
  let first = 0;
  let start = 0;
  let last = base;
  for (let left = count; left > 0; left--) {
    reader.array();
    last += reader.whole();
    if (left === count) {
      first = last;
      start = reader.at;
    }
    size += 1 + reader.skipNumbers() + reader.skipNumbers();
  }
  return { count, size, first, last, rest: chunk.subarray(start, count > 0 ? reader.at : start) };
}
