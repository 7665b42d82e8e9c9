import type { RowData } from '#catalog/row.ts';
import { simpleSlug } from '#search/terms/keys.ts';

/** What a row of results is made of, with title and abstract as plain text. */
export interface PaperRow extends RowData {
  title: string;
  abstract: string;
  /** What it is about, as `packVector` gives it, where that was learnt. */
  vector?: string | undefined;
}

export type PackedRow = readonly [
  id: string,
  title: string,
  authors: readonly PackedAuthor[],
  date: string,
  area: string | readonly string[],
  abstract: string,
  rest?: Partial<Omit<PaperRow, 'id' | 'title' | 'authors' | 'date' | 'areas' | 'abstract'>>,
];

/** A slug follows where it is not simply the name; a name alone in a list has no page. */
type PackedAuthor = string | readonly [name: string] | readonly [name: string, slug: string];

export function packRow(row: PaperRow): PackedRow {
  const authors = row.authors.map(({ name, slug }): PackedAuthor => {
    if (slug === undefined) return [name];
    return simpleSlug(name) === slug ? name : [name, slug];
  });
  const rest = {
    ...(row.orgs.length > 0 && { orgs: row.orgs }),
    ...(row.code.length > 0 && { code: row.code }),
    ...(row.linkFaults && { linkFaults: row.linkFaults }),
    ...(row.venue && { venue: row.venue }),
    ...(row.venueSlug !== usualSlug(row.venue) && { venueSlug: row.venueSlug }),
    ...(row.venueInFull && { venueInFull: row.venueInFull }),
    ...(row.publishedBy && { publishedBy: row.publishedBy }),
    ...(row.edited && { edited: row.edited }),
    ...(row.kind && { kind: row.kind }),
    ...(row.key && { key: row.key }),
    ...(row.language && { language: row.language }),
    ...(row.venueUrl && { venueUrl: row.venueUrl }),
    ...(row.arxiv && { arxiv: row.arxiv }),
    ...(row.status && { status: row.status }),
    ...(!row.authorsComplete && { authorsComplete: false }),
    ...(row.vector && { vector: row.vector }),
  };
  const [main = '', ...others] = row.areas;
  const area = others.length > 0 ? row.areas : main;
  const packed = [row.id, row.title, authors, row.date, area, row.abstract] as const;
  return Object.keys(rest).length > 0 ? [...packed, rest] : packed;
}

export function unpackRow([id, title, packed, date, area, abstract, rest]: PackedRow): PaperRow {
  const authors = packed.map((author) => {
    if (typeof author === 'string') return { name: author, slug: simpleSlug(author) };
    return { name: author[0], slug: author[1] };
  });
  const areas = [area].flat().filter((tag) => tag !== '');
  const usual = { authorsComplete: true, orgs: [], code: [], venueSlug: usualSlug(rest?.venue) };
  return { id, title, authors, date, areas, abstract, ...usual, ...rest };
}

/** The slug of most venues, by what rows print: the name and the year. */
function usualSlug(venue: string | undefined): string | undefined {
  return venue && simpleSlug(venue.replace(/ \d+$/, ''));
}
