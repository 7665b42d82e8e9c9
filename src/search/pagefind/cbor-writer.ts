import { ARRAY, TEXT, WHOLE } from '#search/index/cbor-types.ts';

/** Writes the part of CBOR (RFC 8949) that a Pagefind index is written in. */
export class CborWriter {
  #out = new Uint8Array(1024);
  #length = 0;

  whole(number: number): void {
    this.#head(WHOLE, number);
  }

  /** Opens an array, whose items follow. */
  array(length: number): void {
    this.#head(ARRAY, length);
  }

  /** @param bytes the text's UTF-8, a character a byte: an index has a million words. */
  text(bytes: string): void {
    this.#head(TEXT, bytes.length);
    this.#reserve(bytes.length);
    for (let at = 0; at < bytes.length; at++) this.#byte(bytes.charCodeAt(at));
  }

  /** Writes bytes as they are. */
  copy(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#out.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** All that was written. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#out.slice(0, this.#length);
  }

  #head(type: number, number: number): void {
    this.#reserve(5);
    const high = type << 5;
    if (number < 24) this.#byte(high | number);
    else if (number < 0x100) {
      this.#byte(high | 24);
      this.#byte(number);
    } else {
      const wide = number >= 0x10000;
      this.#byte(high | (wide ? 26 : 25));
      for (const shift of wide ? [24, 16, 8, 0] : [8, 0]) this.#byte(number >>> shift);
    }
  }

  #byte(byte: number): void {
    this.#out[this.#length++] = byte;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#out.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#out.length));
    larger.set(this.#out.subarray(0, this.#length));
    this.#out = larger;
  }
}
