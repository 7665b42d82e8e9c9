import { element, part } from './element.ts';

/** A wait below this shows nothing; above it the list makes place for what is coming, in ms. */
const PATIENCE = 300;

/** A pause before the count is read out, so that not every key is, in ms. */
const ANNOUNCE_AFTER = 500;

/** The catalogue page's own list and what the search puts in its place. */
export class CatalogueView {
  readonly box: HTMLInputElement;
  readonly form: HTMLFormElement;
  readonly sort: HTMLSelectElement;
  readonly list: HTMLElement;
  readonly panel: HTMLElement;
  readonly #bar: HTMLElement;
  readonly #count: HTMLElement;
  readonly #wholeCount: string;
  readonly #live = element('p', { class: 'heard', role: 'status' });
  /** What the page came with: the newest papers, for the state that asks nothing. */
  readonly #static: readonly Node[];
  #isStatic = true;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #announcing: ReturnType<typeof setTimeout> | undefined;

  constructor(page: HTMLElement) {
    this.box = part(page, '#q');
    this.form = part(page, '#search');
    this.sort = part(page, '.sort select');
    this.list = part(page, '.list');
    this.panel = part(page, '.filter');
    this.#bar = part(this.list, '.bar');
    this.#count = part(this.#bar, '#count');
    this.#wholeCount = this.#count.textContent.trim();
    this.#static = [...this.list.childNodes].filter((node) => node !== this.#bar);
    page.append(this.#live);
  }

  /** Puts the page's own list back. */
  showStatic(above: readonly Node[] = []): void {
    this.#settle(this.#wholeCount);
    if (!this.#isStatic || above.length > 0) this.#replace(above, this.#static);
    this.#isStatic = true;
  }

  /** Shows what was found: chips and notices above the count, the papers below it. */
  show(count: string, above: readonly Node[], below: readonly Node[]): void {
    this.#settle(count);
    this.#replace(above, below);
    this.#isStatic = false;
  }

  /**
   * The old list stays while the next is on its way. On the page's first answer, where the old
   * list is not what was asked for, `placeholder` takes its place when it takes long.
   */
  busy(placeholder: () => Node): void {
    this.list.setAttribute('aria-busy', 'true');
    clearTimeout(this.#waiting);
    if (!this.#isStatic) return;
    this.#waiting = setTimeout(() => {
      this.#replace([], [placeholder()]);
      this.#isStatic = false;
    }, PATIENCE);
  }

  /** Names the orders that make sense; an empty value stands for the usual one. */
  showSort(orders: readonly (readonly [value: string, label: string])[], chosen: string): void {
    const options = orders.map(([value, label]) => element('option', { value }, label));
    this.sort.replaceChildren(...options);
    this.sort.value = chosen;
  }

  #settle(count: string): void {
    clearTimeout(this.#waiting);
    this.list.removeAttribute('aria-busy');
    if (this.#count.textContent === count) return;
    this.#count.textContent = count;
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => {
      this.#live.textContent = count;
    }, ANNOUNCE_AFTER);
  }

  #replace(above: readonly Node[], below: readonly Node[]): void {
    this.list.replaceChildren(...above, this.#bar, ...below);
  }
}
