import { expect, test } from 'vitest';
import { hasIndex, isInShard, shardOf } from '#pipeline/shard.ts';

test('reads the number of a shard and how many there are', () => {
  expect(shardOf('2/4')).toEqual({ number: 2, count: 4 });
  expect(shardOf('')).toBeUndefined();
});

test.each(['0/4', '5/4', '1', 'a/b', '1/0', '-1/2', '1/2/3'])('refuses %s', (written) => {
  expect(() => shardOf(written)).toThrow(`--shard ${written} is no shard`);
});

test('every page is in one shard, and shards are about as large as each other', () => {
  const pages = Array.from({ length: 3000 }, (_, at) => `/papers/paper-${at}/`);
  const shards = [1, 2, 3].map((number) =>
    pages.filter((page) => isInShard(page, { number, count: 3 })),
  );
  expect(shards.flat().sort()).toEqual(pages.toSorted());
  for (const shard of shards) expect(Math.abs(shard.length - 1000)).toBeLessThan(120);
});

test('one shard makes the index', () => {
  const made = [1, 2, 3].map((number) => hasIndex({ number, count: 3 }));
  expect([hasIndex(undefined), ...made]).toEqual([true, true, false, false]);
});
