import { counted, grouped } from '#catalog/counted.ts';
import { type Facet, type Filters, stanceOn } from '#search/engine/query/state.ts';
import { findableWords, nameWords } from '#search/index/author-names.ts';
import type { FacetValue } from '#search/index/columns.ts';
import { stanceOf } from './choices.ts';
import { button, element, part } from './element.ts';
import { type Choose, FacetItems, makeFinder } from './facet-item.ts';

/** Values shown before the reader asks for all. */
const FEW = 6;

/** Values shown at most; in a longer list the reader types to find the others. */
const MANY = 60;

interface Shown {
  values: readonly FacetValue[];
  counts: Uint32Array;
  filters: Filters;
  /** The text that was searched for. */
  q: string;
}

/**
 * One facet of the panel: the links of the page become boxes to tick. Ticking changes counts but
 * never the order, so that nothing moves under the pointer; with another text a long list begins
 * with the values that have most papers for it.
 */
export class FacetList {
  readonly #facet: Facet;
  readonly #list: HTMLUListElement;
  readonly #label: string;
  readonly #finder: HTMLInputElement;
  readonly #note = element('p', { class: 'note', role: 'status' });
  readonly #toggle: HTMLButtonElement;
  readonly #items: FacetItems;
  /** The link that had the focus when the links went. */
  #held: Element | null = null;
  #isOpen = false;
  #order: readonly number[] = [];
  #shown: Shown | undefined;

  constructor(section: HTMLElement, facet: Facet, choose: Choose) {
    this.#facet = facet;
    this.#list = part(section, 'ul');
    this.#items = new FacetItems(this.#list, facet, choose);
    const link = section.querySelector('.all');
    const name = part(section, 'h2').textContent.trim().toLowerCase();
    this.#label = link?.textContent.trim() ?? 'All';
    if (section.contains(document.activeElement)) this.#held = document.activeElement;
    this.#finder = makeFinder(`Find: ${name}`, () => this.#render());
    this.#toggle = button({ class: 'all', 'aria-expanded': 'false' }, () => this.#turn());
    link?.remove();
    this.#list.replaceChildren();
    section.setAttribute('role', 'group');
  }

  show(shown: Shown): void {
    const { values, counts, q } = shown;
    if (this.#shown?.q !== q || this.#shown.values.length !== values.length) {
      const count = (at: number) => (q.trim() && values.length > FEW ? (counts[at] ?? 0) : 0);
      this.#order = [...values.keys()].sort((a, b) => count(b) - count(a));
    }
    this.#shown = shown;
    this.#render();
    this.#handOver();
  }

  /** What takes the place of a link that had the focus has it then. */
  #handOver(): void {
    if (!this.#held) return;
    const item = this.#items.node(this.#held.getAttribute('data-value') ?? '');
    (item?.querySelector('input') ?? this.#toggle).focus({ preventScroll: true });
    this.#held = null;
  }

  #turn(): void {
    this.#isOpen = !this.#isOpen;
    this.#finder.value = '';
    this.#render();
    // On a touch screen a focused field brings up the keyboard, over the list just opened.
    if (this.#isOpen && matchMedia('(hover)').matches) this.#finder.focus();
  }

  #render(): void {
    if (!this.#shown) return;
    const { values, counts, filters } = this.#shown;
    const found = this.#found(values).map((at) => {
      const value = values[at] as FacetValue;
      const stance = stanceOf(filters, this.#facet, value.value);
      return { value, stance, count: counts[at] ?? 0 };
    });
    const shown = found.slice(0, this.#isOpen ? MANY : FEW);
    const others = this.#finder.value ? [] : found.slice(shown.length);
    const items = [...shown, ...others.filter(({ stance }) => stance !== 'none')];
    this.#items.show(items);
    this.#finder.hidden = !this.#isOpen;
    if (values.length > FEW && !this.#toggle.isConnected) {
      this.#list.before(this.#finder);
      this.#list.after(this.#note, this.#toggle);
    }
    this.#toggle.textContent = this.#isOpen ? 'Fewer' : this.#label;
    this.#toggle.setAttribute('aria-expanded', String(this.#isOpen));
    this.#note.textContent = this.#isOpen ? noteOn(items.length, found.length, values.length) : '';
  }

  /** Indexes of the values that have all words of what is typed. */
  #found(values: readonly FacetValue[]): readonly number[] {
    const wanted = nameWords(this.#finder.value);
    if (wanted.length === 0) return this.#order;
    return this.#order.filter((at) => {
      const words = findableWords(values[at] as FacetValue);
      return wanted.every((word) => words.some((own) => own.startsWith(word)));
    });
  }
}

function noteOn(shown: number, found: number, all: number): string {
  if (found > shown) return `${grouped(shown)} of ${grouped(found)}; type to find the others`;
  return found < all ? `${counted(found, 'name')} found` : '';
}

export type SuggestAuthors = (text: string) => Promise<readonly FacetValue[]>;

/** Authors suggested at a time. */
const SUGGESTED = 8;

/**
 * The author facet of a catalogue that is too large to list its authors: the reader types a name.
 * It has no counts, because a count is exact or absent.
 */
export class AuthorFinder {
  readonly #suggest: SuggestAuthors;
  readonly #input: HTMLInputElement;
  readonly #items: FacetItems;
  /** Those that the page itself names, shown while nothing is typed. */
  readonly #first: readonly FacetValue[];
  #offered: readonly FacetValue[];
  #chosen: readonly FacetValue[] = [];
  #filters: Filters | undefined;
  #turn = 0;

  constructor(section: HTMLElement, choose: Choose, suggest: SuggestAuthors) {
    this.#suggest = suggest;
    const list = part(section, 'ul');
    this.#items = new FacetItems(list, 'author', choose);
    this.#first = [...section.querySelectorAll<HTMLElement>('[data-value]')].map((link) => ({
      value: link.dataset['value'] ?? '',
      name: part(link, 'span').textContent,
      total: 0,
    }));
    this.#offered = this.#first;
    this.#input = makeFinder('Find an author', () => this.#offer());
    list.before(this.#input);
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
    this.#offered = found.slice(0, SUGGESTED);
    this.#render();
  }

  /** Chosen authors who are not offered come first, so that ticking moves no item. */
  #render(): void {
    const offered = new Set(this.#offered.map(({ value }) => value));
    const others = this.#chosen.filter(({ value }) => !offered.has(value));
    const shown = [...others, ...this.#offered].map((value) => {
      const stance = this.#filters ? stanceOn(this.#filters, 'author', value.value) : 'none';
      return { value, stance };
    });
    this.#items.show(shown);
  }
}
