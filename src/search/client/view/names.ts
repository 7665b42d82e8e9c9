import type { Facet } from '../../query/state.ts';
import type { Vocabulary } from '../search.ts';

/** What readers see for the values of the facets. */
export interface Names {
  /** The name, or the value itself where the catalogue gives none. */
  of(facet: Facet, value: string): string;
}

export function namesIn({ facets }: Vocabulary): Names {
  const maps = new Map(
    Object.entries(facets).map(([facet, values]) => [
      facet,
      new Map(values.map(({ value, name }) => [value, name])),
    ]),
  );
  return { of: (facet, value) => maps.get(facet)?.get(value) ?? value };
}
