import { CborReader } from '#search/index/cbor-reader.ts';
import { openIndexFile } from '#search/index/pagefind-meta.ts';
import { noPostings, type Postings, readPostings } from '#search/index/postings.ts';
import { SearchFailure } from './search.ts';

/** A chunk of the index: which words are in it, each read when it is asked for. */
export interface IndexChunk {
  words: readonly string[];
  /** Nothing for a word that is not in here. */
  postings(word: string): Postings;
}

/**
 * @param content of the chunk's file, decompressed.
 * @throws SearchFailure if it is something else.
 */
export function openChunk(content: Uint8Array, fields: readonly string[]): IndexChunk {
  try {
    const starts = wordStarts(content);
    return {
      words: [...starts.keys()],
      postings(word) {
        const start = starts.get(word);
        return start === undefined
          ? noPostings
          : readPostings(new CborReader(content, start), fields);
      },
    };
  } catch (error) {
    throw new SearchFailure('corrupt', `A chunk of the index: ${String(error)}`, { cause: error });
  }
}

/** Where, behind each word, begins what the chunk says of it. */
function wordStarts(content: Uint8Array): Map<string, number> {
  const reader = openIndexFile(content);
  const starts = new Map<string, number>();
  reader.array();
  for (let words = reader.array(); words > 0; words--) {
    reader.array();
    starts.set(reader.text(), reader.at);
    skipPages(reader);
    for (let forms = reader.array(); forms > 0; forms--) {
      reader.array();
      reader.text();
      skipPages(reader);
    }
  }
  return starts;
}

function skipPages(reader: CborReader): void {
  for (let pages = reader.array(); pages > 0; pages--) {
    reader.array();
    reader.whole();
    reader.skipNumbers();
    reader.skipNumbers();
  }
}
