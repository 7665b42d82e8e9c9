import { type Facet, facets } from '../../query/state.ts';
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
  readonly #lists = new Map<Facet, FacetList>();
  readonly #summary: HTMLElement;
  readonly #authors: AuthorFinder | undefined;

  constructor(panel: HTMLElement, { choose, authors }: Actions) {
    this.#summary = part(panel, 'summary');
    for (const facet of facets) {
      const section = panel.querySelector<HTMLElement>(`[data-facet="${facet}"]`);
      if (section) this.#lists.set(facet, new FacetList(section, facet, choose));
    }
    const section = panel.querySelector<HTMLElement>('[data-facet=author]');
    if (section) this.#authors = new AuthorFinder(section, choose, authors);
    openAsSheet(panel);
  }

  show(vocabulary: Vocabulary, { counts, filters }: Pick<Answer, 'counts' | 'filters'>): void {
    for (const [facet, list] of this.#lists) {
      const values = vocabulary.facets[facet];
      const ofFacet = counts[facet];
      if (values && ofFacet) list.show({ values, counts: ofFacet, filters });
    }
    if (!vocabulary.facets.author) this.#authors?.show(filters.author);
    const active = facets.reduce(
      (sum, facet) => sum + filters[facet].include.length + filters[facet].exclude.length,
      0,
    );
    this.#summary.replaceChildren('Filter', active > 0 ? ' ' : '', badge(active));
  }
}

function badge(active: number): Node | string {
  return active > 0 ? element('b', {}, String(active)) : '';
}

/** On a phone the button opens the facets as a dialog, which keeps focus and closes with Escape. */
function openAsSheet(panel: HTMLElement): void {
  const content = part(panel, '.facets');
  const sheet = element('dialog', { class: 'panel sheet', 'aria-label': 'Filter' });
  const done = button({ class: 'button first' }, () => sheet.close(), 'Show the papers');
  sheet.addEventListener('close', () => panel.append(content));
  sheet.addEventListener('click', (event) => {
    if (event.target === sheet) sheet.close();
  });
  panel.after(sheet);
  part(panel, 'summary').addEventListener('click', (event) => {
    if (!matchMedia(PHONE).matches) return;
    event.preventDefault();
    sheet.append(content, done);
    sheet.showModal();
  });
}
