import type { Venue } from '#schema/paper.ts';
import type { PersonName } from '#schema/person-name.ts';
import { placeIn } from '#schema/work.ts';
import { pageParts, pageSpan } from '#text/pages.ts';
import type { CatalogPaper } from './catalog.ts';
import { dateInWords } from './dates.ts';
import { displayName } from './display-name.ts';

/** Who made a work public that is in no venue: its publisher, or its school, or where it was shown. */
export function publishedBy(paper: CatalogPaper): string | undefined {
  return paper.venue ? undefined : (paper.publisher ?? paper.institution ?? paper.event?.name);
}

/** What is known of a publication besides its venue, as the page of a work tells it. */
export function publicationFacts(paper: CatalogPaper): { term: string; text: string }[] {
  const { event, authors, publisher, institution, place, venue } = paper;
  const { volume, series, pages } = venue ? {} : placeIn(paper);
  const named = (names: readonly PersonName[]) => names.map(displayName).join(', ');
  const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(', ');
  const facts: [term: string, text: string | undefined][] = [
    ['Kind', paper.genre],
    ['Editors', authors.length > 0 ? named(paper.editors) : undefined],
    ['Translators', named(paper.translators)],
    ['Book by', named(paper.containerAuthors)],
    ['Published by', joined(publisher, institution, place)],
    ['Event', event && joined(event.name, event.place, event.date?.replace('/', ' – '))],
    ['Edition', paper.edition],
    ['Version', paper.version],
    ['Series', series],
    ['Volume', joined(volume, paper.numberOfVolumes && `of ${paper.numberOfVolumes}`)],
    ['Number', paper.number],
    ['Chapter', paper.chapter],
    ['Pages', joined(pages && pagesInWords(pages), paper.numberOfPages)],
    ['ISBN', paper.isbn],
    ['ISSN', paper.issn],
    ['Keywords', paper.keywords.join(', ')],
    ['Looked at', paper.accessed && dateInWords(paper.accessed)],
    ['Note', paper.note],
    ['Added', paper.added && dateInWords(paper.added)],
  ];
  return facts.flatMap(([term, text]) => (text ? [{ term, text }] : []));
}

function pagesInWords(pages: string): string {
  return pageParts(pageSpan(pages)).join('–');
}

/** Where and when, with the place in the volume: `ICML 2025, PMLR 267, pages 57503–57522`. */
export function venueInWords({ name, year, series, volume, issue, pages }: Venue): string {
  const place = [series, volume].filter(Boolean).join(' ');
  const parts = [`${name} ${year}`];
  if (place) parts.push(series ? place : `volume ${place}`);
  if (issue) parts.push(`issue ${issue}`);
  if (pages) parts.push(`pages ${pagesInWords(pages)}`);
  return parts.join(', ');
}
