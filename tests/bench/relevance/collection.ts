import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJsonLines } from '#sources/json-lines.ts';

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

export type CollectionDoc = z.infer<typeof docSchema>;
export type CollectionQuery = z.infer<typeof querySchema>;

/** How relevant documents are to a query, by id; 0 and less is not at all. */
export type Judgements = ReadonlyMap<string, number>;

/** Documents, queries, and which of the documents answer which of the queries. */
export interface Collection {
  docs: CollectionDoc[];
  /** Only those that were judged, as trec_eval has it. */
  queries: CollectionQuery[];
  /** By id of the query. */
  judgements: ReadonlyMap<string, Judgements>;
}

/**
 * Reads a test collection: `docs`, `queries` and `qrels` as `.jsonl` or `.jsonl.gz`. Fields that
 * are not known are ignored.
 * @throws for a file that is missing or a line that is not of the form, naming both.
 */
export async function readCollection(folder: string): Promise<Collection> {
  const docs = await readRecords(folder, 'docs', docSchema);
  const queries = await readRecords(folder, 'queries', querySchema);
  const judgements = new Map<string, Map<string, number>>();
  for (const { qid, did, rel } of await readRecords(folder, 'qrels', judgementSchema)) {
    const judged = judgements.get(qid) ?? new Map<string, number>();
    judgements.set(qid, judged.set(did, rel));
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
