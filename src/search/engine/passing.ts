import type { OrdinalSet } from '#search/index/ordinal-set.ts';
import { matches } from './facets.ts';
import type { Filters } from './query/state.ts';
import type { Session } from './session.ts';

/** The papers that pass all filters, the authors of a large catalogue included. */
export async function passing(
  filters: Filters,
  { columns, authors }: Pick<Session, 'columns' | 'authors'>,
): Promise<OrdinalSet> {
  const passed = matches(columns, filters);
  const byAuthors = await authors.papersOf(filters.author);
  return byAuthors ? passed.and(byAuthors) : passed;
}
