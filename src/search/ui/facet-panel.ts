import { counted } from '#catalog/counted.ts';
import { facets } from '#search/engine/query/state.ts';
import type { Answer, Vocabulary } from '#search/engine/search.ts';
import { chosenIn } from './choices.ts';
import { button, dialogUnder, element, heard, part } from './element.ts';
import type { Choose } from './facet-item.ts';
import { AuthorFinder, FacetList, type SuggestAuthors } from './facet-list.ts';

/** Below this width the facets are a sheet over the list, as catalogue.css lays them out. */
const PHONE = '(width < 48rem)';

/**
 * The panel of facets: in the rail on wide screens. On a phone the Filter button opens it as a
 * dialog, which holds the focus, closes with Escape and gives the focus back to the button.
 */
export class FacetPanel {
  readonly #sections: ReadonlyMap<string, HTMLElement>;
  readonly #choose: Choose;
  readonly #suggest: SuggestAuthors;
  readonly #lists = new Map<string, FacetList>();
  readonly #button: HTMLElement;
  readonly #done = button({ class: 'button first' }, () => this.#sheet.close(), 'Show the papers');
  readonly #title = element('h2', { id: 'sheet-title', tabindex: '-1' }, 'Filter');
  readonly #sheet = dialogUnder(this.#title, this.#done);
  /** Until something is found there is nothing to choose in the sheet. */
  #isReady = false;
  #authors: AuthorFinder | undefined;

  /** @param suggest authors by the beginning of their names, of catalogues too large to list them. */
  constructor(panel: HTMLElement, choose: Choose, suggest: SuggestAuthors) {
    const sections = panel.querySelectorAll<HTMLElement>('[data-facet]');
    this.#sections = new Map([...sections].map((own) => [own.dataset['facet'] ?? '', own]));
    this.#choose = choose;
    this.#suggest = suggest;
    this.#button = part(panel, 'summary');
    this.#sheet.classList.add('sheet');
    const content = part(panel, '.facets');
    this.#sheet.addEventListener('close', () => panel.append(content));
    this.#button.addEventListener('click', (event) => {
      if (!this.#isReady || !matchMedia(PHONE).matches || panel.hasAttribute('open')) return;
      event.preventDefault();
      this.#done.before(content);
      this.#sheet.showModal();
      this.#title.focus();
    });
  }

  show(vocabulary: Vocabulary, { counts, filters, authors, total }: Answer, q: string): void {
    for (const [facet, section] of this.#sections) {
      const name = facets.find((known) => known === facet);
      const values = name && vocabulary.facets[name];
      const own = name && counts[name];
      if (values && own) {
        const list = this.#lists.get(name) ?? new FacetList(section, name, this.#choose);
        this.#lists.set(name, list);
        list.show({ values, counts: own, filters, q });
      } else if (name === 'author') {
        this.#authors ??= new AuthorFinder(section, this.#choose, this.#suggest);
        this.#authors.show(filters, authors);
      }
    }
    this.#isReady = true;
    this.#done.textContent = `Show ${counted(total, 'paper')}`;
    const active = chosenIn(filters).length;
    const badge = [' ', element('b', {}, String(active), heard(' active'))];
    this.#button.replaceChildren('Filter', ...(active > 0 ? badge : []));
  }
}
