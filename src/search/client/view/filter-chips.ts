import { type Facet, type Filters, facets } from '../../query/state.ts';
import { button, element } from './element.ts';

/** How the chips call the facets. */
const labels: Record<Facet, string> = {
  area: 'Area',
  author: 'Author',
  org: 'Organisation',
  year: 'Year',
  code: 'Code',
};

interface Actions {
  /** Takes one value back. */
  remove(facet: Facet, value: string): void;
  clear(): void;
}

/** One chip for each value that narrows the list, to take it back, and one for all of them. */
export function filterChips(
  filters: Filters,
  nameOf: (facet: Facet, value: string) => string,
  { remove, clear }: Actions,
): HTMLElement | undefined {
  const chips = facets.flatMap((facet) => [
    ...filters[facet].include.map((value) => ({ facet, value, not: false })),
    ...filters[facet].exclude.map((value) => ({ facet, value, not: true })),
  ]);
  if (chips.length === 0) return undefined;
  const items = chips.map(({ facet, value, not }) => {
    const text = `${not ? 'not ' : ''}${nameOf(facet, value)}`;
    return element(
      'li',
      {},
      button(
        { class: 'chip', 'aria-label': `Remove the filter ${labels[facet]}: ${text}` },
        () => remove(facet, value),
        element('span', {}, labels[facet]),
        ` ${text} `,
        element('span', { 'aria-hidden': 'true' }, '×'),
      ),
    );
  });
  const clearAll = button({ class: 'clear' }, clear, 'Clear all');
  return element(
    'ul',
    { class: 'chips', 'aria-label': 'Active filters' },
    ...items,
    element('li', {}, clearAll),
  );
}
