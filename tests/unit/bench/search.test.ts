import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { benchSearch } from '../../bench/search.ts';

test('the search that ships is measured on a collection', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'collection-'));
  onTestFinished(async () => {
    await rm(folder, { recursive: true });
    await rm(join('.cache/bench', basename(folder)), { recursive: true, force: true });
  });
  const write = (name: string, records: readonly object[]) =>
    writeFile(join(folder, name), records.map((record) => JSON.stringify(record)).join('\n'));
  await write('docs.jsonl', [
    { id: 'A 1', title: 'Wings', abstract: 'Lift of a wing.', authors: [] },
    { id: 'B 2', title: 'Slipstreams', abstract: '', authors: ['Doe, J.'] },
  ]);
  await write('queries.jsonl', [
    { id: '1', text: 'slipstream', kind: 'word' },
    { id: '2', text: 'what is the lift of boats', kind: 'question' },
    { id: '3', text: 'zqxj', kind: 'word' },
  ]);
  await write('qrels.jsonl', [
    { qid: '1', did: 'B 2', rel: 1 },
    { qid: '2', did: 'A 1', rel: 1 },
    { qid: '3', did: 'A 1', rel: 1 },
  ]);
  const report = await benchSearch([folder, '--quick']);
  expect(report).toContain('2 documents');
  expect(report).toContain('| word | 2 | 0.500 | 0.500 | 0.500 | 0.500 | 0.500 |');
  expect(report).toContain('| question | 1 | 1.000 | 1.000 | 1.000 | 1.000 | 0.000 |');
  expect(report).toMatch(/\| bytes \| \d/);
});
