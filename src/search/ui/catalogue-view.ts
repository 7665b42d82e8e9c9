import { announcer, element, part } from './element.ts';
import type { OfferList } from './offer-list.ts';

/** A wait below this shows nothing; above it the list shows that something is coming, in ms. */
const PATIENCE = 300;

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
  readonly #live = announcer();
  /** What the page came with: the newest papers, for the state that asks nothing. */
  readonly #static: readonly Node[];
  #shows: 'static' | 'found' = 'static';
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(page: HTMLElement) {
    this.box = part(page, '#q');
    this.form = part(page, '#search');
    this.sort = part(page, '.sort select');
    this.list = part(page, '.list');
    this.panel = part(page, '.filters');
    this.#bar = part(this.list, '.bar');
    this.#count = part(this.#bar, '#count');
    this.list.tabIndex = -1;
    this.#count.tabIndex = -1;
    this.#wholeCount = this.#count.textContent.trim();
    this.#static = [...this.list.childNodes].filter((node) => node !== this.#bar);
    page.append(this.#live.line);
  }

  /**
   * Moves by arrow keys from the box through what is offered below it, which has the first say
   * while it is open, to the papers found, and back; Escape closes the offers, then clears the box.
   */
  wireKeys(offers: Pick<OfferList, 'press'>, clear: () => void): void {
    const { box, list } = this;
    const links = () => [...list.querySelectorAll<HTMLAnchorElement>('.paper h3 a')];

    box.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      const [first] = links();
      if (offers.press(event)) {
        event.preventDefault();
      } else if (event.key === 'ArrowDown' && first) {
        event.preventDefault();
        first.focus();
      } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && first) {
        event.preventDefault();
        open(first.href, '_blank', 'noopener');
      } else if (event.key === 'Escape') {
        if (box.value === '') box.blur();
        else clear();
        event.preventDefault();
      }
    });

    list.addEventListener('keydown', (event) => {
      const all = links();
      const at = all.indexOf(event.target as HTMLAnchorElement);
      if (event.key === 'Escape') {
        box.focus();
      } else if (at >= 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault();
        const next = event.key === 'ArrowDown' ? all[at + 1] : (all[at - 1] ?? box);
        next?.focus();
      }
    });
  }

  /** Puts the page's own list back. */
  showStatic(above: readonly Node[] = [], said = this.#wholeCount): void {
    const isBack = this.#shows !== 'static' || above.length > 0;
    const isThere = !isBack && this.list.firstChild === this.#bar;
    if (!isThere) this.#replace(above, this.#static);
    this.#settle('static', this.#wholeCount);
    if (!isThere) this.#live.announce(said);
  }

  /** Shows what was found: chips and notices above the count, the papers below it. */
  show(count: string, above: readonly Node[], below: readonly Node[]): void {
    this.#replace(above, below);
    this.#settle('found', count);
    this.#live.announce(count);
  }

  /**
   * The old list stays while the next is on its way. The page's own list, which is not what was
   * asked for, soon gives way to grey places for the papers to come.
   */
  busy(): void {
    this.list.setAttribute('aria-busy', 'true');
    if (this.#shows !== 'static' || this.#waiting !== undefined) return;
    this.#waiting = setTimeout(() => {
      const focused = document.activeElement;
      const isVeiled = this.list.contains(focused) && !this.#bar.contains(focused);
      if (isVeiled) this.list.focus({ preventScroll: true });
      this.list.classList.add('late');
      veil(true);
      this.#live.line.textContent = 'Searching…';
    }, PATIENCE);
  }

  /** Names the orders that make sense; an empty value stands for the usual one. */
  showSort(orders: readonly (readonly [value: string, label: string])[], chosen: string): void {
    const options = orders.map(([value, label]) => element('option', { value }, label));
    this.sort.replaceChildren(...options);
    this.sort.value = orders.some(([value]) => value === chosen) ? chosen : '';
  }

  #settle(shows: 'static' | 'found', count: string): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#shows = shows;
    this.#count.textContent = count;
    this.list.removeAttribute('aria-busy');
    this.list.classList.remove('late');
    veil(false);
  }

  /** The focus of a control that is gone passes to the one where it was, else to the count. */
  #replace(above: readonly Node[], below: readonly Node[]): void {
    const focused = document.activeElement;
    const index = this.#chips().indexOf(focused as HTMLElement);
    const hadFocus = this.list.contains(focused);
    this.list.replaceChildren(...above, this.#bar, ...below);
    if (!hadFocus || this.list.contains(document.activeElement)) return;
    const same = this.list.contains(focused) ? (focused as HTMLElement) : undefined;
    const next = index < 0 ? undefined : (this.#chips()[index] ?? this.#chips().at(-1));
    (same ?? next ?? this.#count).focus({ preventScroll: true });
  }

  /** The buttons that take a choice back. */
  #chips(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>('.chip')];
  }
}

/** The page's own list is not seen while something else is asked, as catalogue.css has it. */
function veil(asks: boolean): void {
  document.documentElement.classList.toggle('asks', asks);
}
