import { counted, grouped } from '#catalog/counted.ts';
import type { FacetValue } from '#search/engine/facets.ts';
import type { Facet, Filters } from '#search/engine/query/state.ts';
import { findableWords, nameWords } from '#search/index/author-names.ts';
import { button, element, part } from './element.ts';
import { type Choose, FacetItem } from './facet-item.ts';
import { makeFinder, placeItems } from './finder.ts';
import { stanceOf } from './year-ranges.ts';

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
  readonly #choose: Choose;
  readonly #list: HTMLUListElement;
  readonly #label: string;
  readonly #finder: HTMLInputElement;
  readonly #note = element('p', { class: 'note', role: 'status' });
  readonly #toggle: HTMLButtonElement;
  readonly #items = new Map<string, FacetItem>();
  /** The link that had the focus when the links went. */
  #held: Element | null = null;
  #isOpen = false;
  #order: readonly number[] = [];
  #shown: Shown | undefined;

  constructor(section: HTMLElement, facet: Facet, choose: Choose) {
    this.#facet = facet;
    this.#choose = choose;
    this.#list = part(section, 'ul');
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
    const isOther = this.#shown?.q !== q || this.#shown.values.length !== values.length;
    if (isOther) {
      this.#order = [...values.keys()];
      const count = (at: number) => counts[at] ?? 0;
      if (q.trim() && values.length > FEW) {
        this.#order = this.#order.toSorted((a, b) => count(b) - count(a));
      }
    }
    this.#shown = shown;
    this.#render();
    this.#handOver();
  }

  /** What takes the place of a link that had the focus has it then. */
  #handOver(): void {
    if (!this.#held) return;
    const item = this.#items.get(this.#held.getAttribute('data-value') ?? '');
    (item?.node.querySelector('input') ?? this.#toggle).focus({ preventScroll: true });
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
    const { values, filters } = this.#shown;
    const stance = ({ value }: FacetValue) => stanceOf(filters, this.#facet, value);
    const found = this.#found(values);
    const shown = found.slice(0, this.#isOpen ? MANY : FEW);
    const others = this.#finder.value ? [] : found.slice(shown.length);
    const chosen = others.filter((at) => stance(values[at] as FacetValue) !== 'none');
    const items = [...shown, ...chosen].map((at) => this.#itemAt(at));
    placeItems(this.#list, items);
    this.#finder.hidden = !this.#isOpen;
    if (values.length > FEW && !this.#toggle.isConnected) {
      this.#list.before(this.#finder);
      this.#list.after(this.#note, this.#toggle);
    }
    this.#toggle.textContent = this.#isOpen ? 'Fewer' : this.#label;
    this.#toggle.setAttribute('aria-expanded', String(this.#isOpen));
    this.#note.textContent = this.#isOpen ? noteOn(items.length, found.length, values.length) : '';
  }

  /** Places of the values that have all words of what is typed. */
  #found(values: readonly FacetValue[]): readonly number[] {
    const wanted = nameWords(this.#finder.value);
    if (wanted.length === 0) return this.#order;
    return this.#order.filter((at) => {
      const words = findableWords(values[at] as FacetValue);
      return wanted.every((word) => words.some((own) => own.startsWith(word)));
    });
  }

  #itemAt(at: number): HTMLLIElement {
    const { values, counts, filters } = this.#shown as Shown;
    const value = values[at] as FacetValue;
    const item = this.#items.get(value.value) ?? new FacetItem(this.#facet, value, this.#choose);
    this.#items.set(value.value, item);
    item.update(stanceOf(filters, this.#facet, value.value), counts[at] ?? 0);
    return item.node;
  }
}

function noteOn(shown: number, found: number, all: number): string {
  if (found > shown) return `${grouped(shown)} of ${grouped(found)}; type to find the others`;
  return found < all ? `${counted(found, 'name')} found` : '';
}
