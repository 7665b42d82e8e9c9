import type { CatalogPaper } from '#catalog/catalog.ts';
import type { CslItem } from '#formats/cite/csl-json.ts';
import type { Venue } from '#schema/paper.ts';
import { placeIn } from '#schema/work.ts';

/** What a work is a part of: the volume, issue or book, and the periodical or series of that. */
export function containerLd(paper: CatalogPaper, item: CslItem, schema: string) {
  const venue = paper.venue?.type === 'preprint' ? undefined : paper.venue;
  const { volume, issue, series } = placeIn(paper);
  const { ISSN } = item;
  const isJournal = venue?.type === 'journal';
  const name = isJournal ? venue.name : series;
  const periodical = (name ?? ISSN) && {
    '@type': 'Periodical' as const,
    ...(name && { name }),
    ...(ISSN && { issn: eachNumber(ISSN, 8) }),
  };
  if (!venue && !volume) return periodical ? { isPartOf: periodical } : {};
  const book = schema === 'Book' ? {} : bookLd(item);
  const isBook = venue?.type === 'book' || Object.keys(book).length > 0;
  const types = [
    ...(isBook ? ['Book'] : []),
    ...(volume || !(isBook || issue) ? ['PublicationVolume'] : []),
    ...(issue ? ['PublicationIssue'] : []),
  ];
  return {
    isPartOf: {
      '@type': (types.length > 1 ? types : types[0]) as 'PublicationVolume',
      ...(venue && { name: nameOf(venue), datePublished: String(venue.year) }),
      ...book,
      ...(volume && { volumeNumber: volume }),
      ...(issue && { issueNumber: issue }),
      ...(periodical && { isPartOf: periodical }),
    },
  };
}

/** A conference has its year in the name, once. */
function nameOf({ name, type, year }: Venue): string {
  const isOfYear = type === 'conference' || type === 'workshop';
  return isOfYear && !name.includes(String(year)) ? `${name} ${year}` : name;
}

/** What https://schema.org says of books alone. */
export function bookLd({ edition, ISBN }: CslItem) {
  return {
    ...(edition && { bookEdition: edition }),
    ...(ISBN && { isbn: eachNumber(ISBN, 10) }),
  };
}

/** Several numbers of a text by themselves; one may have spaces. */
function eachNumber(text: string, digits: number): string | string[] {
  const parts = text.split(/[\s,;]+/);
  const areWhole = parts.every((part) => part.replace(/[^\dX]/gi, '').length >= digits);
  return parts.length > 1 && areWhole ? parts : text;
}
