import { grouped } from '#catalog/counted.ts';
import type { Facet, Stance } from '#search/engine/query/state.ts';
import type { FacetValue } from '#search/index/columns.ts';
import { tagOf } from './choices.ts';
import { button, element, heard } from './element.ts';

export type Choose = (facet: Facet, value: string, stance: Stance) => void;

/**
 * A value of a facet: a box to tick, how many papers that gives, and a button to exclude it. It
 * is made once and then changes in place, so that focus and pointer stay where they are.
 */
class FacetItem {
  readonly node: HTMLLIElement;
  readonly #name: string;
  readonly #label: HTMLElement;
  readonly #box = element('input', { type: 'checkbox' });
  readonly #count = element('b');
  readonly #not: HTMLButtonElement;
  #stance: Stance | undefined;
  #papers: number | undefined;
  #isZero = false;

  constructor(facet: Facet, { value, name }: FacetValue, choose: Choose) {
    const tag = tagOf(facet, value);
    this.#name = tag ? `${tag} ${name}` : name;
    this.#not = button(
      { class: 'not' },
      () => choose(facet, value, this.#stance === 'exclude' ? 'none' : 'exclude'),
      'not',
      heard(` ${this.#name}`),
    );
    const text = element('span', {}, tag && element('small', {}, tag), tag && ' ', name);
    this.#label = element('label', {}, this.#box, text, this.#count);
    this.node = element('li', { class: tag && `area-${tag}` }, this.#label, this.#not);
    this.#box.addEventListener('change', () => {
      if (this.#isZero) this.#box.checked = false;
      else choose(facet, value, this.#box.checked ? 'include' : 'none');
    });
    this.node.addEventListener('focusout', () => this.#disable());
  }

  /** @param count absent where it is not known: a count is exact or not there. */
  update(stance: Stance, count?: number): void {
    this.#tellStance(stance);
    if (count === this.#papers && this.#isZero === (count === 0 && stance === 'none')) return;
    this.#papers = count;
    this.#isZero = count === 0 && stance === 'none';
    this.#label.classList.toggle('zero', this.#isZero);
    const noun = count === 1 ? ' paper' : ' papers';
    this.#count.replaceChildren(...(count === undefined ? [] : [grouped(count), heard(noun)]));
    this.#disable();
  }

  #tellStance(stance: Stance): void {
    this.#box.checked = stance === 'include';
    if (stance === this.#stance) return;
    this.#stance = stance;
    const isExcluded = stance === 'exclude';
    this.#not.setAttribute('aria-pressed', String(isExcluded));
    this.#not.title = isExcluded ? `No longer exclude ${this.#name}` : `Exclude ${this.#name}`;
    this.node.dataset['stance'] = stance;
  }

  /** A control that has the focus keeps it: it says that it is disabled, and is once it is left. */
  #disable(): void {
    for (const control of [this.#box, this.#not]) {
      const focused = document.activeElement === control;
      control.disabled = this.#isZero && !focused;
      if (this.#isZero && focused) control.setAttribute('aria-disabled', 'true');
      else control.removeAttribute('aria-disabled');
    }
  }
}

/** A value as the list of a facet shows it. */
interface ShownValue {
  value: FacetValue;
  stance: Stance;
  count?: number;
}

/** The list of a facet, whose items are made once. */
export class FacetItems {
  readonly #list: HTMLElement;
  readonly #make: (value: FacetValue) => FacetItem;
  readonly #items = new Map<string, FacetItem>();

  constructor(list: HTMLElement, facet: Facet, choose: Choose) {
    this.#list = list;
    this.#make = (value) => new FacetItem(facet, value, choose);
  }

  /** The node of a value that was shown before. */
  node(value: string): HTMLLIElement | undefined {
    return this.#items.get(value)?.node;
  }

  /** Shows these values; where others were shown, what has the focus keeps it. */
  show(values: readonly ShownValue[]): void {
    const nodes = values.map(({ value, stance, count }) => {
      const item = this.#items.get(value.value) ?? this.#make(value);
      this.#items.set(value.value, item);
      item.update(stance, count);
      return item.node;
    });
    const isSame =
      nodes.length === this.#list.childElementCount &&
      nodes.every((node, at) => node === this.#list.children[at]);
    if (isSame) return;
    const focused = document.activeElement;
    this.#list.replaceChildren(...nodes);
    if (focused instanceof HTMLElement && this.#list.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }
}

/** A field that finds values of a facet as the reader types. */
export function makeFinder(label: string, find: () => void): HTMLInputElement {
  const input = element('input', {
    class: 'finder',
    type: 'search',
    'aria-label': label,
    placeholder: label,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  input.addEventListener('input', find);
  return input;
}
