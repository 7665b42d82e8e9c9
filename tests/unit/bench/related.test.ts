import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { benchRelated } from '../../bench/related.ts';

const folder = mkdtempSync(join(tmpdir(), 'collection-'));
const write = (name: string, lines: unknown[]) =>
  writeFileSync(join(folder, name), lines.map((line) => JSON.stringify(line)).join('\n'));

beforeAll(() => {
  write('docs.jsonl', [
    { id: 'window', title: 'Sliding window caching', abstract: 'Sparse attention.' },
    { id: 'sparse', title: 'Sparse attention', abstract: 'With a sliding window.' },
    { id: 'birds', title: 'Barn owls', abstract: 'Auditory maps of owls.' },
    { id: 'maps', title: 'Auditory maps', abstract: 'Cortical columns.' },
  ]);
  write('queries.jsonl', [
    { id: 'window', text: 'has the id of a document' },
    { id: 'guest', text: 'Auditory maps in barn owls' },
  ]);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The figures of the table's only row. */
async function figures(): Promise<string[]> {
  const row = (await benchRelated([folder])).split('\n').at(-1) ?? '';
  return row.split('|').map((cell) => cell.trim());
}

test('ranks documents by those that are queries and by guests, never a document itself', async () => {
  write('qrels.jsonl', [
    { qid: 'window', did: 'sparse', rel: 1 },
    { qid: 'guest', did: 'birds', rel: 2 },
    { qid: 'guest', did: 'maps', rel: 1 },
  ]);
  expect((await figures()).slice(1, 7)).toEqual(['2', '1.000', '1.000', '1.000', '1.000', '0.000']);
});

test('counts what was not found', async () => {
  write('qrels.jsonl', [
    { qid: 'window', did: 'window', rel: 1 },
    { qid: 'guest', did: 'maps', rel: 1 },
  ]);
  const [, , ndcg] = await figures();
  expect(Number(ndcg)).toBeCloseTo(1 / Math.log2(3) / 2, 3);
});

test('asks for the collection', async () => {
  await expect(benchRelated([])).rejects.toThrow('npm run bench -- related');
});
