import type { CatalogPaper } from '#catalog/catalog.ts';
import { workingCode } from '#catalog/link-states.ts';
import { venueHref, venueInWords } from '#catalog/venues.ts';
import { toPlain } from '#text/to-plain.ts';
import type { PaperRow } from './row.ts';
import { indexable } from './words.ts';

/** What Pagefind is given of a paper. */
export interface IndexRecord {
  /** The paper's ordinal; the index names results by it. */
  url: string;
  content: string;
  language: string;
  meta: { title: string; authors: string };
}

/** The searchable text of a paper: title, authors and abstract, in the form `indexable` gives. */
export function toIndexRecord(row: PaperRow, ordinal: number, language: string): IndexRecord {
  return {
    url: String(ordinal),
    content: indexable(contentOf(row)),
    language,
    meta: {
      title: indexable(row.title),
      authors: indexable(row.authors.map(({ name }) => name).join(' ')),
    },
  };
}

/** Pagefind leaves out records whose content has no words, and with them goes the count. */
function contentOf({ abstract, title, id }: PaperRow): string {
  return [abstract, title].find((text) => /[\p{L}\p{N}]/u.test(text)) ?? id;
}

/** What a row of results shows of a paper. */
export function toRow(paper: CatalogPaper): PaperRow {
  const { id, date, area, orgs, authors, authorsComplete, code, venue, arxiv, status } = paper;
  const venueName = venue && `${venue.name} ${venue.year}`;
  const venueInFull = venue && venueInWords(venue);
  return {
    id,
    title: toPlain(paper.title),
    authors: authors.map(({ name, author }) => ({ name, slug: author.slug })),
    authorsComplete,
    date,
    area: area.tag,
    orgs: orgs.map(({ slug }) => slug),
    code: workingCode(paper) === undefined ? [] : code,
    abstract: toPlain(paper.abstract),
    venue: venueName,
    venueInFull: venueInFull === venueName ? undefined : venueInFull,
    venueUrl: venueHref(paper),
    arxiv,
    status,
  };
}
