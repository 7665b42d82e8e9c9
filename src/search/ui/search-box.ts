import type { Facet } from '#search/engine/query/state.ts';
import type { ResultRow } from '#search/engine/search.ts';
import { element, storedList, storeList } from './element.ts';
import { type Offer, type OfferGroup, OfferList } from './offer-list.ts';
import { Suggester, type SuggesterActions } from './suggester.ts';

/** A pause after which the query is answered, in ms: letters that come together are one question. */
const DEBOUNCE = 10;

/** Where the last searches are kept, and how many. */
const KEY = 'recent';
const MOST_RECENT = 6;

interface Actions extends Pick<SuggesterActions, 'search' | 'vocabulary' | 'isNarrowed'> {
  /** The text has changed; `typing` while more of it may come. */
  ask(text: string, typing: boolean): void;
  /** A suggested value takes the place of what was typed of it. */
  choose(facet: Facet, value: string, text: string): void;
  /** The reader is about to type. */
  prepare(): void;
  help(): void;
  styles: Promise<void>;
}

/** The box: answers and suggests while the reader types, remembers what was searched for. */
export class SearchBox {
  readonly #input: HTMLInputElement;
  readonly #form: HTMLFormElement;
  readonly #actions: Actions;
  /** What arrows choose from: suggestions, or under the empty box the last searches. */
  readonly offers: OfferList;
  readonly #suggester: Suggester;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(input: HTMLInputElement, form: HTMLFormElement, actions: Actions) {
    this.#input = input;
    this.#form = form;
    this.#actions = actions;
    this.offers = new OfferList(input, form, {
      open: () => this.suggest(),
      closed: () => this.#suggester.stop(),
      styles: actions.styles,
    });
    this.#suggester = new Suggester(this.offers, {
      ...actions,
      choose: (...choice) => this.#choose(...choice),
      complete: (text) => this.#complete(text),
      leave: () => rememberSearch(input.value),
    });
    input.addEventListener('input', (event) => this.#typed(event));
    input.addEventListener('compositionend', () => this.#typed());
    input.addEventListener('focus', () => this.#focused());
    form.addEventListener('submit', () => this.#submit(input.value));
    if (document.activeElement === input) this.#focused();
  }

  /** Shows the text of a state; a question that waits for the reader's next key is dropped. */
  show(text: string): void {
    this.#stopWaiting();
    // A space at the end is the beginning of a word to come.
    if (this.#input.value.trim() !== text.trim()) this.#input.value = text;
  }

  /** Papers that the text has found may be what the reader is typing the title of. */
  suggestPapers(rows: readonly ResultRow[]): void {
    this.#suggester.addPapers(rows);
  }

  /** Asks at once what waits for the reader's next key. */
  flush(): void {
    if (this.#pause !== undefined) this.#ask(true);
  }

  #focused(): void {
    if (this.#input.value === '') this.suggest();
    this.#actions.prepare();
  }

  /** Half a composed character is no question. */
  #typed(event?: Event): void {
    this.#stopWaiting();
    const isComposing = event instanceof InputEvent && event.isComposing;
    if (isComposing) this.offers.close();
    else if (this.#input.value === '') this.suggest();
    if (!isComposing) this.#pause = setTimeout(() => this.#ask(true), DEBOUNCE);
  }

  /** Offers what fits the text, if the reader is there. */
  suggest(): void {
    if (document.activeElement !== this.#input) return;
    const { value, selectionEnd } = this.#input;
    if (value !== '') {
      this.#suggester.suggest(value, selectionEnd ?? value.length);
      return;
    }
    this.#suggester.stop();
    this.offers.show(this.#recent());
  }

  /** What is offered under the empty box: the last searches, and on a phone the help. */
  #recent(): OfferGroup[] {
    const searches = recentSearches();
    const again = searches.map((text) => offer(text, () => this.#submit(text)));
    const forget = offer('Forget them', () => {
      storeList('localStorage', KEY, []);
      this.offers.close();
    });
    const help = offer('How to search', this.#actions.help);
    const hasButton = this.#form.querySelector('.help')?.checkVisibility();
    return [
      { label: 'Last searches', offers: again },
      { label: 'Kept in this browser only', offers: searches.length > 0 ? [forget] : [] },
      { label: 'Help', offers: hasButton ? [] : [help] },
    ];
  }

  #submit(text: string): void {
    rememberSearch(text);
    this.#complete(text);
  }

  #complete(text: string): void {
    this.#input.value = text;
    this.#ask(false);
    this.#settle();
  }

  /** What is left of the text ends in a space, so that the next word can be typed. */
  #choose(facet: Facet, value: string, text: string): void {
    this.#stopWaiting();
    this.#input.value = text && `${text} `;
    this.#actions.choose(facet, value, text);
    this.#settle();
  }

  #settle(): void {
    this.offers.close();
    // On a touch screen the keyboard would cover what was found.
    if (!matchMedia('(hover)').matches) this.#input.blur();
  }

  #ask(typing: boolean): void {
    this.#stopWaiting();
    const { value } = this.#input;
    this.#actions.ask(value, typing);
    if (typing && value !== '') this.suggest();
  }

  #stopWaiting(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
  }
}

function offer(text: string, take: () => void): Offer {
  return { key: text, content: [element('span', {}, text)], take };
}

/** What the reader searched for lately, newest first; kept in this browser only. */
function recentSearches(): string[] {
  const texts = storedList('localStorage', KEY).filter((text) => typeof text === 'string');
  return texts.filter((text) => text !== '').slice(0, MOST_RECENT);
}

export function rememberSearch(text: string): void {
  const query = text.trim();
  if (!query) return;
  const others = recentSearches().filter((other) => other !== query);
  storeList('localStorage', KEY, [query, ...others].slice(0, MOST_RECENT));
}
