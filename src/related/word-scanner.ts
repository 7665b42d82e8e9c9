/** What a UTF-16 unit is: no part of a word, a part of one, or a word of its own. */
const Unit = { Other: 0, Part: 1, Whole: 2 } as const;

const units = Uint8Array.from({ length: 2 ** 16 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/\p{Script=Han}/u.test(sign)) return Unit.Whole;
  // Pairs of surrogates are rare letters; what is none tells nothing later.
  return /[\p{L}\p{N}\p{M}\p{Cs}]/u.test(sign) ? Unit.Part : Unit.Other;
});

type OnWord = (form: number, start: number, end: number) => void;

/**
 * Numbers the written forms of words in the order in which they come. A table of its own, with
 * hashes made while reading: cutting out every word of a large catalogue for a `Map` takes four
 * times as long.
 */
export class WordScanner {
  readonly #written: string[] = [];
  readonly #hashes: number[] = [];
  /** Number of a form in each slot, or -1. */
  #slots = new Int32Array(2 ** 12).fill(-1);

  written(form: number): string {
    return this.#written[form] ?? '';
  }

  /** Calls back for each word: letters, digits and marks in a row, Han characters one by one. */
  scan(text: string, onWord: OnWord): void {
    let start = -1;
    let hash = 0;
    for (let at = 0; at <= text.length; at++) {
      const code = at < text.length ? text.charCodeAt(at) : 0;
      const unit = units[code];
      if (unit === Unit.Part) {
        if (start < 0) start = at;
        hash = Math.imul(hash ^ code, 0x01000193);
        continue;
      }
      if (start >= 0) onWord(this.#form(text, start, at, hash), start, at);
      start = -1;
      hash = 0;
      if (unit === Unit.Whole) onWord(this.#form(text, at, at + 1, code), at, at + 1);
    }
  }

  #form(text: string, start: number, end: number, hash: number): number {
    let slot = this.#slot(hash);
    for (let form = this.#slots[slot] ?? -1; form >= 0; form = this.#slots[slot] ?? -1) {
      const written = this.#written[form] ?? '';
      if (written.length === end - start && text.startsWith(written, start)) return form;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    // A piece of a long text would hold all of it in memory.
    const form = this.#written.push([...text.slice(start, end)].join('')) - 1;
    this.#hashes.push(hash);
    this.#slots[slot] = form;
    if (form * 2 > this.#slots.length) this.#grow();
    return form;
  }

  #slot(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#slots.length - 1);
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (const [form, hash] of this.#hashes.entries()) {
      let slot = this.#slot(hash);
      while (this.#slots[slot] !== -1) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = form;
    }
  }
}
