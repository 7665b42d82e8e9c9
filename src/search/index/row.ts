import { simpleSlug } from '#search/terms/keys.ts';

/** What a row of results shows of a paper, as plain text. */
export interface PaperRow {
  id: string;
  title: string;
  authors: readonly RowAuthor[];
  /** Whether these are all authors of the paper. */
  authorsComplete: boolean;
  date: string;
  /** Tag of its area. */
  area: string;
  /** Slugs of its organisations. */
  orgs: readonly string[];
  /** Repositories of its code. */
  code: readonly string[];
  abstract: string;
  /** Where it was published: `ICML 2025`. */
  venue?: string | undefined;
  /** The same with its place in the volume, where that is known. */
  venueInFull?: string | undefined;
  /** Address of the published version. */
  venueUrl?: string | undefined;
  /** Bare arXiv identifier. */
  arxiv?: string | undefined;
  status?: string | undefined;
}

interface RowAuthor {
  name: string;
  slug: string;
}

export type PackedRow = readonly [
  id: string,
  title: string,
  /** Names; a slug follows where it is not simply the name. */
  authors: readonly (string | readonly [name: string, slug: string])[],
  date: string,
  area: string,
  abstract: string,
  rest?: Partial<Omit<PaperRow, 'id' | 'title' | 'authors' | 'date' | 'area' | 'abstract'>>,
];

export function packRow(row: PaperRow): PackedRow {
  const authors = row.authors.map(({ name, slug }) =>
    simpleSlug(name) === slug ? name : ([name, slug] as const),
  );
  const rest = {
    ...(row.orgs.length > 0 && { orgs: row.orgs }),
    ...(row.code.length > 0 && { code: row.code }),
    ...(row.venue && { venue: row.venue }),
    ...(row.venueInFull && { venueInFull: row.venueInFull }),
    ...(row.venueUrl && { venueUrl: row.venueUrl }),
    ...(row.arxiv && { arxiv: row.arxiv }),
    ...(row.status && { status: row.status }),
    ...(!row.authorsComplete && { authorsComplete: false }),
  };
  const packed = [row.id, row.title, authors, row.date, row.area, row.abstract] as const;
  return Object.keys(rest).length > 0 ? [...packed, rest] : packed;
}

export function unpackRow([id, title, authors, date, area, abstract, rest]: PackedRow): PaperRow {
  return {
    id,
    title,
    authors: authors.map((author) =>
      typeof author === 'string'
        ? { name: author, slug: simpleSlug(author) }
        : { name: author[0], slug: author[1] },
    ),
    authorsComplete: true,
    date,
    area,
    orgs: [],
    code: [],
    abstract,
    ...rest,
  };
}
