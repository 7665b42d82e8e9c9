import type { FacetValue } from '#search/engine/facets.ts';
import type { Facet } from '#search/engine/query/state.ts';
import type { Vocabulary } from '#search/engine/search.ts';

/** What readers see for the values of the facets. */
export interface Names {
  /** The name, or the value itself where the catalogue gives none. */
  of(facet: Facet, value: string): string;
}

/** @param authors those whose names are known where the vocabulary lists none. */
export function namesIn({ facets }: Vocabulary, authors: readonly FacetValue[] = []): Names {
  const maps = new Map(
    Object.entries({ author: authors, ...facets }).map(([facet, values]) => [
      facet,
      new Map(values.map(({ value, name }) => [value, name])),
    ]),
  );
  return {
    of: (facet, value) =>
      maps.get(facet)?.get(value) ?? (facet === 'year' ? yearsInWords(value) : value),
  };
}

/** Areas may share a name: the tag tells them apart. */
export function tagOf(facet: Facet, value: string): string | undefined {
  return facet === 'area' ? value : undefined;
}

/** A range of years: `2023–2025`, `from 2023`, `until 2025`. */
function yearsInWords(range: string): string {
  const [from, to] = range.split('..');
  if (to === undefined) return range;
  if (!from) return `until ${to}`;
  return to ? `${from}–${to}` : `from ${from}`;
}
