import type { FacetValue } from '#search/engine/facets.ts';
import { type Filters, stanceOn } from '#search/engine/query/state.ts';
import { part } from './element.ts';
import { type Choose, FacetItem } from './facet-item.ts';
import { makeFinder, placeItems } from './finder.ts';

export type SuggestAuthors = (text: string) => Promise<readonly FacetValue[]>;

/** Suggestions shown at a time. */
const MOST = 8;

/**
 * The author facet of a catalogue that is too large to list its authors: the reader types a name.
 * It has no counts, because a count is exact or absent.
 */
export class AuthorFinder {
  readonly #choose: Choose;
  readonly #suggest: SuggestAuthors;
  readonly #list: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #items = new Map<string, FacetItem>();
  /** Those that the page itself names, shown while nothing is typed. */
  readonly #first: readonly FacetValue[];
  #offered: readonly FacetValue[];
  #chosen: readonly FacetValue[] = [];
  #filters: Filters | undefined;
  #turn = 0;

  constructor(section: HTMLElement, choose: Choose, suggest: SuggestAuthors) {
    this.#choose = choose;
    this.#suggest = suggest;
    this.#list = part(section, 'ul');
    this.#first = [...section.querySelectorAll<HTMLElement>('[data-value]')].map((link) => ({
      value: link.dataset['value'] ?? '',
      name: part(link, 'span').textContent,
      total: 0,
    }));
    this.#offered = this.#first;
    this.#input = makeFinder('Find an author', () => this.#offer());
    this.#list.before(this.#input);
    section.setAttribute('role', 'group');
  }

  /** @param chosen the authors that the filters name. */
  show(filters: Filters, chosen: readonly FacetValue[]): void {
    this.#filters = filters;
    this.#chosen = chosen;
    this.#render();
  }

  /** Where suggestions cannot be loaded, none are offered; the next letter asks again. */
  async #offer(): Promise<void> {
    const turn = ++this.#turn;
    const text = this.#input.value.trim();
    const found = text ? await this.#suggest(text).catch(() => []) : this.#first;
    if (turn !== this.#turn) return;
    this.#offered = found.slice(0, MOST);
    this.#render();
  }

  /** Who is chosen but not offered comes first; ticking moves nobody. */
  #render(): void {
    const offered = new Set(this.#offered.map(({ value }) => value));
    const others = this.#chosen.filter(({ value }) => !offered.has(value));
    const items = [...others, ...this.#offered].map((author) => this.#itemFor(author));
    placeItems(this.#list, items);
  }

  #itemFor(author: FacetValue): HTMLLIElement {
    const { value } = author;
    const item = this.#items.get(value) ?? new FacetItem('author', author, this.#choose);
    this.#items.set(value, item);
    item.update(this.#filters ? stanceOn(this.#filters, 'author', value) : 'none');
    return item.node;
  }
}
