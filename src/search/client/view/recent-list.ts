import { button, element } from './element.ts';
import { forgetSearches, recentSearches } from './recent-searches.ts';

interface Actions {
  take(text: string): void;
  help(): void;
  /** When the panel can be shown over the page, not in it. */
  styles: Promise<void>;
}

/** The reader's last searches under the empty box, to be taken up again or forgotten. */
export class RecentList {
  readonly #panel = element('div', { class: 'recent', hidden: true });
  readonly #actions: Actions;
  #isWanted = false;

  constructor(form: HTMLFormElement, actions: Actions) {
    this.#actions = actions;
    form.append(this.#panel);
    // A pointer takes the focus from the box, and the list with it, before it has clicked.
    this.#panel.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#panel.addEventListener('mousedown', (event) => event.preventDefault());
    form.addEventListener('focusout', ({ relatedTarget }) => {
      if (!form.contains(relatedTarget as Node | null)) this.show(false);
    });
    form.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.show(false);
    });
  }

  show(wanted: boolean): void {
    this.#isWanted = wanted;
    if (wanted) this.#actions.styles.then(() => this.#open());
    else this.#panel.hidden = true;
  }

  #open(): void {
    this.#panel.hidden = !this.#isWanted;
    if (!this.#isWanted) return;
    const searches = recentSearches();
    this.#panel.classList.toggle('none', searches.length === 0);
    const items = searches.map((text) =>
      element(
        'li',
        {},
        button({}, () => this.#actions.take(text), text),
      ),
    );
    const where = 'Your last searches, kept in this browser only';
    const forget = button({ class: 'way' }, () => this.#forget(), 'Forget them');
    const help = button({ class: 'way' }, () => this.#actions.help(), 'How to search');
    this.#panel.replaceChildren(
      ...(items.length > 0
        ? [element('ul', {}, ...items), element('p', {}, element('span', {}, where), forget)]
        : []),
      element('p', { class: 'help' }, help),
    );
  }

  #forget(): void {
    forgetSearches();
    this.show(false);
  }
}
