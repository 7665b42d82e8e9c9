import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { buildCatalog } from '#catalog/build-catalog.ts';
import type { Catalog } from '#catalog/catalog.ts';
import type { SourcedPaper } from '#catalog/content.ts';
import { type PaperRecord, paperSchema } from '#schema/paper.ts';
import { parsePersonName } from '#schema/person-name.ts';
import { readJsonLines } from '#sources/json-lines.ts';
import { usualSite } from '#sources/site-data.ts';

const docSchema = z.object({
  id: z.string(),
  title: z.string().default(''),
  abstract: z.string().default(''),
  authors: z.array(z.string()).default([]),
});

const querySchema = z.object({
  id: z.string(),
  text: z.string().default(''),
  /** Of queries that are documents themselves. */
  title: z.string().optional(),
  abstract: z.string().optional(),
  authors: z.array(z.string()).optional(),
  /** What sets this sort of query apart from others of the collection. */
  kind: z.string().optional(),
});

const judgementSchema = z.object({ qid: z.string(), did: z.string(), rel: z.number() });

type CollectionDoc = z.infer<typeof docSchema>;

/** How relevant documents are to a query, by id; 0 and less is not at all. */
type Judgements = ReadonlyMap<string, number>;

/** Documents, queries, and which of the documents answer which of the queries. */
export type Collection = Awaited<ReturnType<typeof readCollection>>;

/**
 * Reads a test collection: `docs`, `queries` and `qrels` as `.jsonl` or `.jsonl.gz`. Fields that
 * are not known are ignored, and queries that were not judged, as trec_eval has it.
 * @throws for a file that is missing or a line that is not of the form, naming both.
 */
export async function readCollection(folder: string) {
  const docs = await readRecords(folder, 'docs', docSchema);
  const queries = await readRecords(folder, 'queries', querySchema);
  const judgements = new Map<string, Map<string, number>>();
  for (const { qid, did, rel } of await readRecords(folder, 'qrels', judgementSchema)) {
    judgements.set(qid, (judgements.get(qid) ?? new Map()).set(did, rel));
  }
  return { docs, queries: queries.filter(({ id }) => judgements.has(id)), judgements };
}

async function readRecords<Record>(
  folder: string,
  name: string,
  schema: z.ZodType<Record>,
): Promise<Record[]> {
  const files = [`${name}.jsonl`, `${name}.jsonl.gz`].map((file) => join(folder, file));
  const file = files.find((path) => existsSync(path));
  if (!file) throw new Error(`There is neither ${files.join(' nor ')}`);
  const records: Record[] = [];
  for await (const entry of readJsonLines(file)) {
    if ('fault' in entry) throw new Error(`${file}:${entry.line}: ${entry.fault}`);
    const { data, error } = schema.safeParse(entry.value);
    if (error) throw new Error(`${file}:${entry.line}: ${z.prettifyError(error)}`);
    records.push(data);
  }
  return records;
}

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

/** What is not known of a document. */
const unknown = paperSchema.parse({
  id: 'document',
  title: 'Untitled',
  date: '2000',
  area: AREA,
  authors: ['Nobody'],
});

function paperOf(doc: CollectionDoc, place: number): SourcedPaper {
  const record: PaperRecord = {
    ...unknown,
    id: paperId(doc, place),
    title: doc.title,
    authors: doc.authors.filter((name) => /\p{L}/u.test(name)).map(parsePersonName),
    abstract: doc.abstract,
  };
  return { record, source: { file: 'docs.jsonl', line: place + 1 }, commentary: false };
}

/** What is measured, and what its column is called in a table. */
const figures = {
  ndcg10: 'nDCG@10',
  mrr10: 'MRR@10',
  success1: 'success@1',
  success10: 'success@10',
  none: 'nothing found',
};

/** How well one query was answered, as trec_eval measures it; `none`: 1 where nothing was found. */
type Measures = Record<keyof typeof figures, number>;

export const figureNames = Object.values(figures);

const DEPTH = 10;

/** Gain is the judgement itself, as in m_ndcg_cut.c of trec_eval; `found` has the best first. */
export function measure(found: readonly string[], judged: Judgements): Measures {
  const gains = found.slice(0, DEPTH).map((id) => Math.max(judged.get(id) ?? 0, 0));
  const ideal = [...judged.values()].filter((gain) => gain > 0).sort((a, b) => b - a);
  const best = discounted(ideal.slice(0, DEPTH));
  const first = gains.findIndex((gain) => gain > 0);
  return {
    ndcg10: best > 0 ? discounted(gains) / best : 0,
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    success1: first === 0 ? 1 : 0,
    success10: first < 0 ? 0 : 1,
    none: found.length > 0 ? 0 : 1,
  };
}

/** The mean over queries of each measure; zeros where there are none. */
export function mean(measures: readonly Measures[]): Measures {
  const of = (name: keyof Measures) =>
    measures.reduce((sum, { [name]: value }) => sum + value, 0) / Math.max(measures.length, 1);
  const names = Object.keys(figures) as (keyof Measures)[];
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Measures;
}

export function meanFigures(measures: readonly Measures[]): string[] {
  return Object.values(mean(measures)).map((figure) => figure.toFixed(3));
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
}
