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

export type OfferList = ReturnType<typeof offerList>;

/**
 * The list under the box, as a combobox has it: the focus stays in the box, arrows choose.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function offerList(box: HTMLInputElement, form: HTMLFormElement, actions: Actions) {
  const named = { class: 'offers', id: 'offers', role: 'listbox', 'aria-label': 'Suggestions' };
  const list = element('div', { ...named, hidden: true });
  const { line, announce } = announcer();
  let groups: readonly OfferGroup[] = [];
  let options: readonly HTMLElement[] = [];
  let chosen: HTMLElement | undefined;
  form.append(list, line);
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', list.id);
  box.setAttribute('aria-expanded', 'false');
  // A pointer takes the focus from the box, and the list with it, before it has clicked.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  box.addEventListener('blur', close);
  return { show, close, press, isChosen: () => chosen !== undefined };

  /** Shows these offers in place of others; without any there is no list. */
  function show(offered: readonly OfferGroup[]): void {
    groups = offered.filter(({ offers }) => offers.length > 0);
    actions.styles.then(render);
  }

  function close(): void {
    actions.closed();
    groups = [];
    render();
  }

  /** Answers a key; says whether nothing else is to be done about it. */
  function press({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (list.hidden) {
      const opens = key === 'ArrowDown' && altKey;
      if (opens) actions.open();
      return opens;
    }
    const at = chosen ? options.indexOf(chosen) : -1;
    if (key === 'ArrowDown' && at < options.length - 1) choose(options[at + 1]);
    else if (key === 'ArrowUp') choose(at < 0 ? options.at(-1) : options[at - 1]);
    else if (key === 'Enter' && chosen) take(chosen, ctrlKey || metaKey);
    else if (key === 'Escape') close();
    else {
      // Below the last offer are the papers found; with any other key the reader is back in the text.
      if (key === 'ArrowDown') close();
      else if (/^(?:Arrow|Home|End)/.test(key)) choose(undefined);
      return false;
    }
    return true;
  }

  function render(): void {
    const key = chosen?.dataset['key'];
    list.replaceChildren(...groups.map(groupOf));
    options = [...list.querySelectorAll<HTMLElement>('[role=option]')];
    for (const [at, option] of options.entries()) option.id = `offer-${at}`;
    list.hidden = options.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    choose(options.find((option) => option.dataset['key'] === key));
    announce(list.hidden ? '' : counted(options.length, 'suggestion'));
  }

  function choose(option: HTMLElement | undefined): void {
    chosen?.setAttribute('aria-selected', 'false');
    chosen = option;
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) box.setAttribute('aria-activedescendant', option.id);
    else box.removeAttribute('aria-activedescendant');
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
