/** More than there are words in any catalogue, so that a pair of them is a whole number. */
const STEP = 2 ** 24;

/**
 * Numbers pairs of words in the order in which they come. A table of open addressing in typed
 * arrays: a catalogue has millions of pairs, of which a `Map` takes four times the memory.
 */
export class PairTable {
  /** Pair in each slot, or -1. */
  #pairs = new Float64Array(2 ** 12).fill(-1);
  #numbers = new Int32Array(2 ** 12);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a pair, which it gets when it is new. */
  number(first: number, second: number): number {
    const pair = first * STEP + second;
    const slot = this.#slot(pair);
    if (this.#pairs[slot] === pair) return this.#numbers[slot] ?? 0;
    this.#pairs[slot] = pair;
    this.#numbers[slot] = this.#size++;
    if (this.#size * 3 > this.#pairs.length * 2) this.#grow();
    return this.#size - 1;
  }

  #slot(pair: number): number {
    const pairs = this.#pairs;
    const mask = pairs.length - 1;
    const mixed =
      Math.imul(pair % STEP, 0x9e3779b1) ^ Math.imul(Math.floor(pair / STEP), 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (pairs[slot] !== pair && pairs[slot] !== -1) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [pairs, numbers] = [this.#pairs, this.#numbers];
    this.#pairs = new Float64Array(pairs.length * 2).fill(-1);
    this.#numbers = new Int32Array(pairs.length * 2);
    for (const [slot, pair] of pairs.entries()) {
      if (pair === -1) continue;
      const to = this.#slot(pair);
      this.#pairs[to] = pair;
      this.#numbers[to] = numbers[slot] ?? 0;
    }
  }
}
