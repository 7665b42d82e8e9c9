import { button, element } from './element.ts';
import { forgetSearches, recentSearches } from './recent-searches.ts';

/** The reader's last searches under the empty box, to be taken up again or forgotten. */
export class RecentList {
  readonly #line = element('p', { class: 'recent', hidden: true });
  readonly #take: (text: string) => void;

  constructor(below: HTMLElement, take: (text: string) => void) {
    this.#take = take;
    below.append(this.#line);
  }

  show(wanted: boolean): void {
    const searches = wanted ? recentSearches() : [];
    this.#line.hidden = searches.length === 0;
    this.#line.replaceChildren(
      element('span', {}, 'Recent'),
      ...searches.map((text) => button({}, () => this.#take(text), text)),
      button({}, () => this.#forget(), 'Forget these'),
    );
  }

  #forget(): void {
    forgetSearches();
    this.show(false);
  }
}
