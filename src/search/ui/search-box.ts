import type { Facet } from '#search/engine/query/state.ts';
import { element, storedList, storeList } from './element.ts';
import { type Offer, type OfferGroup, offerList } from './offer-list.ts';
import { type SuggesterActions, suggester } from './suggester.ts';

/** A pause after which the query is answered, in ms: letters that come together are one question. */
const DEBOUNCE = 10;

/** Where the last searches are kept, and how many. */
const KEY = 'recent';
const MOST_RECENT = 6;

interface Actions extends Omit<SuggesterActions, 'complete' | 'leave'> {
  /** The text has changed; `typing` while more of it may come. */
  ask(text: string, typing: boolean): void;
  /** The reader is about to type. */
  prepare(): void;
  help(): void;
  styles: Promise<void>;
}

/** The box: answers and suggests while the reader types, remembers what was searched for. */
export function searchBox(input: HTMLInputElement, form: HTMLFormElement, actions: Actions) {
  /** What arrows choose from: suggestions, or under the empty box the last searches. */
  const offers = offerList(input, form, {
    open: suggest,
    closed: () => suggestions.stop(),
    styles: actions.styles,
  });
  const leave = () => rememberSearch(input.value);
  const suggestions = suggester(offers, { ...actions, choose, complete, leave });
  let pause: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('input', typed);
  input.addEventListener('compositionend', typed);
  input.addEventListener('focus', focused);
  form.addEventListener('submit', () => submit(input.value));
  if (document.activeElement === input) focused();
  /** Papers that the text has found may be what the reader is typing the title of. */
  const suggestPapers = suggestions.addPapers;
  return { press: offers.press, show, suggest, suggestPapers, flush };

  /** Shows the text of a state; a question that waits for the reader's next key is dropped. */
  function show(text: string): void {
    stopWaiting();
    // A space at the end is the beginning of a word to come.
    if (input.value.trim() !== text.trim()) input.value = text;
  }

  /** Asks at once what waits for the reader's next key. */
  function flush(): void {
    if (pause !== undefined) ask(true);
  }

  function focused(): void {
    if (input.value === '') suggest();
    actions.prepare();
  }

  /** Half a composed character is no question. */
  function typed(event: Event): void {
    stopWaiting();
    const isComposing = event instanceof InputEvent && event.isComposing;
    if (isComposing) offers.close();
    else if (input.value === '') suggest();
    if (!isComposing) pause = setTimeout(() => ask(true), DEBOUNCE);
  }

  /** Offers what fits the text, if the reader is there. */
  function suggest(): void {
    if (document.activeElement !== input) return;
    const { value, selectionEnd } = input;
    if (value !== '') {
      suggestions.suggest(value, selectionEnd ?? value.length);
      return;
    }
    suggestions.stop();
    offers.show(recent());
  }

  /** What is offered under the empty box: the last searches, and on a phone the help. */
  function recent(): OfferGroup[] {
    const searches = recentSearches();
    const again = searches.map((text) => offer(text, () => submit(text)));
    const forget = offer('Forget them', () => {
      storeList('localStorage', KEY, []);
      offers.close();
    });
    const help = offer('How to search', actions.help);
    const hasButton = form.querySelector('.help')?.checkVisibility();
    return [
      { label: 'Last searches', offers: again },
      { label: 'Kept in this browser only', offers: searches.length > 0 ? [forget] : [] },
      { label: 'Help', offers: hasButton ? [] : [help] },
    ];
  }

  function submit(text: string): void {
    rememberSearch(text);
    complete(text);
  }

  function complete(text: string): void {
    input.value = text;
    ask(false);
    settle();
  }

  /** What is left of the text ends in a space, so that the next word can be typed. */
  function choose(facet: Facet, value: string, text: string): void {
    stopWaiting();
    input.value = text && `${text} `;
    actions.choose(facet, value, text);
    settle();
  }

  function settle(): void {
    offers.close();
    // On a touch screen the keyboard would cover what was found.
    if (!matchMedia('(hover)').matches) input.blur();
  }

  function ask(typing: boolean): void {
    stopWaiting();
    actions.ask(input.value, typing);
    if (typing && input.value !== '') suggest();
  }

  function stopWaiting(): void {
    clearTimeout(pause);
    pause = undefined;
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
