/**
 * A set of papers, by ordinal: one bit a paper, so that set algebra over a hundred thousand
 * papers takes microseconds. Sets that meet in an operation are of the same catalogue.
 */
export class OrdinalSet {
  /** Papers in the catalogue, not in this set. */
  readonly size: number;
  readonly #bits: Uint32Array;

  constructor(size: number, ordinals: Iterable<number> = []) {
    this.size = size;
    this.#bits = new Uint32Array(Math.ceil(size / 32));
    for (const ordinal of ordinals) this.add(ordinal);
  }

  static all(size: number): OrdinalSet {
    return new OrdinalSet(size).complement();
  }

  add(ordinal: number): void {
    if (ordinal >= this.size) throw new RangeError(`No paper has the ordinal ${ordinal}`);
    this.#bits[ordinal >>> 5] = (this.#bits[ordinal >>> 5] ?? 0) | (1 << (ordinal & 31));
  }

  has(ordinal: number): boolean {
    return (((this.#bits[ordinal >>> 5] ?? 0) >>> (ordinal & 31)) & 1) === 1;
  }

  get count(): number {
    let total = 0;
    for (let word of this.#bits) for (; word !== 0; word &= word - 1) total++;
    return total;
  }

  /** The papers in both. */
  and(other: OrdinalSet): OrdinalSet {
    return this.#combine(other, (mine, theirs) => mine & theirs);
  }

  /** The papers in either. */
  or(other: OrdinalSet): OrdinalSet {
    return this.#combine(other, (mine, theirs) => mine | theirs);
  }

  /** The papers in this set but not in the other. */
  without(other: OrdinalSet): OrdinalSet {
    return this.#combine(other, (mine, theirs) => mine & ~theirs);
  }

  complement(): OrdinalSet {
    const rest = new OrdinalSet(this.size);
    rest.#bits.set(this.#bits.map((word) => ~word));
    const used = this.size & 31;
    const last = rest.#bits.length - 1;
    if (used > 0) rest.#bits[last] = (rest.#bits[last] ?? 0) & ((1 << used) - 1);
    return rest;
  }

  /** The ordinals in ascending order, oldest paper first. */
  toArray(): Uint32Array {
    const ordinals = new Uint32Array(this.count);
    let next = 0;
    for (let word = 0; word < this.#bits.length; word++) {
      let bits = this.#bits[word] ?? 0;
      while (bits !== 0) {
        ordinals[next++] = (word << 5) + (31 - Math.clz32(bits & -bits));
        bits &= bits - 1;
      }
    }
    return ordinals;
  }

  #combine(other: OrdinalSet, merge: (mine: number, theirs: number) => number): OrdinalSet {
    if (other.size !== this.size) throw new RangeError('Sets of different catalogues');
    const merged = new OrdinalSet(this.size);
    merged.#bits.set(this.#bits.map((mine, word) => merge(mine, other.#bits[word] ?? 0)));
    return merged;
  }
}
