import { ByteReader, ByteWriter } from './bytes.ts';
import { packLengths, type Sizes } from './lengths.ts';
import { frontCoded, frontDecoded, stepsOf } from './packing.ts';
import { FIELDS, fieldOf, fieldStart, type Postings } from './postings.ts';
import { noTimes, PARTS_OF_WORDS, readTimes, type Times, writeTimes } from './times.ts';
import { joinForms, packForms, unpackForms, type WordForms, wordForms } from './word-forms.ts';

/**
 * A chunk of the index, a file that a reader loads whole: the length of the terms, and these,
 * front-coded; of each the lengths of its parts; then the parts, each of all terms. The postings
 * are how many, the steps between ordinals, and how often in each field; the lengths are those of
 * the papers' texts and titles; the forms, a twentieth of a chunk, say in which of them each paper
 * has the term; the positions, which only phrases and names need, are the steps between them, field
 * after field; the vector says what the term is about, where that was learnt. A term that fills a
 * chunk has its positions in blocks beside it.
 */
export type Chunk = ReturnType<typeof openChunk>;

/** The parts of a term in their order. */
const PARTS = ['postings', 'lengths', 'forms', 'positions', 'vector'] as const;

export interface PackedTerm extends Record<(typeof PARTS)[number], Uint8Array> {
  term: string;
}

export function packChunk(terms: readonly PackedTerm[]): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  const words = new TextEncoder().encode(frontCoded(terms.map(({ term }) => term)));
  out.whole(words.length);
  out.copy(words);
  for (const term of terms) for (const part of PARTS) out.whole(term[part].length);
  for (const part of PARTS) for (const term of terms) out.copy(term[part]);
  return out.bytes();
}

/** @throws if the bytes, already decompressed, are no chunk. */
export function openChunk(bytes: Uint8Array) {
  const reader = new ByteReader(bytes);
  const words = frontDecoded(new TextDecoder().decode(reader.bytes(reader.whole())));
  const ends = partEnds(reader, words.length);
  if ((ends.at(-1) ?? reader.at) !== bytes.length) throw new Error('No chunk of an index');
  const start = reader.at;
  const places = new Map(words.map((word, place) => [word, place]));

  // Made when it is asked for: a large catalogue has a million terms in its segments.
  function termAt(place: number): PackedTerm {
    const [postings = none, lengths = none, forms = none, positions = none, vector = none] =
      PARTS.map((_, part) => {
        const at = part * words.length + place;
        return bytes.subarray(ends[at - 1] ?? start, ends[at]);
      });
    return { term: words[place] ?? '', postings, lengths, forms, positions, vector };
  }

  /** One that no paper has for a word that is not in here. */
  function termOf(word: string): PackedTerm {
    const place = places.get(word);
    return place === undefined ? nowhere : termAt(place);
  }

  return {
    words,
    /** With their places, where these are here; nothing for a word that is not in here. */
    postings: (word: string): Postings => unpackPostings(termOf(word)),
    /** The lengths of these papers, as `packLengths` has them. */
    lengths: (word: string): Uint8Array => termOf(word).lengths,
    /** In which forms the papers of these postings have the word. */
    forms: (word: string): WordForms => formsOf(termOf(word)),
    /** What a word is about, as `packTermVector` has it; empty where that was not learnt. */
    vector: (word: string): Uint8Array => termOf(word).vector,
    /** Each term as it is packed, in order. */
    *terms(): Generator<PackedTerm, undefined> {
      for (const place of words.keys()) yield termAt(place);
    },
  };
}

/**
 * Where the parts end, those of one kind behind each other, of which the lengths stand term by term.
 * The reader is then where they begin.
 */
function partEnds(reader: ByteReader, terms: number): Float64Array {
  const ends = new Float64Array(PARTS.length * terms);
  for (let place = 0; place < terms; place++) {
    for (const part of PARTS.keys()) ends[part * terms + place] = reader.whole();
  }
  let end = reader.at;
  for (const [at, length] of ends.entries()) ends[at] = end += length;
  return ends;
}

const none = new Uint8Array();
/** The term that no paper has. */
export const nowhere: PackedTerm = {
  term: '',
  postings: new Uint8Array(1),
  lengths: none,
  forms: none,
  positions: none,
  vector: none,
};

/**
 * @param sizes of the papers, by ordinal.
 * @param formsIn the forms that a paper has, by its ordinal; none of a name.
 */
export function packTerm(
  term: string,
  own: Postings,
  { sizes, formsIn = new Map() }: TermFacts,
): PackedTerm {
  const { ordinals, text, places } = own;
  const postings = new ByteWriter();
  const positions = new ByteWriter();
  postings.whole(ordinals.length);
  for (const step of stepsOf(ordinals)) postings.whole(step);
  const times = noTimes();
  for (const [at, where] of places.entries()) {
    times.fill(0);
    let last = 0;
    for (const place of where) {
      const field = fieldOf(place);
      positions.whole(place - Math.max(last, fieldStart(field)));
      times[field] = (times[field] ?? 0) + 1;
      last = place;
    }
    // A part of a word counts half.
    times[PARTS_OF_WORDS] = 2 * ((times[0] ?? 0) - (text[at] ?? 0));
    writeTimes(postings, times);
  }
  const forms = wordForms(Array.from(ordinals, (ordinal) => formsIn.get(ordinal) ?? []));
  return {
    term,
    postings: postings.bytes(),
    lengths: packLengths(own, sizes),
    forms: packForms(term, forms),
    positions: positions.bytes(),
    vector: none,
  };
}

interface TermFacts {
  sizes: Sizes;
  formsIn?: ReadonlyMap<number, Iterable<string>> | undefined;
}

/** How many papers have a term. */
export function papersOf({ postings }: PackedTerm): number {
  return new ByteReader(postings).whole();
}

/** Postings without positions, which is faster; and whether the term is of a name or identifier. */
export function unpackCounts(packed: Uint8Array) {
  return unpackFrom(new ByteReader(packed));
}

/** The postings with their places, where these are here. */
export function unpackPostings({ postings, positions }: PackedTerm): Postings {
  const where = positions.length > 0 ? new ByteReader(positions) : undefined;
  const { isName: _, ...unpacked } = unpackFrom(new ByteReader(postings), where);
  return unpacked;
}

function unpackFrom(reader: ByteReader, where?: ByteReader): Postings & { isName: boolean } {
  const count = reader.whole();
  const ordinals = new Uint32Array(count);
  const title = new Float32Array(count);
  const text = new Float32Array(count);
  const places: Uint32Array[] = [];
  const times = noTimes();
  let isName = false;
  let ordinal = 0;
  for (let at = 0; at < count; at++) ordinals[at] = ordinal += reader.whole();
  for (let at = 0; at < count; at++) {
    const own = readTimes(reader, times);
    title[at] = times[1] ?? 0;
    text[at] = (times[0] ?? 0) - (times[PARTS_OF_WORDS] ?? 0) / 2;
    isName ||= (times[2] ?? 0) + (times[3] ?? 0) > 0;
    if (where) places.push(readPlaces(where, times, own));
  }
  return { ordinals, title, text, places, isName };
}

function readPlaces(reader: ByteReader, times: Times, count: number): Uint32Array {
  const places = new Uint32Array(count);
  let next = 0;
  for (let field = 0; field < FIELDS.length; field++) {
    let place = fieldStart(field);
    for (let left = times[field] ?? 0; left > 0; left--) places[next++] = place += reader.whole();
  }
  return places;
}

/** One term of several indexes of papers that follow each other, as if these were one. */
export function joinTerms(
  term: string,
  parts: readonly { packed: PackedTerm; base: number }[],
): PackedTerm {
  const [only] = parts;
  if (parts.length === 1 && only?.base === 0) return only.packed;
  const postings = new ByteWriter();
  postings.whole(parts.reduce((sum, { packed }) => sum + papersOf(packed), 0));
  const times: Uint8Array[] = [];
  let last = 0;
  for (const { packed, base } of parts) {
    const reader = new ByteReader(packed.postings);
    let left = reader.whole();
    let ordinal = base + reader.whole();
    postings.whole(ordinal - last);
    const start = reader.at;
    while (--left > 0) ordinal += reader.whole();
    postings.copy(packed.postings.subarray(start, reader.at));
    times.push(packed.postings.subarray(reader.at));
    last = ordinal;
  }
  for (const own of times) postings.copy(own);
  const [lengths, positions] = (['lengths', 'positions'] as const).map((part) => {
    const joined = new ByteWriter();
    for (const { packed } of parts) joined.copy(packed[part]);
    return joined.bytes();
  });
  const forms = packForms(term, joinForms(parts.map(({ packed }) => formsOf(packed))));
  return {
    term,
    postings: postings.bytes(),
    lengths: lengths ?? none,
    forms,
    positions: positions ?? none,
    vector: none,
  };
}

function formsOf(packed: PackedTerm): WordForms {
  const { term, forms } = packed;
  return unpackForms(term, new ByteReader(forms), papersOf(packed));
}
