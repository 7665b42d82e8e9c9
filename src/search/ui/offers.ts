import { grouped } from '#catalog/counted.ts';
import { paperHref } from '#catalog/urls.ts';
import type { FacetValue } from '#search/engine/facets.ts';
import type { ResultRow } from '#search/engine/search.ts';
import { typedParts, wordsAsked } from '#search/engine/suggest.ts';
import { element, heard } from './element.ts';
import { marked, plain, typesetText } from './marked-text.ts';
import type { Offer } from './offer-list.ts';

interface ValueShown {
  /** Sets it apart from values of other kinds. */
  kind: string;
  value: FacetValue;
  /** The words that are typed of its name. */
  typed: readonly string[];
  /** Whether its papers are all that taking it gives. */
  counts: boolean;
  take(): void;
}

/** An area, an organisation, an author or a venue, with what is typed of its name marked. */
export function valueOffer({ kind, value, typed, counts, take }: ValueShown): Offer {
  const { value: tag, name, total } = value;
  const isArea = kind === 'area';
  const noun = total === 1 ? ' paper' : ' papers';
  return {
    key: `${kind} ${tag}`,
    content: [
      ...(isArea ? [element('small', { class: `tag area-${tag}` }, tag), ' '] : []),
      element('span', {}, ...marked(typedParts(name, typed))),
      ...(counts ? [' ', element('b', {}, grouped(total), heard(noun))] : []),
    ],
    take,
  };
}

/** A paper, by its title. */
export function paperOffer(row: ResultRow, q: string, take: () => void): Offer {
  const title = typedParts(plain(row.title), wordsAsked(q));
  return {
    key: `paper ${row.id}`,
    content: [element('span', { class: 'title' }, ...typesetText(title))],
    href: paperHref(row),
    take,
  };
}
