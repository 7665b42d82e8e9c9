import { CborReader } from './cbor-reader.ts';

/**
 * The part of a Pagefind 1.6 index that says what is where: https://github.com/Pagefind/pagefind,
 * `pagefind/src/index/index_metadata.rs`. It is CBOR behind a signature.
 */
export interface PagefindMeta {
  /** Version of Pagefind that made the index. */
  version: string;
  /** Words of each page, in the order in which the pages were added. */
  lengths: readonly number[];
  /** First and last word of each piece of the index, and the piece's name. */
  chunks: readonly (readonly [from: string, to: string, name: string])[];
  /** Names of the metadata fields. */
  fields: readonly string[];
}

/** What each file of the index begins with, before it is compressed. */
export const SIGNATURE = new TextEncoder().encode('pagefind_dcd');

/**
 * Opens a file of the index behind its signature.
 * @param bytes of the file, already decompressed.
 * @throws if they are none of a Pagefind index.
 */
export function openIndexFile(bytes: Uint8Array): CborReader {
  if (SIGNATURE.some((byte, at) => bytes[at] !== byte)) {
    throw new Error('Not a file of a Pagefind index');
  }
  return new CborReader(bytes, SIGNATURE.length);
}

/** @throws if the bytes, already decompressed, are not the metadata of a Pagefind 1.6 index. */
export function readPagefindMeta(bytes: Uint8Array): PagefindMeta {
  const reader = openIndexFile(bytes);
  const list = <Item>(read: () => Item): Item[] =>
    Array.from({ length: reader.array() }, () => read());
  reader.array();
  const version = reader.text();
  const lengths = list(() => {
    reader.array();
    reader.text();
    const length = reader.whole();
    reader.text();
    return length;
  });
  const chunks = list((): PagefindMeta['chunks'][number] => {
    reader.array();
    return [reader.text(), reader.text(), reader.text()];
  });
  if (reader.array() > 0 || reader.array() > 0) {
    throw new Error('The Pagefind index has filters or sort keys; the columns replace them');
  }
  return { version, lengths, chunks, fields: list(() => reader.text()) };
}
