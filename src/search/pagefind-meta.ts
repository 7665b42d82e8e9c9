/**
 * The part of a Pagefind 1.6 index that says what is where: https://github.com/Pagefind/pagefind,
 * `pagefind/src/index/index_metadata.rs`. It is CBOR (RFC 8949) of arrays, texts and whole
 * numbers behind a signature.
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

const SIGNATURE = 'pagefind_dcd';

/** @throws if the bytes, already decompressed, are not the metadata of a Pagefind 1.6 index. */
export function readPagefindMeta(bytes: Uint8Array): PagefindMeta {
  const text = new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length));
  if (text !== SIGNATURE) throw new Error('Not the metadata of a Pagefind index');
  const [version, pages, chunks, filters, sorts, fields] = list(
    new Reader(bytes.subarray(SIGNATURE.length)).value(),
  );
  if (list(filters).length > 0 || list(sorts).length > 0) {
    throw new Error('The Pagefind index has filters or sort keys; the columns replace them');
  }
  return {
    version: String(version),
    lengths: list(pages).map((page) => Number(list(page)[1])),
    chunks: list(chunks).map((chunk) => {
      const [from, to, name] = list(chunk).map(String);
      return [from ?? '', to ?? '', name ?? ''];
    }),
    fields: list(fields).map(String),
  };
}

/**
 * The metadata as Pagefind's own code reads it, uncompressed. Each page is called by its place,
 * so a result names the paper's ordinal and no reader has to load a hash for each paper.
 */
export function writePagefindMeta(meta: PagefindMeta): Uint8Array<ArrayBuffer> {
  const { version, lengths, chunks, fields } = meta;
  const writer = new Writer();
  writer.array(6);
  writer.text(version);
  writer.array(lengths.length);
  lengths.forEach((length, ordinal) => {
    writer.array(3);
    writer.text(String(ordinal));
    writer.whole(length);
    writer.text('');
  });
  writer.array(chunks.length);
  for (const chunk of chunks) {
    writer.array(3);
    for (const part of chunk) writer.text(part);
  }
  writer.array(0);
  writer.array(0);
  writer.array(fields.length);
  for (const field of fields) writer.text(field);
  return writer.bytes(SIGNATURE);
}

type Value = number | string | Value[];

const WHOLE = 0;
const TEXT = 3;
const ARRAY = 4;

function list(value: Value | undefined): Value[] {
  if (!Array.isArray(value)) throw new Error('The Pagefind index has a form that is not known');
  return value;
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  value(): Value {
    const head = this.#view.getUint8(this.#at++);
    const type = head >> 5;
    const number = this.#argument(head & 31);
    if (type === WHOLE) return number;
    if (type === ARRAY) return Array.from({ length: number }, () => this.value());
    if (type !== TEXT) throw new Error(`The Pagefind index has a part of unknown type ${type}`);
    this.#at += number;
    return new TextDecoder().decode(this.#bytes.subarray(this.#at - number, this.#at));
  }

  #argument(short: number): number {
    if (short < 24) return short;
    if (short > 26) throw new Error('The Pagefind index has a number that is too large');
    const width = 1 << (short - 24);
    this.#at += width;
    const at = this.#at - width;
    if (width === 1) return this.#view.getUint8(at);
    return width === 2 ? this.#view.getUint16(at) : this.#view.getUint32(at);
  }
}

class Writer {
  readonly #out: number[] = [];

  whole(number: number): void {
    this.#head(WHOLE, number);
  }

  array(length: number): void {
    this.#head(ARRAY, length);
  }

  text(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.#head(TEXT, bytes.length);
    for (const byte of bytes) this.#out.push(byte);
  }

  bytes(signature: string): Uint8Array<ArrayBuffer> {
    return Uint8Array.from([...new TextEncoder().encode(signature), ...this.#out]);
  }

  #head(type: number, number: number): void {
    const high = type << 5;
    if (number < 24) this.#out.push(high | number);
    else if (number < 0x100) this.#out.push(high | 24, number);
    else if (number < 0x10000) this.#out.push(high | 25, number >> 8, number & 255);
    else {
      this.#out.push(high | 26);
      for (const shift of [24, 16, 8, 0]) this.#out.push((number >>> shift) & 255);
    }
  }
}
