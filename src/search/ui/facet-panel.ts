import { counted } from '#catalog/counted.ts';
import { type Facet, facets } from '#search/engine/query/state.ts';
import type { Answer, Vocabulary } from '#search/engine/search.ts';
import { chosenIn } from './choices.ts';
import { button, dialogUnder, element, heard, part } from './element.ts';
import type { Choose } from './facet-item.ts';
import { facetFinder, facetList, type Suggest } from './facet-list.ts';

/** Below this width the facets are a sheet over the list, as catalogue.css lays them out. */
const PHONE = '(width < 48rem)';

/** Makes what lies over the page a step of the history; returns what is called when it is away. */
export type Cover = (close: () => void) => () => void;

/** Facets whose values are found by name where they are too many to list. */
type FoundFacet = keyof Answer['chosen'];

/**
 * The panel of facets: in the rail on wide screens. On a phone the Filter button opens it as a
 * dialog, which holds the focus, closes with Escape and Back, and where the window grows wider than
 * a phone, and gives the focus back to the button.
 * @param suggest values by the beginning of their names, of catalogues too large to list them.
 * @returns what shows an answer to a text.
 */
export function facetPanel(
  panel: HTMLElement,
  choose: Choose,
  { suggest, cover }: { suggest: Record<FoundFacet, Suggest>; cover: Cover },
) {
  const lists = new Map<Facet, ReturnType<typeof facetList>>();
  const opener = part(panel, 'summary');
  const content = part(panel, '.facets');
  const done = button({ class: 'button first' }, () => sheet.close(), 'Show the papers');
  const title = element('h2', { id: 'sheet-title', tabindex: '-1' }, 'Filter');
  const within = element('div');
  const sheet = dialogUnder(title, within, done);
  /** Until something is found there is nothing to choose in the sheet. */
  let isReady = false;
  const finders = new Map<FoundFacet, ReturnType<typeof facetFinder>>();
  const phone = matchMedia(PHONE);
  let uncover = () => {};
  sheet.classList.add('sheet');
  sheet.addEventListener('close', () => {
    panel.append(content);
    uncover();
  });
  phone.addEventListener('change', () => {
    if (!phone.matches) sheet.close();
  });
  opener.addEventListener('click', (event) => {
    if (!isReady || !phone.matches || panel.hasAttribute('open')) return;
    event.preventDefault();
    within.append(content);
    sheet.showModal();
    uncover = cover(() => sheet.close());
    title.focus();
  });

  return ({ facets: known }: Vocabulary, answer: Answer, q: string): void => {
    const { filters, chosen, total } = answer;
    for (const facet of facets) {
      const section = content.querySelector<HTMLElement>(`[data-facet=${facet}]`);
      const values = known[facet];
      const counts = answer.counts[facet];
      if (!section) continue;
      if (values && counts) {
        const show = lists.get(facet) ?? facetList(section, facet, choose);
        lists.set(facet, show);
        show({ values, counts, filters, q });
        section.hidden = false;
      } else if (facet === 'author' || facet === 'venue') {
        const show = finders.get(facet) ?? facetFinder(section, facet, choose, suggest[facet]);
        finders.set(facet, show);
        show(filters, chosen[facet]);
      }
    }
    isReady = true;
    done.textContent = `Show ${counted(total, 'paper')}`;
    const active = chosenIn(filters).length;
    const badge = [' ', element('b', {}, String(active), heard(' active'))];
    opener.replaceChildren('Filter', ...(active > 0 ? badge : []));
  };
}
