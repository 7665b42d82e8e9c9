/** The papers that have a word, by ascending ordinal, and how often and where they have it. */
export interface Postings {
  ordinals: Uint32Array;
  /** Times in the title and in the abstract; a part of a longer word counts half. */
  title: Float32Array;
  text: Float32Array;
  /** Where in each paper, field after field as `fieldStart` says; none where that is not known. */
  places: readonly Uint32Array[];
}

export const noPostings: Postings = {
  ordinals: new Uint32Array(),
  title: new Float32Array(),
  text: new Float32Array(),
  places: [],
};

/** Fields of a paper in the order of places. */
export const FIELDS = ['text', 'title', 'authors', 'ids'] as const;

export type Field = (typeof FIELDS)[number];

/** As far apart as no word of a field is from another. */
const FIELD = 1 << 24;

/** Where a field begins, by its place in `FIELDS`; a word's place in the field is added to it. */
export function fieldStart(field: number): number {
  return field * FIELD;
}

/** The field that a place is in. */
export function fieldOf(place: number): number {
  return Math.floor(place / FIELD);
}

export interface Posting {
  ordinal: number;
  title: number;
  text: number;
  places: number[];
}

/** @param list in ascending order of ordinals. */
export function toPostings(list: readonly Posting[]): Postings {
  const ordinals = new Uint32Array(list.length);
  const title = new Float32Array(list.length);
  const text = new Float32Array(list.length);
  for (const [at, posting] of list.entries()) {
    ordinals[at] = posting.ordinal;
    title[at] = posting.title;
    text[at] = posting.text;
  }
  return { ordinals, title, text, places: list.map(({ places }) => inOrder(places)) };
}

/** Most come in order, and to see that costs less than to sort them. */
function inOrder(places: readonly number[]): Uint32Array {
  const found = new Uint32Array(places);
  const isSorted = places.every((place, at) => place >= (places[at - 1] ?? 0));
  return isSorted ? found : found.sort();
}

/** The same without the places outside some fields, and without the papers that have no others. */
export function within(postings: Postings, fields: readonly Field[]): Postings {
  const list = listOf(postings).map(
    (posting): Posting => ({
      ordinal: posting.ordinal,
      title: fields.includes('title') ? posting.title : 0,
      text: fields.includes('text') ? posting.text : 0,
      places: posting.places.filter((place) => fields.some((field) => isIn(field, place))),
    }),
  );
  return toPostings(list.filter(({ places }) => places.length > 0));
}

/** Those of the postings that are chosen by their place in the list. */
export function chosen(postings: Postings, isChosen: (at: number) => boolean): Postings {
  return toPostings(listOf(postings).filter((_, at) => isChosen(at)));
}

/** What is said of a word that stands at these places, by ordinal in ascending order. */
export function postingsAt(places: ReadonlyMap<number, Uint32Array>): Postings {
  const list = Array.from(places, ([ordinal, own]) => {
    const times = (field: Field) => own.filter((place) => isIn(field, place)).length;
    return { ordinal, title: times('title'), text: times('text'), places: [...own] };
  });
  return toPostings(list);
}

function isIn(field: Field, place: number): boolean {
  return FIELDS[fieldOf(place)] === field;
}

/** The papers of several words as if these were one. */
export function united(lists: readonly Postings[]): Postings {
  const filled = lists.filter(({ ordinals }) => ordinals.length > 0);
  const [only = noPostings, ...others] = filled;
  if (others.length === 0) return only;
  const byOrdinal = new Map<number, Posting>();
  for (const posting of filled.flatMap(listOf)) {
    const known = byOrdinal.get(posting.ordinal);
    if (known) {
      known.title += posting.title;
      known.text += posting.text;
      known.places.push(...posting.places);
    } else byOrdinal.set(posting.ordinal, posting);
  }
  return toPostings([...byOrdinal.values()].sort((a, b) => a.ordinal - b.ordinal));
}

function listOf({ ordinals, title, text, places }: Postings): Posting[] {
  return Array.from(ordinals, (ordinal, at) => ({
    ordinal,
    title: title[at] ?? 0,
    text: text[at] ?? 0,
    places: [...(places[at] ?? [])],
  }));
}
