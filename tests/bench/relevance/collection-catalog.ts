import { buildCatalog } from '#catalog/build-catalog.ts';
import type { Catalog } from '#catalog/catalog.ts';
import type { SourcedPaper } from '#catalog/content.ts';
import { type PaperRecord, paperSchema } from '#schema/paper.ts';
import { parsePersonName } from '#schema/person-name.ts';
import { usualSite } from '#sources/site-data.ts';
import type { CollectionDoc } from './collection.ts';

/** All documents have it: nothing is known of their dates. */
const DATE = '2000';
const AREA = 'ANY';

/** A catalogue of the documents of a test collection; some lack what a real record has. */
export function collectionCatalog(docs: readonly CollectionDoc[]): Catalog {
  return buildCatalog({
    site: usualSite,
    papers: docs.map(paperOf),
    areas: new Map([[AREA, { name: AREA, hue: 0 }]]),
    orgs: new Map(),
    authors: new Map(),
  });
}

/** The id under which a document is in the catalogue: its own where it can be one. */
export function paperId({ id }: Pick<CollectionDoc, 'id'>, place: number): string {
  return paperSchema.shape.id.safeParse(id).success ? id : `document-${place}`;
}

function paperOf(doc: CollectionDoc, place: number): SourcedPaper {
  const record: PaperRecord = {
    id: paperId(doc, place),
    title: doc.title,
    date: DATE,
    area: AREA,
    authors: doc.authors.filter((name) => /\p{L}/u.test(name)).map(parsePersonName),
    authorsComplete: true,
    org: [],
    code: [],
    links: [],
    abstract: doc.abstract,
  };
  return { record, source: { file: 'docs.jsonl', line: place + 1 }, commentary: false };
}
