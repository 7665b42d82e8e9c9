import { counted } from '#catalog/counted.ts';
import { announcer, element } from './element.ts';

/** Something that the reader may take in place of typing on. */
export interface Offer {
  /** Tells it from others, so that it stays the chosen one when others come. */
  key: string;
  content: readonly (Node | string)[];
  /** Address of the page that it leads to; all others change what is searched for. */
  href?: string;
  take(): void;
}

export interface OfferGroup {
  label: string;
  offers: readonly Offer[];
}

interface Actions {
  /** Fills the list again. */
  open(): void;
  /** The reader is done with it: what is still to come is not shown. */
  closed(): void;
  /** When it can be shown over the page, not in it. */
  styles: Promise<void>;
}

/**
 * The list under the box, as a combobox has it: the focus stays in the box, arrows choose.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export class OfferList {
  readonly #box: HTMLInputElement;
  readonly #actions: Actions;
  readonly #list = element('div', {
    class: 'offers',
    id: 'offers',
    role: 'listbox',
    'aria-label': 'Suggestions',
    hidden: true,
  });
  readonly #live = announcer();
  #groups: readonly OfferGroup[] = [];
  #chosen: HTMLElement | undefined;

  constructor(box: HTMLInputElement, form: HTMLFormElement, actions: Actions) {
    this.#box = box;
    this.#actions = actions;
    form.append(this.#list, this.#live.line);
    box.setAttribute('role', 'combobox');
    box.setAttribute('aria-autocomplete', 'list');
    box.setAttribute('aria-controls', this.#list.id);
    box.setAttribute('aria-expanded', 'false');
    // A pointer takes the focus from the box, and the list with it, before it has clicked.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    box.addEventListener('blur', () => this.close());
  }

  /** Shows these offers in place of others; without any there is no list. */
  show(groups: readonly OfferGroup[]): void {
    this.#groups = groups.filter(({ offers }) => offers.length > 0);
    this.#actions.styles.then(() => this.#render());
  }

  close(): void {
    this.#actions.closed();
    this.#groups = [];
    this.#render();
  }

  /** Answers a key; says whether nothing else is to be done about it. */
  press({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (this.#list.hidden) {
      const opens = key === 'ArrowDown' && altKey;
      if (opens) this.#actions.open();
      return opens;
    }
    const options = this.#options();
    const at = this.#chosen ? options.indexOf(this.#chosen) : -1;
    if (key === 'ArrowDown' && at < options.length - 1) this.#choose(options[at + 1]);
    else if (key === 'ArrowUp') this.#choose(at < 0 ? options.at(-1) : options[at - 1]);
    else if (key === 'Enter' && this.#chosen) take(this.#chosen, ctrlKey || metaKey);
    else if (key === 'Escape') this.close();
    else {
      // Below the last offer are the papers found; with any other key the reader is back in the text.
      if (key === 'ArrowDown') this.close();
      else if (/^(?:Arrow|Home|End)/.test(key)) this.#choose(undefined);
      return false;
    }
    return true;
  }

  #render(): void {
    const key = this.#chosen?.dataset['key'];
    this.#list.replaceChildren(...this.#groups.map(groupOf));
    for (const [at, option] of this.#options().entries()) option.id = `offer-${at}`;
    this.#list.hidden = this.#groups.length === 0;
    this.#box.setAttribute('aria-expanded', String(!this.#list.hidden));
    this.#choose(this.#options().find((option) => option.dataset['key'] === key));
    const count = this.#options().length;
    this.#live.announce(count > 0 ? counted(count, 'suggestion') : '');
  }

  #options(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('[role=option]')];
  }

  #choose(option: HTMLElement | undefined): void {
    this.#chosen?.setAttribute('aria-selected', 'false');
    this.#chosen = option;
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) this.#box.setAttribute('aria-activedescendant', option.id);
    else this.#box.removeAttribute('aria-activedescendant');
  }
}

function groupOf({ label, offers }: OfferGroup): HTMLElement {
  const shown = element('span', { class: 'kind', 'aria-hidden': 'true' }, label);
  return element('div', { role: 'group', 'aria-label': label }, shown, ...offers.map(optionOf));
}

function optionOf({ key, content, href, take: taken }: Offer): HTMLElement {
  const role = { role: 'option', 'aria-selected': 'false', 'data-key': key };
  const option = href
    ? element('a', { ...role, href, tabindex: '-1' }, ...content)
    : element('div', role, ...content);
  option.addEventListener('click', taken);
  return option;
}

function take(option: HTMLElement, inNewTab: boolean): void {
  if (inNewTab && option instanceof HTMLAnchorElement) open(option.href, '_blank', 'noopener');
  else option.click();
}
