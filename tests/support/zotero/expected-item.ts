import type { CitedPaper } from '#formats/cite/csl-json.ts';
import type { PersonName } from '#schema/person-name.ts';
import { placeIn, typeOf, type WorkType } from '#schema/work.ts';
import { toPlain } from '#text/to-plain.ts';
import { itemOf, mainCreators, type ZoteroItem } from './item.ts';

const itemTypes: Record<WorkType, string> = {
  article: 'journalArticle',
  conference: 'conferencePaper',
  workshop: 'conferencePaper',
  preprint: 'preprint',
  book: 'book',
  chapter: 'bookSection',
  thesis: 'thesis',
  report: 'report',
  software: 'computerProgram',
  dataset: 'dataset',
  patent: 'patent',
  talk: 'presentation',
  poster: 'presentation',
  proceedings: 'book',
  manual: 'book',
  online: 'webpage',
  unpublished: 'manuscript',
  other: 'document',
};

/** The fields of a record as the item that Zotero ought to have, were it to hold all of them. */
export function expectedItem(paper: CitedPaper): ZoteroItem {
  const { status, venue, event, arxiv } = paper;
  const type = typeOf(paper);
  const itemType = itemTypes[type];
  const isPreprint = type === 'preprint';
  const isPaper = itemType === 'conferencePaper';
  const { volume, issue, series, pages } = placeIn(paper);
  const made = paper.publisher ?? paper.institution;
  const publisher = isPreprint ? (venue?.name ?? (arxiv ? 'arXiv' : made)) : made;
  const isInSeries = series !== undefined && /^(?:book|conference)/.test(itemType);
  const number = isPreprint && arxiv ? `arXiv:${arxiv}` : paper.number;
  const notes = [
    arxiv && !isPreprint && `arXiv: ${arxiv}`,
    type === 'article' && number && `Number: ${number}`,
    !paper.authorsComplete && 'Authors: the first of more',
    [status && status[0]?.toUpperCase() + status.slice(1), toPlain(paper.note ?? '')]
      .filter(Boolean)
      .join('. '),
  ];
  return itemOf({
    itemType,
    creators: [
      ...paper.authors.map((name) => creator(name, mainCreators[itemType] ?? 'author')),
      ...paper.editors.map((name) => creator(name, 'editor')),
      ...paper.translators.map((name) => creator(name, 'translator')),
      ...paper.containerAuthors.map((name) => creator(name, 'bookAuthor')),
    ],
    title: `${status ? `${status.toUpperCase()}: ` : ''}${toPlain(paper.title)}`,
    abstractNote: toPlain(paper.abstract ?? ''),
    date: dateOf(paper),
    publicationTitle: isPreprint ? '' : (venue?.name ?? ''),
    conferenceName: isPaper ? (event?.name ?? venue?.name) : undefined,
    meetingName: itemType === 'presentation' ? event?.name : undefined,
    ...(itemType === 'patent' ? { assignee: publisher } : { publisher }),
    place: paper.place ?? (itemType === 'presentation' ? event?.place : undefined),
    eventPlace: isPaper ? event?.place : undefined,
    volume,
    issue,
    pages,
    ...(itemType === 'report' ? { seriesTitle: series } : { series }),
    seriesNumber: isInSeries ? paper.number : undefined,
    number: isInSeries || type === 'article' ? undefined : number,
    edition: paper.edition ?? (itemType === 'book' ? paper.version : undefined),
    versionNumber: /^(?:comp|data)/.test(itemType) ? paper.version : undefined,
    numPages: paper.numberOfPages,
    numberOfVolumes: paper.numberOfVolumes,
    ISBN: paper.isbn,
    ISSN: paper.issn,
    DOI: paper.doi ?? (arxiv && (isPreprint || !venue) ? `10.48550/arXiv.${arxiv}` : undefined),
    url: addressOf(paper),
    language: itemType === 'computerProgram' ? undefined : paper.language,
    type: paper.genre,
    citationKey: paper.key ?? paper.id,
    extra: notes.filter(Boolean).join('\n'),
  });
}

function creator({ family, given, suffix }: PersonName, creatorType: string) {
  if (given === undefined && suffix === undefined) return { creatorType, name: family };
  return { creatorType, lastName: family, firstName: [given, suffix].filter(Boolean).join(' ') };
}

/** A published paper is cited by the year there, unless its date is of that year, too. */
function dateOf({ date, venue, arxiv, ...paper }: CitedPaper): string {
  const isPublished = venue !== undefined && typeOf({ ...paper, venue }) !== 'preprint';
  if (venue && (String(venue.year) !== date.slice(0, 4) || (isPublished && arxiv))) {
    return String(venue.year);
  }
  return date;
}

/** Where it is: a preprint on arXiv, a published paper at its own address, if it has one. */
function addressOf(paper: CitedPaper): string | undefined {
  const { arxiv, url, pdf, doi } = paper;
  const abs = arxiv && `https://arxiv.org/abs/${arxiv}`;
  const isPublished = paper.venue !== undefined && typeOf(paper) !== 'preprint';
  const found = isPublished ? (url ?? pdf ?? abs) : (abs ?? url ?? pdf);
  return doi && found?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '') === doi ? undefined : found;
}
