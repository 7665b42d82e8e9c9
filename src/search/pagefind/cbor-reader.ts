/** Major types of CBOR (RFC 8949, section 3.1) that a Pagefind index is made of. */
const Major = { Whole: 0, Negative: 1, Text: 3, Array: 4 } as const;

/** From here on the short number in a value's first byte is the width of one that follows. */
const WIDE = 24;

/** Reads a Pagefind index value by value; throws where another kind of value, or none, comes. */
export class CborReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #decoder = new TextDecoder();
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  array(): number {
    return this.#head(Major.Array);
  }

  /** Opens an array and reads what is in it, item by item. */
  list<Item>(read: () => Item): Item[] {
    return Array.from({ length: this.array() }, read);
  }

  /** Opens an array of whole numbers of either sign and hands them over; there are very many. */
  each(take: (number: number) => void): number {
    const count = this.array();
    for (let left = count; left > 0; left--) take(this.#integer());
    return count;
  }

  whole(): number {
    return this.#head(Major.Whole);
  }

  text(): string {
    const length = this.#head(Major.Text);
    this.#at += length;
    return this.#decoder.decode(this.#bytes.subarray(this.#at - length, this.#at));
  }

  #integer(): number {
    const head = this.#bytes[this.#at] ?? 0;
    return head >> 5 === Major.Negative ? -1 - this.#head(Major.Negative) : this.#head(Major.Whole);
  }

  #head(type: number): number {
    const head = this.#bytes[this.#at++] ?? -1;
    if (head >> 5 !== type) throw new Error('The Pagefind index has a form that is not known');
    const short = head & 31;
    if (short < WIDE) return short;
    const at = this.#at;
    this.#at += 1 << (short - WIDE);
    if (short === WIDE) return this.#view.getUint8(at);
    if (short === WIDE + 1) return this.#view.getUint16(at);
    if (short === WIDE + 2) return this.#view.getUint32(at);
    throw new Error('The Pagefind index has a number that is too large');
  }
}
