import type { CatalogPaper } from '#catalog/catalog.ts';
import type { PaperInput } from '#schema/paper.ts';

/**
 * A record as one line of JSON, in the form that the catalogue itself is read from; what has its
 * default value is left out. A `\u2028` inside a text is no end of the line.
 */
export function toJsonLine(paper: CatalogPaper): string {
  const { area, orgs, authors, authorsComplete, code, links } = paper;
  const record: PaperInput = {
    id: paper.id,
    title: paper.title,
    date: paper.date,
    area: area.tag,
    authors: authors.map(({ given, family, suffix, id }) => ({
      ...(given && { given }),
      family,
      ...(suffix && { suffix }),
      ...(id && { id }),
    })),
    ...(!authorsComplete && { authorsComplete }),
    ...(orgs.length > 0 && { org: orgs.map(({ slug }) => slug) }),
    ...(code.length > 0 && { code }),
    arxiv: paper.arxiv,
    doi: paper.doi,
    pdf: paper.pdf ?? paper.ownPdf,
    url: paper.url,
    ...(links.length > 0 && { links }),
    venue: paper.venue,
    added: paper.added,
    updated: paper.updated,
    status: paper.status,
    abstract: paper.abstract,
  };
  return JSON.stringify(record);
}
