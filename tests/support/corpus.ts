import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type PaperRecord, paperSchema } from '#schema/paper.ts';
import { makeCatalog } from './papers.ts';

/**
 * A large data file of real papers. The long tests know of one that stands beside the project, too;
 * `npm test` is the same whatever stands there.
 */
const corpusFile = process.env['CORPUS'] ?? '';

export const hasCorpus = existsSync(corpusFile);

/** A catalogue of about as many papers of the corpus, spread over all of it. */
export async function corpusCatalog(count: number) {
  return makeCatalog((await corpusRecords(count)).map(({ paper }) => paper));
}

/** The same papers as a content folder. */
export async function corpusFiles(count: number): Promise<Record<string, string>> {
  return contentFiles(await corpusRecords(count));
}

export interface CorpusRecord {
  line: string;
  paper: PaperRecord;
}

/** A content folder of papers, with the areas and organisations that they name. */
export function contentFiles(records: readonly CorpusRecord[]): Record<string, string> {
  const areas = new Set(records.flatMap(({ paper }) => paper.area ?? []));
  const orgs = new Set(records.flatMap(({ paper }) => paper.org));
  return {
    'papers/papers.jsonl': records.map(({ line }) => line).join('\n'),
    ...Object.fromEntries([...areas].map((tag) => [`areas/${tag}.yaml`, `name: ${tag}\nhue: 0\n`])),
    ...Object.fromEntries([...orgs].map((slug) => [`orgs/${slug}.yaml`, `name: ${slug}\n`])),
  };
}

/** Those of about as many records that are valid. */
export async function corpusRecords(count: number): Promise<CorpusRecord[]> {
  const bytes = await promisify(gunzip)(await readFile(corpusFile));
  const lines = bytes.toString('utf8').split('\n').filter(Boolean);
  const step = Math.max(1, Math.floor(lines.length / count));
  return lines
    .filter((_, at) => at % step === 0)
    .map((line) => ({ line, paper: paperSchema.safeParse(JSON.parse(line)).data }))
    .flatMap(({ line, paper }) => (paper ? [{ line, paper }] : []));
}
