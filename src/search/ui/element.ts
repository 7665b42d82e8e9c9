type Attributes = Record<string, string | boolean | undefined>;
type Child = Node | string | false | undefined;

/**
 * Builds an element. Text goes in as text, so nothing from a record or an address is ever read
 * as markup; an attribute that is false or undefined is left out.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}

/** Text that only screen readers read out. */
export function heard(text: string): HTMLElement {
  return element('span', { class: 'heard' }, text);
}

/** A button that does something on this page. */
export function button(
  attributes: Attributes,
  act: () => void,
  ...children: Child[]
): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', act);
  return made;
}

/** The one element that the page's own markup is sure to have. */
export function part<Found extends HTMLElement>(root: ParentNode, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}
