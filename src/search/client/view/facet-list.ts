import { grouped } from '#catalog/counted.ts';
import type { FacetValue } from '../../facets.ts';
import { type Facet, type Filters, type Stance, stanceOn } from '../../query/state.ts';
import { button, element, heard, part } from './element.ts';

/** Values shown before the reader asks for all. */
const FEW = 6;

/** Values shown at most; in a longer list the reader types to find the others. */
const MANY = 60;

export type Choose = (facet: Facet, value: string, stance: Stance) => void;

interface Shown {
  values: readonly FacetValue[];
  counts: Uint32Array;
  filters: Filters;
}

/**
 * One facet of the panel: the static links of the page become check boxes. Values keep their
 * places while counts change, so that nothing moves under the pointer; those without a paper are
 * disabled.
 */
export class FacetList {
  readonly #facet: Facet;
  readonly #choose: Choose;
  readonly #list: HTMLUListElement;
  readonly #finder: HTMLElement;
  #all = false;
  #wanted = '';
  #shown: Shown | undefined;

  constructor(section: HTMLElement, facet: Facet, choose: Choose) {
    this.#facet = facet;
    this.#choose = choose;
    this.#list = part(section, 'ul');
    const label = part(section, 'h2').textContent.toLowerCase();
    this.#finder = this.#makeFinder(label);
    section.querySelector('.all')?.remove();
    section.append(this.#finder);
    section.setAttribute('role', 'group');
  }

  show(shown: Shown): void {
    this.#shown = shown;
    const focused = this.#focusedKey();
    this.#list.replaceChildren(...this.#values(shown).map((at) => this.#item(at, shown)));
    this.#finder.hidden = shown.values.length <= FEW;
    if (focused) this.#list.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus();
  }

  #values({ values, filters }: Shown): number[] {
    const places = [...values.keys()];
    const isChosen = (at: number) => this.#stance(values[at], filters) !== 'none';
    if (!this.#all) return places.filter((at) => at < FEW || isChosen(at));
    const wanted = this.#wanted.toLowerCase();
    const matches = (at: number) => values[at]?.name.toLowerCase().includes(wanted);
    const found = places.filter((at) => isChosen(at) || matches(at));
    return found.slice(0, MANY);
  }

  #item(at: number, { values, counts, filters }: Shown): HTMLLIElement {
    const value = values[at];
    const count = counts[at] ?? 0;
    if (!value) throw new RangeError(`The facet has no value ${at}`);
    const stance = this.#stance(value, filters);
    const disabled = count === 0 && stance === 'none';
    const tint = this.#facet === 'area' ? `area-${value.value}` : undefined;
    return element(
      'li',
      { class: tint, 'data-stance': stance },
      element(
        'label',
        { class: disabled && 'zero' },
        this.#box(value, stance, disabled),
        element('span', {}, value.name),
        element('b', {}, grouped(count)),
      ),
      this.#facet !== 'code' && this.#notButton(value, stance, disabled),
    );
  }

  #box({ value }: FacetValue, stance: Stance, disabled: boolean): HTMLInputElement {
    const box = element('input', { type: 'checkbox', 'data-key': `box-${value}`, disabled });
    box.checked = stance === 'include';
    box.addEventListener('change', () => {
      this.#choose(this.#facet, value, box.checked ? 'include' : 'none');
    });
    return box;
  }

  #notButton({ value, name }: FacetValue, stance: Stance, disabled: boolean): HTMLElement {
    const pressed = stance === 'exclude';
    return button(
      {
        class: 'not',
        'data-key': `not-${value}`,
        'aria-pressed': String(pressed),
        disabled,
        title: pressed ? `No longer exclude ${name}` : `Exclude ${name}`,
      },
      () => this.#choose(this.#facet, value, pressed ? 'none' : 'exclude'),
      'not',
      heard(` ${name}`),
    );
  }

  #stance(value: FacetValue | undefined, filters: Filters): Stance {
    return value ? stanceOn(filters, this.#facet, value.value) : 'none';
  }

  #makeFinder(label: string): HTMLElement {
    const input = element('input', {
      type: 'search',
      'aria-label': `Find: ${label}`,
      placeholder: `Find: ${label}`,
      autocomplete: 'off',
      hidden: true,
    });
    input.addEventListener('input', () => {
      this.#wanted = input.value;
      if (this.#shown) this.show(this.#shown);
    });
    const toggle = button(
      { class: 'all', 'aria-expanded': 'false' },
      () => {
        this.#all = !this.#all;
        toggle.setAttribute('aria-expanded', String(this.#all));
        toggle.textContent = this.#all ? 'Fewer' : 'All';
        input.hidden = !this.#all;
        if (this.#all) input.focus();
        if (this.#shown) this.show(this.#shown);
      },
      'All',
    );
    return element('div', { class: 'finder' }, input, toggle);
  }

  #focusedKey(): string | undefined {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || !this.#list.contains(focused)) return undefined;
    return focused.dataset['key'];
  }
}
