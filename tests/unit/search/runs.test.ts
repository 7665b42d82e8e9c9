import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutRuns } from '#search/pagefind/segments.ts';

const size = { least: 8, most: 24 };

function runsOf(numbers: readonly number[]): string[] {
  const papers = numbers.map((number) => ({ id: `paper-${number}` }));
  return [...cutRuns(papers, size)].map(([first, end]) => numbers.slice(first, end).join());
}

test('runs hold all papers in their order, and those before the last papers have their size', () => {
  const count = fc.nat(200);
  fc.assert(
    fc.property(count, (count) => {
      const numbers = Array.from({ length: count }, (_, at) => at);
      const runs = runsOf(numbers);
      expect(runs.join()).toBe(numbers.join());
      const lengths = runs.map((run) => run.split(',').length);
      expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(size.most);
      const before = lengths.filter(
        (_, at) => runs.slice(at).join().split(',').length >= size.most,
      );
      expect(Math.min(size.least, ...before)).toBe(size.least);
      expect(Math.min(size.least / 4, ...lengths.slice(0, -1))).toBe(size.least / 4);
    }),
  );
});

test('a paper that comes or goes changes its own run, and seldom one or two beside', () => {
  const numbers = Array.from({ length: 1000 }, (_, at) => at);
  const before = new Set(runsOf(numbers));
  const changed = numbers.map((gone) => {
    const runs = runsOf(numbers.toSpliced(gone, 1));
    return runs.filter((run) => !before.has(run)).length;
  });
  const mean = changed.reduce((sum, count) => sum + count, 0) / changed.length;
  expect(mean).toBeLessThan(1.5);
  expect(Math.max(...changed)).toBeLessThan(10);
});

test('the newest papers of a large catalogue are in short runs', () => {
  const papers = Array.from({ length: 10_000 }, (_, at) => ({ id: String(at) }));
  const lengths = [...cutRuns(papers)].map(([first, end]) => end - first);
  expect(Math.min(...lengths.slice(0, 3))).toBeGreaterThanOrEqual(1024);
  expect(lengths.at(-1)).toBeLessThan(768);
  expect(lengths.length).toBeLessThan(12);
});

test('a catalogue of up to a thousand papers is one run', () => {
  const papers = Array.from({ length: 1024 }, (_, at) => ({ id: String(at) }));
  expect([...cutRuns(papers)]).toEqual([[0, 1024]]);
  expect([...cutRuns([])]).toEqual([]);
});
