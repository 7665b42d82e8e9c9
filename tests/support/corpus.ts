import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { paperSchema } from '#schema/paper.ts';
import { makeCatalog } from './papers.ts';

const root = join(import.meta.dirname, '../..');

/** A large data file of real papers: `CORPUS`, or the one that stands beside the project. */
const corpusFile = process.env['CORPUS'] ?? join(root, '../shared/corpus/ml-papers.jsonl.gz');

export const hasCorpus = existsSync(corpusFile);

/** A catalogue of about as many papers of the corpus, spread over all of it. */
export async function corpusCatalog(count: number) {
  const bytes = await promisify(gunzip)(await readFile(corpusFile));
  const lines = bytes.toString('utf8').split('\n').filter(Boolean);
  const step = Math.max(1, Math.floor(lines.length / count));
  const records = lines
    .filter((_, at) => at % step === 0)
    .map((line) => paperSchema.safeParse(JSON.parse(line)))
    .flatMap(({ data }) => (data ? [data] : []));
  return makeCatalog(records);
}
