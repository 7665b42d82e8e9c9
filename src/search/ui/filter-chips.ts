import { type Facet, type Filters, facets, type Stance } from '#search/engine/query/state.ts';
import { button, element } from './element.ts';
import { type Names, tagOf } from './names.ts';

/** How the chips call the facets; `has code` says it all. */
const labels: Record<Facet, string> = {
  area: 'Area',
  author: 'Author',
  org: 'Organisation',
  year: 'Year',
  code: '',
};

/** A choice in a facet. */
export interface Chip {
  facet: Facet;
  value: string;
  stance: Exclude<Stance, 'none'>;
}

interface Actions {
  /** Takes one value back. */
  remove(facet: Facet, value: string): void;
  clear(): void;
}

/** One chip for each value that narrows the list, to take it back, and one for all of them. */
export function filterChips(
  filters: Filters,
  names: Names,
  { remove, clear }: Actions,
): HTMLElement | undefined {
  const chips = chipsOf(filters);
  if (chips.length === 0) return undefined;
  const items = chips.map((chip) =>
    element(
      'li',
      {},
      chipButton(chip, names, () => remove(chip.facet, chip.value)),
    ),
  );
  return element(
    'ul',
    { class: 'chips', 'aria-label': 'Active filters' },
    ...items,
    element('li', {}, button({ class: 'clear' }, clear, 'Clear all')),
  );
}

/** What a choice is called: `Cartography`, `not vela-lab`, `2023–2025`. */
export function choiceInWords({ facet, value, stance }: Chip, names: Names): string {
  const not = stance === 'exclude';
  if (facet === 'code') return not ? 'no code' : 'has code';
  return `${not ? 'not ' : ''}${names.of(facet, value)}`;
}

/** The choices of some filters, facet by facet. */
export function chipsOf(filters: Filters): Chip[] {
  return facets.flatMap((facet) =>
    (['include', 'exclude'] as const).flatMap((stance) =>
      filters[facet][stance].map((value) => ({ facet, value, stance })),
    ),
  );
}

function chipButton(chip: Chip, names: Names, remove: () => void): HTMLButtonElement {
  const label = labels[chip.facet];
  const text = choiceInWords(chip, names);
  const tag = tagOf(chip.facet, chip.value);
  const said = [label && `${label}:`, tag, text].filter(Boolean).join(' ');
  return button(
    { class: 'chip', 'aria-label': `Remove the filter ${said}` },
    remove,
    label && element('span', {}, label),
    tag && ' ',
    tag && element('small', {}, tag),
    ` ${text} `,
    element('span', { 'aria-hidden': 'true' }, '×'),
  );
}
