const KEY = 'selection';

/** Papers that the reader picked, by id, with their ordinals; kept for the session. */
export class Selection {
  readonly #papers: Map<string, number>;

  constructor() {
    this.#papers = new Map(stored());
  }

  get size(): number {
    return this.#papers.size;
  }

  get papers(): ReadonlyMap<string, number> {
    return this.#papers;
  }

  has(id: string): boolean {
    return this.#papers.has(id);
  }

  set(id: string, ordinal: number, chosen: boolean): void {
    if (chosen) this.#papers.set(id, ordinal);
    else this.#papers.delete(id);
    this.#store();
  }

  clear(): void {
    this.#papers.clear();
    this.#store();
  }

  #store(): void {
    try {
      sessionStorage.setItem(KEY, JSON.stringify([...this.#papers]));
    } catch {
      // Storage may be blocked: the selection then lasts as long as the page.
    }
  }
}

function stored(): [string, number][] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(found) ? found.filter(isPaper) : [];
  } catch {
    return [];
  }
}

function isPaper(value: unknown): value is [string, number] {
  return Array.isArray(value) && typeof value[0] === 'string' && Number.isInteger(value[1]);
}
