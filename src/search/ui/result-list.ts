import { shownOf } from '#search/engine/query/state.ts';
import type { ResultRow } from '#search/engine/search.ts';
import { button, element } from './element.ts';
import type { Names } from './names.ts';
import { paperRow } from './paper-row.ts';

/** Rows that are built at a time, so that no number of them holds up the page. */
const ROWS_AT_ONCE = 15;

interface Shown {
  /** Papers found in all. */
  total: number;
  names: Names;
  /** Whether words were searched for. */
  searched: boolean;
  /** Gives the rows from one place to the one before another. */
  rows(from: number, to: number): Promise<ResultRow[]>;
}

/** The papers found, and a button for more of them. */
export class ResultList {
  readonly nodes: readonly Node[];
  /** The rows that were added first. */
  first: readonly ResultRow[] = [];
  readonly #list = element('ol', { class: 'papers' });
  readonly #complaint = element('p', { class: 'complaint', role: 'status' });
  readonly #button: HTMLButtonElement;
  readonly #shown: Shown;

  constructor(shown: Shown, more: () => Promise<void>) {
    this.#shown = shown;
    let isAsking = false;
    this.#button = button({ class: 'button again' }, async () => {
      if (isAsking) return;
      isAsking = true;
      await more();
      isAsking = false;
    });
    this.nodes = [this.#list, this.#complaint, this.#button];
  }

  get length(): number {
    return this.#list.childElementCount;
  }

  /** Adds rows up to a number of them, as far as there are papers, unless it is aborted. */
  async fill(to: number, signal: AbortSignal): Promise<void> {
    const end = shownOf(this.#shown.total, to);
    while (this.length < end) {
      const rows = await this.#shown.rows(this.length, Math.min(this.length + ROWS_AT_ONCE, end));
      signal.throwIfAborted();
      this.#append(rows);
    }
  }

  #append(rows: readonly ResultRow[]): void {
    const { names, searched, total } = this.#shown;
    if (this.length === 0) this.first = rows;
    this.#list.append(...rows.map((row) => paperRow(row, names, searched)));
    const left = total - this.length;
    this.#complaint.textContent = '';
    this.#button.hidden = left <= 0;
    this.#button.textContent = `More papers (${left} left)`;
  }

  /** Says why there are no more rows yet. */
  complain(message: string): void {
    this.#complaint.textContent = message;
  }

  /** Puts the focus on the paper at a place, without scrolling to it. */
  focus(place: number): void {
    const link = this.#list.children[place]?.querySelector<HTMLElement>('h3 a');
    link?.focus({ preventScroll: true });
  }
}
