import type { Facet, Stance } from '#search/engine/query/state.ts';
import type { FacetValue } from '#search/index/columns.ts';
import { tagOf } from './choices.ts';
import { button, element, heard, paperCount } from './element.ts';

export type Choose = (facet: Facet, value: string, stance: Stance) => void;

/**
 * A value of a facet: a box to tick, how many papers that gives, and a button to exclude it. It
 * is made once and then changes in place, so that focus and pointer stay where they are.
 */
function facetItem(facet: Facet, { value, name }: FacetValue, choose: Choose) {
  let shown: Stance | undefined;
  let papers: number | undefined;
  let isZero = false;
  const tag = tagOf(facet, value, name);
  const fullName = tag ? `${tag} ${name}` : name;
  const box = element('input', { type: 'checkbox' });
  const number = element('b');
  const exclude = () => choose(facet, value, shown === 'exclude' ? 'none' : 'exclude');
  const not = button({ class: 'not' }, exclude, 'not', heard(` ${fullName}`));
  const text = element('span', {}, tag && [element('small', {}, tag), ' '], name);
  const label = element('label', {}, box, text, number);
  const node = element('li', { class: facet === 'area' && `area-${value}` }, label, not);
  // A control that has the focus keeps it: it says that it is disabled, and is once it is left.
  const disable = () => {
    for (const control of [box, not]) {
      const focused = document.activeElement === control;
      control.disabled = isZero && !focused;
      if (isZero && focused) control.setAttribute('aria-disabled', 'true');
      else control.removeAttribute('aria-disabled');
    }
  };
  box.addEventListener('change', () => {
    if (isZero) box.checked = false;
    else choose(facet, value, box.checked ? 'include' : 'none');
  });
  node.addEventListener('focusout', disable);

  function update(stance: Stance, count?: number): void {
    box.checked = stance === 'include';
    if (stance !== shown) {
      shown = stance;
      const isExcluded = stance === 'exclude';
      not.setAttribute('aria-pressed', String(isExcluded));
      not.title = isExcluded ? `No longer exclude ${fullName}` : `Exclude ${fullName}`;
      node.dataset['stance'] = stance;
    }
    const wasZero = isZero;
    isZero = count === 0 && stance === 'none';
    if (count === papers && isZero === wasZero) return;
    papers = count;
    label.classList.toggle('zero', isZero);
    number.replaceChildren(...(count === undefined ? [] : paperCount(count)));
    disable();
  }
  return { node, update };
}

/** A value as the list of a facet shows it; its count is exact, or absent where it is not known. */
export interface ShownValue {
  value: FacetValue;
  stance: Stance;
  count?: number;
}

/** The list of a facet, whose items are made once. */
export function facetItems(list: HTMLElement, facet: Facet, choose: Choose) {
  const items = new Map<string, ReturnType<typeof facetItem>>();
  return {
    /** The node of a value that was shown before. */
    node: (value: string) => items.get(value)?.node,
    /** Shows these values; where others were shown, what has the focus keeps it. */
    show(values: readonly ShownValue[]): void {
      const nodes = values.map(({ value, stance, count }) => {
        const item = items.get(value.value) ?? facetItem(facet, value, choose);
        items.set(value.value, item);
        item.update(stance, count);
        return item.node;
      });
      const isSame = nodes.length === list.childElementCount;
      if (isSame && nodes.every((node, at) => node === list.children[at])) return;
      const focused = document.activeElement;
      list.replaceChildren(...nodes);
      if (focused instanceof HTMLElement && list.contains(focused)) {
        focused.focus({ preventScroll: true });
      }
    },
  };
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
