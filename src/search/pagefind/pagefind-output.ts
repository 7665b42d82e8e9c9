import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import {
  FIELDS,
  type Field,
  fieldStart,
  type Posting,
  toPostings,
  united,
} from '#search/index/postings.ts';
import { CborReader } from './cbor-reader.ts';

/**
 * Pagefind promises nothing of the form that it writes, so each version has to be looked at before
 * it is named here: https://github.com/Pagefind/pagefind, `pagefind/src/index` and
 * `pagefind_web/src/index.rs`.
 */
const KNOWN: readonly string[] = ['1.6.0'];

/** @throws if the output of this version of Pagefind may have another form. */
export function checkVersion(version: string): void {
  if (KNOWN.includes(version)) return;
  throw new Error(
    `Pagefind is ${version || 'of no version'}, and its output is only known of ${KNOWN.join(', ')}: run npm ci to install that one, or see whether src/search/pagefind/pagefind-output.ts reads the other and name it there`,
  );
}

/** The version of Pagefind that is installed. @throws if it is not known. */
export async function installedVersion(): Promise<string> {
  const file = findPackageJSON('pagefind', import.meta.url);
  const version = file ? JSON.parse(await readFile(file, 'utf8')).version : '';
  checkVersion(version);
  return version;
}

/** What each file of an index begins with, before it is compressed. */
const SIGNATURE = new TextEncoder().encode('pagefind_dcd');

function openFile(bytes: Uint8Array): CborReader {
  if (SIGNATURE.some((byte, at) => bytes[at] !== byte)) {
    throw new Error('Not a file of a Pagefind index');
  }
  return new CborReader(bytes, SIGNATURE.length);
}

/** What the metadata of a known version says: papers, names of chunks, and fields. */
export function readMeta(bytes: Uint8Array) {
  const reader = openFile(bytes);
  reader.array();
  checkVersion(reader.text());
  const papers = reader.list(() => [reader.array(), reader.text(), reader.whole(), reader.text()]);
  const chunks = reader.list(() => {
    reader.array();
    const [, , name] = [reader.text(), reader.text(), reader.text()];
    return name;
  });
  if (reader.array() > 0 || reader.array() > 0) {
    throw new Error('The Pagefind index has filters or sort keys; the columns replace them');
  }
  return { size: papers.length, chunks, fields: reader.list(() => reader.text()) };
}

/**
 * Reads a chunk of an index term by term: the postings of each, and how many entries these have, as
 * Pagefind counts them. What differs by marks alone is one term there, followed by its forms; here
 * each is a term, as many scripts write vowels so.
 * @throws if the bytes, already decompressed, are no chunk.
 */
export function* readTerms(bytes: Uint8Array, fields: readonly string[]) {
  const reader = openFile(bytes);
  const starts = fields.map(startOf);
  reader.array();
  for (let left = reader.array(); left > 0; left--) {
    reader.array();
    const own = { term: reader.text().normalize(), ...readPostings(reader, starts) };
    const forms = reader.list(() => {
      reader.array();
      return { term: reader.text().normalize(), ...readPostings(reader, starts) };
    });
    const found = [own, ...forms].filter(({ list }) => list.length > 0);
    for (const [term, alike] of Map.groupBy(found, (form) => form.term)) {
      const postings = united(alike.map(({ list }) => toPostings(list)));
      yield { term, postings, size: alike.reduce((sum, { size }) => sum + size, 0) };
    }
  }
}

function startOf(name: string): number {
  const field = FIELDS.indexOf(name as Field);
  if (field < 0) throw new Error(`The Pagefind index has a field that is not known: ${name}`);
  return fieldStart(field);
}

/** Ordinals are delta-encoded; each has positions in the content and positions in the metadata. */
function readPostings(reader: CborReader, starts: readonly number[]) {
  let size = 0;
  let ordinal = 0;
  const list = reader.list((): Posting => {
    reader.array();
    ordinal += reader.whole();
    const posting: Posting = { ordinal, title: 0, text: 0, places: [] };
    size += 1 + readText(reader, posting) + readFields(reader, posting, starts);
    return posting;
  });
  return { list, size };
}

/** What Pagefind gives a whole word; a part of one gets a share of it. */
const WHOLE_WEIGHT = 24;
const PART = 0.5;

/** Positions are delta-encoded; a negative number is the weight of those that follow. */
function readText(reader: CborReader, posting: Posting): number {
  let last = 0;
  let count = 1;
  return reader.each((step) => {
    if (step < 0) {
      count = -1 - step < WHOLE_WEIGHT ? PART : 1;
      last = 0;
    } else {
      last += step;
      posting.text += count;
      posting.places.push(last);
    }
  });
}

/** Positions are delta-encoded; a negative number names the field of those that follow. */
function readFields(reader: CborReader, posting: Posting, starts: readonly number[]): number {
  let start = starts[0] ?? 0;
  let last = 0;
  return reader.each((step) => {
    if (step < 0) {
      start = starts[-1 - step] ?? 0;
      last = 0;
    } else {
      last += step;
      if (start === fieldStart(1)) posting.title++;
      posting.places.push(start + last);
    }
  });
}
