import { RecentList } from './recent-list.ts';
import { rememberSearch } from './recent-searches.ts';

/** A pause in typing after which the query is answered, in ms. */
const DEBOUNCE = 30;

interface Actions {
  /** The text has changed; `typing` while more of it may come. */
  ask(text: string, typing: boolean): void;
  /** The reader is about to type. */
  prepare(): void;
  help(): void;
  styles: Promise<void>;
}

/** The box: answers while the reader types, remembers what was searched for. */
export class SearchBox {
  readonly #input: HTMLInputElement;
  readonly #actions: Actions;
  readonly #recent: RecentList;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(input: HTMLInputElement, form: HTMLFormElement, actions: Actions) {
    this.#input = input;
    this.#actions = actions;
    this.#recent = new RecentList(form, {
      take: (text) => {
        input.value = text;
        this.#submit();
      },
      help: () => actions.help(),
      styles: actions.styles,
    });
    input.addEventListener('input', (event) => this.#typed(event));
    input.addEventListener('compositionend', () => this.#typed());
    input.addEventListener('focus', () => this.#focused());
    form.addEventListener('submit', () => this.#submit());
    if (document.activeElement === input) this.#focused();
  }

  /** Shows the text of a state; a question that waits for the reader's next key is dropped. */
  show(text: string): void {
    this.#stopWaiting();
    // A space at the end is the beginning of a word to come.
    if (this.#input.value.trim() !== text.trim()) this.#input.value = text;
  }

  /** Asks at once what waits for the reader's next key. */
  flush(): void {
    if (this.#pause !== undefined) this.#ask(true);
  }

  #focused(): void {
    this.#recent.show(this.#input.value === '');
    this.#actions.prepare();
  }

  /** Half a composed character is no question. */
  #typed(event?: Event): void {
    this.#recent.show(this.#input.value === '');
    this.#stopWaiting();
    if (event instanceof InputEvent && event.isComposing) return;
    this.#pause = setTimeout(() => this.#ask(true), DEBOUNCE);
  }

  #submit(): void {
    rememberSearch(this.#input.value);
    this.#recent.show(false);
    this.#ask(false);
    // On a touch screen the keyboard would cover what was found.
    if (!matchMedia('(hover)').matches) this.#input.blur();
  }

  #ask(typing: boolean): void {
    this.#stopWaiting();
    this.#actions.ask(this.#input.value, typing);
  }

  #stopWaiting(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
  }
}
