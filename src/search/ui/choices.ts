import { tagBeside } from '#catalog/area-tag.ts';
import { yearsIn } from '#search/engine/query/parse.ts';
import {
  type Choice,
  type Facet,
  type Filters,
  facets,
  type Known,
  type SearchState,
  type Stance,
  stanceOn,
  withoutValue,
  withStance,
} from '#search/engine/query/state.ts';
import type { Answer, Vocabulary } from '#search/engine/search.ts';
import { button, element } from './element.ts';

/** What readers see for a value of a facet: itself, where the catalogue names none. */
export type NameOf = (facet: Facet, value: string) => string;

/** @param chosen values whose names are known where the vocabulary lists none. */
export function namesIn(
  { facets: listed }: Vocabulary,
  chosen: Partial<Answer['chosen']> = {},
): NameOf {
  const maps = new Map(
    Object.entries({ ...chosen, ...listed }).map(([facet, values]) => [
      facet,
      new Map(values.map(({ value, name }) => [value, name])),
    ]),
  );
  return (facet, value) =>
    maps.get(facet)?.get(value) ?? (facet === 'year' ? yearsInWords(value) : value);
}

/** A range of years: `2023–2025`, `from 2023`, `until 2025`. */
function yearsInWords(range: string): string {
  const [from, to] = range.split('..');
  if (to === undefined) return range;
  if (!from) return `until ${to}`;
  return to ? `${from}–${to}` : `from ${from}`;
}

/** The tag to show beside the name of a value, where it has one. */
export function tagOf(facet: Facet, value: string, name: string): string | undefined {
  return facet === 'area' ? tagBeside(value, name) : undefined;
}

/** A choice in a facet. */
export interface Chosen {
  facet: Facet;
  value: string;
  stance: Exclude<Stance, 'none'>;
}

/** The choices of some filters, facet by facet. */
export function chosenIn(filters: Filters): Chosen[] {
  return facets.flatMap((facet) =>
    (['include', 'exclude'] as const).flatMap((stance) =>
      filters[facet][stance].map((value) => ({ facet, value, stance })),
    ),
  );
}

/** What a choice is called: `Cartography`, `not vela-lab`, `2023–2025`. */
export function choiceInWords({ facet, value, stance }: Chosen, nameOf: NameOf): string {
  const not = stance === 'exclude';
  if (facet === 'code') return not ? 'no code' : 'has code';
  return `${not ? 'not ' : ''}${nameOf(facet, value)}`;
}

/** How the chips call the facets; `has code` says it all. */
const labels: Record<Facet, string> = {
  area: 'Area',
  author: 'Author',
  org: 'Organisation',
  venue: 'Venue',
  year: 'Year',
  type: 'Type',
  code: '',
};

/** A chip for a choice, to take it back. */
export function chip(chosen: Chosen, nameOf: NameOf, remove: () => void): HTMLButtonElement {
  const label = labels[chosen.facet];
  const text = choiceInWords(chosen, nameOf);
  const tag = tagOf(chosen.facet, chosen.value, nameOf(chosen.facet, chosen.value));
  return chipOf({ label, tag, text }, remove);
}

/** A chip for what narrows the papers found, to take it back. */
export function chipOf(
  { label, tag, text }: { label: string; tag?: string | undefined; text: string },
  remove: () => void,
): HTMLButtonElement {
  const said = [label && `${label}:`, tag, text].filter(Boolean).join(' ');
  return button(
    { class: 'chip', 'aria-label': `Remove the filter ${said}` },
    remove,
    label && element('span', {}, label),
    tag && [' ', element('small', {}, tag)],
    ` ${text} `,
    element('span', { 'aria-hidden': 'true' }, '×'),
  );
}

/** How the filters stand to a value, a year within a chosen range included. */
export function stanceOf(filters: Filters, facet: Facet, value: string): Stance {
  const stance = stanceOn(filters, facet, value);
  if (facet !== 'year' || stance === 'exclude') return stance;
  if (rangesWith(filters.year.exclude, value).length > 0) return 'exclude';
  return rangesWith(filters.year.include, value).length > 0 ? 'include' : stance;
}

/**
 * The state in which the filters stand so to a value, whatever was ticked or typed about it. A
 * range that has the year is parted into its other years, so that one of them can be taken out.
 * @param chosen all choices of the state, typed ones included.
 */
export function choose(
  state: SearchState,
  chosen: Filters,
  { facet, value, stance }: { facet: Facet; value: string; stance: Stance },
  known: Known,
): SearchState {
  let open = withoutValue(state, facet, value, known);
  if (facet === 'year') {
    for (const side of ['include', 'exclude'] as const) {
      for (const range of rangesWith(chosen.year[side], value)) {
        open = withoutValue(open, 'year', range, known);
        const all = [...(known.year ?? [])].map((year) => ({ value: year }));
        for (const year of yearsIn(all)(range)) {
          open = { ...open, filters: withStance(open.filters, 'year', year, side) };
        }
      }
    }
  }
  return { ...open, filters: withStance(open.filters, facet, value, stance) };
}

/** The ranges of a choice that a year lies in. */
function rangesWith(years: Choice['include'], year: string): string[] {
  const within = yearsIn([{ value: year }]);
  return years.filter((range) => range.includes('..') && within(range).length > 0);
}
