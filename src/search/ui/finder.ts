import { element } from './element.ts';

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

/** Puts the items into a list, if others are there; what has the focus keeps it. */
export function placeItems(list: Element, items: readonly Element[]): void {
  const isSame =
    items.length === list.childElementCount &&
    items.every((item, place) => item === list.children[place]);
  if (isSame) return;
  const focused = document.activeElement;
  list.replaceChildren(...items);
  if (focused instanceof HTMLElement && list.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
}
