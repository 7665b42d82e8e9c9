import { ByteReader, ByteWriter } from './bytes.ts';
import { frontCoded, frontDecoded, packSmall, stepsOf, sumsOf, unpackSmall } from './packing.ts';
import { FIELDS, fieldOf, fieldStart, noPostings, type Postings } from './postings.ts';
import { joinForms, packForms, unpackForms, type WordForms, wordForms } from './word-forms.ts';

/**
 * A chunk of the index, a file that a reader loads whole: the length of the terms, and these,
 * front-coded; of each the lengths of its postings, of its forms and of its positions; then the
 * postings of each, as how many, the steps between ordinals, and how often in each field; the forms
 * of each, a twentieth of a chunk, and in which of them each paper has it; at last the positions of
 * each, which only phrases and names need, as the steps between them, field after field.
 */
export type Chunk = ReturnType<typeof openChunk>;

export interface PackedTerm {
  term: string;
  postings: Uint8Array;
  forms: Uint8Array;
  positions: Uint8Array;
}

export function packChunk(terms: readonly PackedTerm[]): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  const words = new TextEncoder().encode(frontCoded(terms.map(({ term }) => term)));
  out.whole(words.length);
  out.copy(words);
  for (const { postings, forms, positions } of terms) {
    out.whole(postings.length);
    out.whole(forms.length);
    out.whole(positions.length);
  }
  for (const { postings } of terms) out.copy(postings);
  for (const { forms } of terms) out.copy(forms);
  for (const { positions } of terms) out.copy(positions);
  return out.bytes();
}

/** @throws if the bytes, already decompressed, are no chunk. */
export function openChunk(bytes: Uint8Array) {
  const reader = new ByteReader(bytes);
  const words = frontDecoded(new TextDecoder().decode(reader.bytes(reader.whole())));
  const lengths = words.map(() => [reader.whole(), reader.whole(), reader.whole()] as const);
  const postings = lengths.map(([length]) => reader.bytes(length));
  const forms = lengths.map(([, length]) => reader.bytes(length));
  const positions = lengths.map(([, , length]) => reader.bytes(length));
  if (reader.at !== bytes.length) throw new Error('No chunk of an index');
  const places = new Map(words.map((word, place) => [word, place]));
  const none = new Uint8Array();
  return {
    words,
    /** Nothing for a word that is not in here. */
    postings(word: string): Postings {
      const place = places.get(word);
      if (place === undefined) return noPostings;
      return unpackPostings(postings[place] ?? none, positions[place] ?? none);
    },
    /** In which forms the papers of these postings have the word. */
    forms(word: string): WordForms {
      const place = places.get(word) ?? -1;
      const papers = new ByteReader(postings[place] ?? noCount).whole();
      return unpackForms(word, new ByteReader(forms[place] ?? none), papers);
    },
    /** Each term as it is packed, in order. */
    *terms(): Generator<PackedTerm, undefined> {
      for (const [place, term] of words.entries()) {
        const [own = none, ownForms = none, ownPositions = none] = [postings, forms, positions].map(
          (lists) => lists[place],
        );
        yield { term, postings: own, forms: ownForms, positions: ownPositions };
      }
    },
  };
}

/** The postings of a term that no paper has. */
const noCount = new Uint8Array(1);

/** How often a paper has a term in each field, and how often in the text as a part of a word. */
interface Times {
  fields: readonly number[];
  parts: number;
}

/** Flags beside the times in the text, which are all that most postings have. */
const IN_TITLE = 1;
const IN_PARTS = 2;
const IN_NAMES = 4;
const FLAGS = 8;

function writeTimes(out: ByteWriter, { fields, parts }: Times): void {
  const [text = 0, title = 0, authors = 0, ids = 0] = fields;
  const hasNames = authors + ids > 0;
  const flags = (title > 0 ? IN_TITLE : 0) | (parts > 0 ? IN_PARTS : 0) | (hasNames ? IN_NAMES : 0);
  out.whole(text * FLAGS + flags);
  if (title > 0) out.whole(title);
  if (parts > 0) out.whole(parts);
  if (!hasNames) return;
  out.whole(authors);
  out.whole(ids);
}

function readTimes(reader: ByteReader): Times {
  const first = reader.whole();
  const title = first & IN_TITLE ? reader.whole() : 0;
  const parts = first & IN_PARTS ? reader.whole() : 0;
  const authors = first & IN_NAMES ? reader.whole() : 0;
  const ids = first & IN_NAMES ? reader.whole() : 0;
  return { fields: [Math.floor(first / FLAGS), title, authors, ids], parts };
}

/** @param formsIn the forms that a paper has, by its ordinal; none of a name. */
export function packTerm(
  term: string,
  { ordinals, text, places }: Postings,
  formsIn: ReadonlyMap<number, Iterable<string>> = new Map(),
): PackedTerm {
  const postings = new ByteWriter();
  const positions = new ByteWriter();
  postings.whole(ordinals.length);
  for (const step of stepsOf(ordinals)) postings.whole(step);
  for (const [at, own] of places.entries()) {
    const fields = FIELDS.map(() => 0);
    let last = 0;
    for (const place of own) {
      const field = fieldOf(place);
      positions.whole(place - Math.max(last, fieldStart(field)));
      fields[field] = (fields[field] ?? 0) + 1;
      last = place;
    }
    // A part of a word counts half.
    writeTimes(postings, { fields, parts: 2 * ((fields[0] ?? 0) - (text[at] ?? 0)) });
  }
  const forms = wordForms(Array.from(ordinals, (ordinal) => formsIn.get(ordinal) ?? []));
  const [packed, packedForms] = [postings.bytes(), packForms(term, forms)];
  return { term, postings: packed, forms: packedForms, positions: positions.bytes() };
}

/** Postings without positions, which is faster; and whether the term is of a name or identifier. */
export function unpackCounts(packed: Uint8Array) {
  const reader = new ByteReader(packed);
  const ordinals = sumsOf(Array.from({ length: reader.whole() }, () => reader.whole()));
  const times = Array.from(ordinals, () => readTimes(reader));
  const title = Float32Array.from(times, ({ fields }) => fields[1] ?? 0);
  const text = Float32Array.from(times, ({ fields, parts }) => (fields[0] ?? 0) - parts / 2);
  const isName = times.some(({ fields }) => (fields[2] ?? 0) + (fields[3] ?? 0) > 0);
  return { ordinals, title, text, times, isName };
}

function unpackPostings(packed: Uint8Array, positions: Uint8Array): Postings {
  const { ordinals, title, text, times } = unpackCounts(packed);
  const reader = new ByteReader(positions);
  const places = times.map(({ fields }) => {
    const own = new Uint32Array(fields.reduce((sum, count) => sum + count, 0));
    let next = 0;
    for (const [at, count] of fields.entries()) {
      let place = fieldStart(at);
      for (let left = count; left > 0; left--) own[next++] = place += reader.whole();
    }
    return own;
  });
  return { ordinals, title, text, places };
}

/** One term of several indexes of papers that follow each other, as if these were one. */
export function joinTerms(
  term: string,
  parts: readonly { packed: PackedTerm; base: number }[],
): PackedTerm {
  const [only] = parts;
  if (parts.length === 1 && only?.base === 0) return only.packed;
  const postings = new ByteWriter();
  postings.whole(
    parts.reduce((sum, { packed }) => sum + new ByteReader(packed.postings).whole(), 0),
  );
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
  const positions = new ByteWriter();
  for (const { packed } of parts) positions.copy(packed.positions);
  const formsOf = ({ packed }: (typeof parts)[number]) =>
    unpackForms(term, new ByteReader(packed.forms), new ByteReader(packed.postings).whole());
  const forms = packForms(term, joinForms(parts.map(formsOf)));
  return { term, postings: postings.bytes(), forms, positions: positions.bytes() };
}

/** A word that very many papers have, without its places: a tenth of the size of its chunk. */
export type PackedWord = readonly [steps: string, counts: string];

/** Times in an abstract that are told apart; more are rounded down. */
const TIMES = [0, 0.5, 1, 2, 3, 4, 6, 9];
const MOST_IN_TITLE = 2;

export function packWord({ ordinals, title, text }: Omit<Postings, 'places'>): PackedWord {
  const counts = Array.from(ordinals, (_, at) => {
    const times = TIMES.findLastIndex((least) => (text[at] ?? 0) >= least);
    return Math.min(title[at] ?? 0, MOST_IN_TITLE) * TIMES.length + times;
  });
  return [packSmall(stepsOf(ordinals)), packSmall(counts)];
}

export function unpackWord([steps, counts]: PackedWord): Postings {
  const known = unpackSmall(counts);
  return {
    ...noPostings,
    ordinals: sumsOf(unpackSmall(steps)),
    title: Float32Array.from(known, (count) => Math.floor(count / TIMES.length)),
    text: Float32Array.from(known, (count) => TIMES[count % TIMES.length] ?? 0),
  };
}
