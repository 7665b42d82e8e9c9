import { type Filters, facets } from '#search/engine/query/state.ts';
import type { Answer, Vocabulary } from '#search/engine/search.ts';
import { AuthorFinder, type SuggestAuthors } from './author-finder.ts';
import { element, heard, part } from './element.ts';
import type { Choose } from './facet-item.ts';
import { FacetList } from './facet-list.ts';
import { FilterSheet } from './filter-sheet.ts';

interface Actions {
  choose: Choose;
  /** Authors by the beginning of their names, for catalogues too large to list them. */
  authors: SuggestAuthors;
}

/** The panel of facets: in the rail on wide screens, a sheet on phones. */
export class FacetPanel {
  readonly #sections: ReadonlyMap<string, HTMLElement>;
  readonly #actions: Actions;
  readonly #lists = new Map<string, FacetList>();
  readonly #button: HTMLElement;
  readonly #sheet: FilterSheet;
  #authors: AuthorFinder | undefined;

  constructor(panel: HTMLElement, actions: Actions) {
    const sections = panel.querySelectorAll<HTMLElement>('[data-facet]');
    this.#sections = new Map([...sections].map((own) => [own.dataset['facet'] ?? '', own]));
    this.#actions = actions;
    this.#button = part(panel, 'summary');
    this.#sheet = new FilterSheet(panel);
  }

  show(vocabulary: Vocabulary, { counts, filters, authors, total }: Answer, q: string): void {
    const { choose } = this.#actions;
    for (const [facet, section] of this.#sections) {
      const name = facets.find((known) => known === facet);
      const values = name && vocabulary.facets[name];
      const own = name && counts[name];
      if (values && own) {
        const list = this.#lists.get(name) ?? new FacetList(section, name, choose);
        this.#lists.set(name, list);
        list.show({ values, counts: own, filters, q });
      } else if (name === 'author') {
        this.#authors ??= new AuthorFinder(section, choose, this.#actions.authors);
        this.#authors.show(filters, authors);
      }
    }
    this.#sheet.tell(total);
    this.#tellActive(filters);
  }

  #tellActive(filters: Filters): void {
    const active = facets.reduce(
      (sum, facet) => sum + filters[facet].include.length + filters[facet].exclude.length,
      0,
    );
    const badge = [' ', element('b', {}, String(active), heard(' active'))];
    this.#button.replaceChildren('Filter', ...(active > 0 ? badge : []));
  }
}
