import type { CborReader } from './cbor-reader.ts';

/** The papers that have a word, by ascending ordinal, and how often and where they have it. */
export interface Postings {
  ordinals: Uint32Array;
  /** Times in the title and in the abstract; a part of a longer word counts half. */
  title: Float32Array;
  text: Float32Array;
  /** Where in each paper, field after field as `placeIn` writes it; none where that is not known. */
  places: readonly Uint32Array[];
}

export const noPostings: Postings = {
  ordinals: new Uint32Array(),
  title: new Float32Array(),
  text: new Float32Array(),
  places: [],
};

/** Fields of a paper as places name them. */
export type Field = 'text' | 'title' | 'authors' | 'ids';

/** As far apart as no word of a field is from another. */
const FIELD = 1 << 24;

const fieldOrder: readonly Field[] = ['text', 'title', 'authors', 'ids'];

/** Where a field begins; a word's place in the field is added to it. */
export function placeIn(field: Field): number {
  return fieldOrder.indexOf(field) * FIELD;
}

/** Whether a place is in a field. */
function isIn(field: Field, place: number): boolean {
  return Math.floor(place / FIELD) === fieldOrder.indexOf(field);
}

/** What Pagefind gives a whole word; a part of one gets a share of it. */
export const WHOLE_WEIGHT = 24;
export const PART = 0.5;

interface Page {
  ordinal: number;
  title: number;
  text: number;
  places: number[];
}

/**
 * Reads what a chunk of a Pagefind index says of a word, behind its text. The form is that of
 * `pagefind_web/src/index.rs`: lists of pages by the step from the one before, each with places
 * in the content and in the metadata, as steps between which negative numbers name a weight or a
 * field. Forms of the word with marks of their own follow; here they are one word.
 * @param fields of the metadata, in the index's order.
 */
export function readPostings(reader: CborReader, fields: readonly string[]): Postings {
  const starts = fields.map((field) => placeIn(field as Field));
  const pages = readPages(reader, starts);
  const forms = reader.array();
  for (let left = forms; left > 0; left--) {
    reader.array();
    reader.text();
    pages.push(...readPages(reader, starts));
  }
  return toPostings(forms > 0 ? merged(pages) : pages);
}

function readPages(reader: CborReader, starts: readonly number[]): Page[] {
  const pages: Page[] = [];
  let ordinal = 0;
  for (let left = reader.array(); left > 0; left--) {
    reader.array();
    ordinal += reader.whole();
    const page: Page = { ordinal, title: 0, text: 0, places: [] };
    readText(reader, page);
    readMeta(reader, page, starts);
    pages.push(page);
  }
  return pages;
}

function readText(reader: CborReader, page: Page): void {
  let last = 0;
  let count = 1;
  for (let left = reader.array(); left > 0; left--) {
    const step = reader.integer();
    if (step < 0) {
      count = -1 - step < WHOLE_WEIGHT ? PART : 1;
      last = 0;
    } else {
      last += step;
      page.text += count;
      page.places.push(last);
    }
  }
}

function readMeta(reader: CborReader, page: Page, starts: readonly number[]): void {
  let start = starts[0] ?? 0;
  let last = 0;
  for (let left = reader.array(); left > 0; left--) {
    const step = reader.integer();
    if (step < 0) {
      start = starts[-1 - step] ?? 0;
      last = 0;
    } else {
      last += step;
      if (start === FIELD) page.title++;
      page.places.push(start + last);
    }
  }
}

function merged(pages: readonly Page[]): Page[] {
  const byOrdinal = new Map<number, Page>();
  for (const page of pages) {
    const known = byOrdinal.get(page.ordinal);
    byOrdinal.set(page.ordinal, known ? both(known, page) : page);
  }
  return [...byOrdinal.values()].sort((a, b) => a.ordinal - b.ordinal);
}

function both(a: Page, b: Page): Page {
  return {
    ordinal: a.ordinal,
    title: a.title + b.title,
    text: a.text + b.text,
    places: [...a.places, ...b.places],
  };
}

function toPostings(pages: readonly Page[]): Postings {
  const ordinals = new Uint32Array(pages.length);
  const title = new Float32Array(pages.length);
  const text = new Float32Array(pages.length);
  for (const [at, page] of pages.entries()) {
    ordinals[at] = page.ordinal;
    title[at] = page.title;
    text[at] = page.text;
  }
  return { ordinals, title, text, places: pages.map(({ places }) => inOrder(places)) };
}

/** Most come in order, and to see that costs less than to sort them. */
function inOrder(places: readonly number[]): Uint32Array {
  const found = new Uint32Array(places);
  const isSorted = places.every((place, at) => place >= (places[at - 1] ?? 0));
  return isSorted ? found : found.sort();
}

/** The same without the places outside some fields, and without the papers that have no others. */
export function within(postings: Postings, fields: readonly Field[]): Postings {
  const pages = pagesOf(postings).map(
    (page): Page => ({
      ordinal: page.ordinal,
      title: fields.includes('title') ? page.title : 0,
      text: fields.includes('text') ? page.text : 0,
      places: page.places.filter((place) => fields.some((field) => isIn(field, place))),
    }),
  );
  return toPostings(pages.filter(({ places }) => places.length > 0));
}

/** What is said of a word that stands at these places, by ordinal in ascending order. */
export function postingsAt(places: ReadonlyMap<number, Uint32Array>): Postings {
  const count = (own: Uint32Array, field: Field) =>
    own.reduce((sum, place) => sum + (isIn(field, place) ? 1 : 0), 0);
  return toPostings(
    Array.from(places, ([ordinal, own]) => ({
      ordinal,
      title: count(own, 'title'),
      text: count(own, 'text'),
      places: [...own],
    })),
  );
}

/** The papers of several words as if these were one. */
export function united(lists: readonly Postings[]): Postings {
  const filled = lists.filter(({ ordinals }) => ordinals.length > 0);
  const [only = noPostings, ...others] = filled;
  return others.length === 0 ? only : toPostings(merged(filled.flatMap(pagesOf)));
}

function pagesOf({ ordinals, title, text, places }: Postings): Page[] {
  return Array.from(ordinals, (ordinal, at) => ({
    ordinal,
    title: title[at] ?? 0,
    text: text[at] ?? 0,
    places: [...(places[at] ?? [])],
  }));
}
