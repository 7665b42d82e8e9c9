import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mean, measure, readCollection } from '../../bench/collection.ts';

describe('measure', () => {
  const judged = new Map([
    ['a', 3],
    ['b', 1],
    ['c', 0],
    ['d', -1],
  ]);
  const ideal = 3 + 1 / Math.log2(3);

  test.each([
    { name: 'the ideal order', found: ['a', 'b'], ndcg10: 1, mrr10: 1, success1: 1, success10: 1 },
    {
      name: 'the gain is linear',
      found: ['b', 'a'],
      ndcg10: (1 + 3 / Math.log2(3)) / ideal,
      mrr10: 1,
      success1: 1,
      success10: 1,
    },
    {
      name: 'what is not relevant takes a place and gains nothing',
      found: ['d', 'c', 'x', 'a'],
      ndcg10: 3 / Math.log2(5) / ideal,
      mrr10: 0.25,
      success1: 0,
      success10: 1,
    },
    {
      name: 'the eleventh place does not count',
      found: [...'0123456789', 'a'],
      ndcg10: 0,
      mrr10: 0,
      success1: 0,
      success10: 0,
    },
  ])('$name', ({ name: _, found, ...expected }) => {
    const { none, ...measures } = measure(found, judged);
    expect(none).toBe(0);
    for (const [name, value] of Object.entries(expected)) {
      expect(measures[name as keyof typeof measures]).toBeCloseTo(value, 10);
    }
  });

  test('the ideal has ten places, too', () => {
    const twelve = new Map([...'abcdefghijkl'].map((id) => [id, 1]));
    expect(measure([...'abcdefghij'], twelve).ndcg10).toBe(1);
  });

  test('no result, and nothing relevant, is no success', () => {
    const nothing = { ndcg10: 0, mrr10: 0, success1: 0, success10: 0 };
    expect(measure([], judged)).toEqual({ ...nothing, none: 1 });
    expect(measure(['c'], new Map([['c', 0]]))).toEqual({ ...nothing, none: 0 });
  });

  test('the mean is over queries', () => {
    expect(mean([measure(['a', 'b'], judged), measure([], judged)])).toMatchObject({
      ndcg10: 0.5,
      none: 0.5,
    });
    expect(mean([]).ndcg10).toBe(0);
  });
});

describe('readCollection', () => {
  const folder = mkdtempSync(join(tmpdir(), 'collection-'));
  const write = (name: string, lines: unknown[]) =>
    writeFileSync(join(folder, name), lines.map((line) => JSON.stringify(line)).join('\n'));

  beforeAll(() => {
    const docs =
      '{"id":"a","title":"One","abstract":"Text","authors":["N"],"year":"2020"}\n{"id":"b"}';
    writeFileSync(join(folder, 'docs.jsonl.gz'), gzipSync(docs));
    write('queries.jsonl', [
      { id: 'q', text: 'what', kind: 'question' },
      { id: 'unjudged', text: 'who' },
    ]);
    write('qrels.jsonl', [
      { qid: 'q', did: 'a', rel: 2 },
      { qid: 'q', did: 'b', rel: 0 },
    ]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('reads plain and packed files, and the queries that were judged', async () => {
    expect(await readCollection(folder)).toEqual({
      docs: [
        { id: 'a', title: 'One', abstract: 'Text', authors: ['N'] },
        { id: 'b', title: '', abstract: '', authors: [] },
      ],
      queries: [{ id: 'q', text: 'what', kind: 'question' }],
      judgements: new Map([
        [
          'q',
          new Map([
            ['a', 2],
            ['b', 0],
          ]),
        ],
      ]),
    });
  });

  test('says which line is not of the form, and which file is missing', async () => {
    write('qrels.jsonl', [
      { qid: 'q', did: 'a', rel: 1 },
      { qid: 'q', did: 'b' },
    ]);
    await expect(readCollection(folder)).rejects.toThrow(/qrels\.jsonl:2: .*rel/s);
    rmSync(join(folder, 'qrels.jsonl'));
    await expect(readCollection(folder)).rejects.toThrow('There is neither');
  });
});
