import { counted } from '#catalog/counted.ts';
import { type Facet, type Filters, facets } from '../../query/state.ts';
import type { Answer, Vocabulary } from '../search.ts';
import { AuthorFinder, type SuggestAuthors } from './author-finder.ts';
import { button, element, part } from './element.ts';
import { type Choose, FacetList } from './facet-list.ts';

/** Below this width the facets are a sheet over the list, as catalogue.css lays them out. */
const PHONE = '(width < 48rem)';

interface Actions {
  choose: Choose;
  /** Authors by the beginning of their names, for catalogues too large to list them. */
  authors: SuggestAuthors;
}

/** The panel of facets: in the rail on wide screens, a sheet on phones. */
export class FacetPanel {
  readonly #panel: HTMLElement;
  readonly #actions: Actions;
  readonly #lists = new Map<Facet, FacetList>();
  readonly #done: HTMLButtonElement;
  #authors: AuthorFinder | undefined;

  constructor(panel: HTMLElement, actions: Actions) {
    this.#panel = panel;
    this.#actions = actions;
    this.#done = openAsSheet(panel);
  }

  show(vocabulary: Vocabulary, { counts, filters, total }: Answer): void {
    this.#done.textContent = `Show ${counted(total, 'paper')}`;
    for (const facet of facets) {
      const section = document.querySelector<HTMLElement>(`[data-facet="${facet}"]`);
      const values = vocabulary.facets[facet];
      const ofFacet = counts[facet];
      if (section && values && ofFacet) {
        this.#listOf(facet, section).show({ values, counts: ofFacet, filters });
      } else if (section && facet === 'author') {
        const { choose, authors } = this.#actions;
        this.#authors ??= new AuthorFinder(section, choose, authors);
        this.#authors.show(filters.author);
      }
    }
    this.#showActive(filters);
  }

  #listOf(facet: Facet, section: HTMLElement): FacetList {
    const list = this.#lists.get(facet) ?? new FacetList(section, facet, this.#actions.choose);
    this.#lists.set(facet, list);
    return list;
  }

  #showActive(filters: Filters): void {
    const active = facets.reduce(
      (sum, facet) => sum + filters[facet].include.length + filters[facet].exclude.length,
      0,
    );
    const badge = active > 0 ? [' ', element('b', {}, String(active))] : [];
    part(this.#panel, 'summary').replaceChildren('Filter', ...badge);
  }
}

/**
 * On a phone the button opens the facets as a dialog, which keeps focus and closes with Escape.
 * Returns its button to close it.
 */
function openAsSheet(panel: HTMLElement): HTMLButtonElement {
  const content = part(panel, '.facets');
  const sheet = element('dialog', { class: 'panel sheet', 'aria-label': 'Filter' });
  const done = button({ class: 'button first' }, () => sheet.close(), 'Show the papers');
  sheet.addEventListener('close', () => panel.append(content));
  sheet.addEventListener('click', (event) => {
    if (event.target === sheet) sheet.close();
  });
  document.body.append(sheet);
  part(panel, 'summary').addEventListener('click', (event) => {
    if (!matchMedia(PHONE).matches) return;
    event.preventDefault();
    sheet.append(content, done);
    sheet.showModal();
  });
  return done;
}
