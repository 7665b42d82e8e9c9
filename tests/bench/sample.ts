import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import { compareText, newestFirst } from '#catalog/order.ts';
import { paperSchema } from '#schema/paper.ts';
import { readJsonLines } from '#sources/json-lines.ts';
import { type CorpusRecord, contentFiles } from '../support/corpus.ts';

export const SEED = 1;

/** File of the records in a content folder. */
export const RECORDS = 'papers/papers.jsonl';

/**
 * Takes papers of all years out of a file of records, and some more, the newest, which wait.
 * @returns the files of a content folder, how many papers are in them, and the lines of those that
 *   wait, each with its end.
 */
export async function readSample(file: string, count: number, waiting: number) {
  const sample = takeSample(await readRecords(resolve(file)), count + waiting);
  const newest = sample.toSorted((a, b) => newestFirst(a.paper, b.paper)).slice(0, waiting);
  const papers = sample.filter((record) => !newest.includes(record));
  const lineOf = ({ line }: CorpusRecord) => `${line}\n`;
  return {
    files: { ...contentFiles(sample), [RECORDS]: papers.map(lineOf).join('') },
    papers: papers.length,
    newest: newest.toReversed().map(lineOf),
  };
}

/** The records of a file that are valid. */
export async function readRecords(file: string): Promise<CorpusRecord[]> {
  const records: CorpusRecord[] = [];
  for await (const found of readJsonLines(file)) {
    const value = 'value' in found ? found.value : undefined;
    const { data: paper } = paperSchema.safeParse(value);
    if (paper) records.push({ paper, line: JSON.stringify(value) });
  }
  return records;
}

/** Takes so many of the records as a seed chooses, by their ids alone: of 10,000 the 1,000, too. */
export function takeSample<Record extends { paper: { id: string } }>(
  records: readonly Record[],
  count: number,
): Record[] {
  return records
    .map((record) => ({ record, digest: hash('sha256', `${SEED} ${record.paper.id}`) }))
    .sort((a, b) => compareText(a.digest, b.digest))
    .slice(0, count)
    .map(({ record }) => record);
}
