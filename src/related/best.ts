/** Keeps the documents of the highest scores above 0 that it is offered; of equals the earlier. */
export class Best {
  readonly #docs: Int32Array;
  readonly #scores: Float64Array;
  #size = 0;
  /** What a score must reach. */
  #least = Number.MIN_VALUE;

  /** @param most how many at most. */
  constructor(most: number) {
    this.#docs = new Int32Array(most);
    this.#scores = new Float64Array(most);
  }

  offer(doc: number, score: number): void {
    if (!(score >= this.#least)) return;
    const [docs, scores] = [this.#docs, this.#scores];
    const most = docs.length;
    let at = this.#size < most ? this.#size++ : most;
    for (; at > 0; at--) {
      const [other, its] = [docs[at - 1] ?? 0, scores[at - 1] ?? 0];
      if (its > score || (its === score && other < doc)) break;
      if (at < most) {
        docs[at] = other;
        scores[at] = its;
      }
    }
    if (at === most) return;
    docs[at] = doc;
    scores[at] = score;
    if (this.#size === most) this.#least = scores[most - 1] ?? 0;
  }

  /** Gives what it has, best first, and forgets it. */
  take(): Int32Array {
    const taken = this.#docs.slice(0, this.#size);
    this.#size = 0;
    this.#least = Number.MIN_VALUE;
    return taken;
  }
}
