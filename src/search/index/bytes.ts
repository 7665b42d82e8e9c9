/** Writes numbers as varints, seven bits a byte, the lowest first, and bytes as they are. */
export class ByteWriter {
  #out = new Uint8Array(64);
  #length = 0;

  whole(number: number): void {
    this.#reserve(5);
    let rest = number;
    for (; rest >= 0x80; rest >>>= 7) this.#out[this.#length++] = (rest & 0x7f) | 0x80;
    this.#out[this.#length++] = rest;
  }

  copy(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#out.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#out.slice(0, this.#length);
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#out.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#out.length));
    larger.set(this.#out);
    this.#out = larger;
  }
}

/** Reads what `ByteWriter` wrote; throws where the bytes end too soon. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  whole(): number {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined || shift > 28) throw new RangeError('The bytes end too soon');
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number >>> 0;
    }
  }

  /** Goes past so many numbers. */
  skip(count: number): void {
    for (let left = count; left > 0; left--) {
      while ((this.#bytes[this.at++] ?? 0) >= 0x80);
    }
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  bytes(length: number): Uint8Array {
    const start = this.at;
    this.at += length;
    if (this.at > this.#bytes.length) throw new RangeError('The bytes end too soon');
    return this.#bytes.subarray(start, this.at);
  }
}
