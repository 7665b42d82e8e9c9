import { ARRAY, NEGATIVE, TEXT, WHOLE } from './cbor-types.ts';

/**
 * Reads the part of CBOR (RFC 8949) that a Pagefind index is written in, value after value.
 * Every method throws if another kind of value, or none, comes next.
 */
export class CborReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** Place of the next value. */
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  /** Opens an array. */
  array(): number {
    return this.#head(ARRAY);
  }

  whole(): number {
    return this.#head(WHOLE);
  }

  /** Opens a text: its length in bytes of UTF-8, which follow. */
  openText(): number {
    return this.#head(TEXT);
  }

  text(): string {
    const length = this.openText();
    this.at += length;
    return new TextDecoder().decode(this.#bytes.subarray(this.at - length, this.at));
  }

  /** A whole number of either sign. */
  integer(): number {
    const head = this.#bytes[this.at] ?? 0;
    if (head < WIDE) {
      this.at++;
      return head;
    }
    return head >> 5 === NEGATIVE ? -1 - this.#head(NEGATIVE) : this.#head(WHOLE);
  }

  /** Passes over an array of whole numbers of either sign, and tells how many there were. */
  skipNumbers(): number {
    const count = this.array();
    for (let left = count; left > 0; left--) {
      const short = (this.#bytes[this.at] ?? 0) & SHORT;
      this.at += short < WIDE ? 1 : 1 + (1 << (short - WIDE));
    }
    return count;
  }

  #head(type: number): number {
    const head = this.#bytes[this.at++] ?? -1;
    if (head >> 5 !== type) throw new Error('The Pagefind index has a form that is not known');
    const short = head & SHORT;
    if (short < WIDE) return short;
    const at = this.at;
    this.at += 1 << (short - WIDE);
    if (short === WIDE) return this.#view.getUint8(at);
    if (short === WIDE + 1) return this.#view.getUint16(at);
    if (short === WIDE + 2) return this.#view.getUint32(at);
    throw new Error('The Pagefind index has a number that is too large');
  }
}

/** The bits of a value's first byte that hold a small number, or the width of a larger one. */
const SHORT = 31;
const WIDE = 24;
