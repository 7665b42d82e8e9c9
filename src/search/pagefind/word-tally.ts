import type { CborReader } from '#search/index/cbor-reader.ts';
import type { WordTally } from '#search/index/common-words.ts';
import { PART, placeIn, readPostings, WHOLE_WEIGHT } from '#search/index/postings.ts';

interface Tally extends WordTally {
  /** Whether the word stands in a name, or in an identifier. */
  isName: boolean;
}

/**
 * Counts what `readPostings` lists: the places of the commonest words, which nobody asks for here,
 * are half of an index.
 */
export function readTally(reader: CborReader, fields: readonly string[]): Tally {
  const start = reader.at;
  const ordinals: number[] = [];
  const title: number[] = [];
  const text: number[] = [];
  let ordinal = 0;
  let isName = false;
  for (let left = reader.array(); left > 0; left--) {
    reader.array();
    ordinal += reader.whole();
    ordinals.push(ordinal);
    text.push(timesInText(reader));
    const times = timesInFields(reader, fields);
    title.push(times.title);
    isName ||= times.others > 0;
  }
  const forms = reader.array();
  if (forms === 0) return { ordinals, title, text, isName };
  // A paper may have several forms of the word.
  reader.at = start;
  const postings = readPostings(reader, fields);
  const isPlacedInName = (places: Uint32Array) => (places.at(-1) ?? 0) >= placeIn('authors');
  return { ...postings, isName: postings.places.some(isPlacedInName) };
}

function timesInText(reader: CborReader): number {
  let times = 0;
  let count = 1;
  for (let left = reader.array(); left > 0; left--) {
    const step = reader.integer();
    if (step < 0) count = -1 - step < WHOLE_WEIGHT ? PART : 1;
    else times += count;
  }
  return times;
}

function timesInFields(reader: CborReader, fields: readonly string[]) {
  const times = { title: 0, others: 0 };
  let isTitle = fields[0] === 'title';
  for (let left = reader.array(); left > 0; left--) {
    const step = reader.integer();
    if (step < 0) isTitle = fields[-1 - step] === 'title';
    else if (isTitle) times.title++;
    else times.others++;
  }
  return times;
}
