import type { FacetValue } from '../../facets.ts';
import type { Choice } from '../../query/state.ts';
import { button, element, part } from './element.ts';
import type { Choose } from './facet-list.ts';

export type SuggestAuthors = (text: string) => Promise<readonly FacetValue[]>;

/** Suggestions shown at a time. */
const MOST = 8;

/**
 * The author facet of a catalogue that is too large to list its authors: the reader types a name.
 * It has no counts, because a count is exact or absent.
 */
export class AuthorFinder {
  readonly #section: HTMLElement;
  readonly #choose: Choose;
  readonly #suggest: SuggestAuthors;
  readonly #list: HTMLElement;
  #input: HTMLInputElement | undefined;
  #chosen: readonly string[] = [];
  #turn = 0;

  constructor(section: HTMLElement, choose: Choose, suggest: SuggestAuthors) {
    this.#section = section;
    this.#choose = choose;
    this.#suggest = suggest;
    this.#list = part(section, 'ul');
  }

  show({ include, exclude }: Choice): void {
    this.#chosen = [...include, ...exclude];
    if (!this.#input) this.#addInput();
  }

  #addInput(): void {
    const input = element('input', {
      type: 'search',
      'aria-label': 'Find an author',
      placeholder: 'Find an author',
      autocomplete: 'off',
    });
    this.#input = input;
    input.addEventListener('input', () => this.#offer(input.value));
    this.#section.append(element('div', { class: 'finder' }, input));
  }

  async #offer(text: string): Promise<void> {
    const turn = ++this.#turn;
    const found = text.trim() ? await this.#suggest(text) : [];
    if (turn !== this.#turn) return;
    const items = found.slice(0, MOST).map((author) => element('li', {}, this.#button(author)));
    this.#list.replaceChildren(...items);
  }

  #button({ value, name }: FacetValue): HTMLElement {
    const chosen = this.#chosen.includes(value);
    return button(
      { class: 'way', 'aria-pressed': String(chosen) },
      () => this.#choose('author', value, chosen ? 'none' : 'include'),
      name,
    );
  }
}
