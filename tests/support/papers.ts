import { buildCatalog } from '#catalog/build-catalog.ts';
import type { Catalog } from '#catalog/catalog.ts';
import type { Content, Site, SourcedPaper } from '#catalog/content.ts';
import type { CitedPaper } from '#formats/cite/csl-json.ts';
import { type PaperInput, type PaperRecord, paperSchema } from '#schema/paper.ts';
import type { AuthorRecord } from '#schema/registries.ts';
import { areasOf } from '#schema/work.ts';
import { usualSite } from '#sources/site-data.ts';

/** What a catalogue says of itself, from what a test is about; words of no language are known. */
export function makeSite(fields: Partial<Site> = {}): Site {
  return { ...usualSite, dictionaries: [], name: 'Sample Papers', ...fields };
}

/** A record as citations are made of it, with the arXiv categories of the catalogue's areas. */
export function citedPaper(record: PaperRecord, areas?: Content['areas']): CitedPaper {
  const tags = areasOf(record).map((tag) => ({ tag, arxiv: areas?.get(tag)?.arxiv }));
  return { ...record, areas: tags };
}

/** A valid record from the fields that a test is about. */
export function makePaper(fields: Partial<PaperInput> = {}): SourcedPaper {
  const record = paperSchema.parse({
    id: 'doe2024example',
    title: 'An Example',
    date: '2024-07-05',
    area: 'AQ',
    authors: ['Jane Doe'],
    abstract: 'An abstract.',
    ...fields,
  });
  return {
    record,
    source: { file: `content/papers/${record.id}.mdx`, line: 1 },
    commentary: false,
  };
}

/** A folder's content around some papers, with the areas and organisations that they name. */
export function makeContent(
  papers: readonly Partial<PaperInput>[],
  authors: Record<string, AuthorRecord> = {},
  site: Partial<Site> = {},
): Content {
  const sourced = papers.map((fields, index) => makePaper({ id: `paper${index}`, ...fields }));
  const named = (names: string[]) => new Map(names.map((name) => [name, { name, hue: 0 }]));
  return {
    site: makeSite(site),
    papers: sourced,
    areas: named(sourced.flatMap(({ record }) => areasOf(record))),
    orgs: named(sourced.flatMap(({ record }) => record.org)),
    authors: new Map(Object.entries(authors)),
  };
}

export function makeCatalog(
  papers: readonly Partial<PaperInput>[],
  authors: Record<string, AuthorRecord> = {},
  site: Partial<Site> = {},
): Catalog {
  return buildCatalog(makeContent(papers, authors, site));
}
