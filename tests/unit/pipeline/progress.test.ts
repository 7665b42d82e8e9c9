import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  byteSize,
  duration,
  faultyRecords,
  finishedLine,
  runningLine,
  showProgress,
  summaryLines,
  withWord,
} from '#pipeline/progress.ts';

/** Goes through two phases, a tenth of a second a page, and gives what was written. */
function watch(isTTY: boolean): string[] {
  const written: string[] = [];
  let time = 1000;
  const stream = { isTTY, write: (text: string) => written.push(text) };
  const progress = showProgress(stream, () => time);
  progress.begin('pages', 4);
  for (const count of [1, 2, 3, 4]) {
    time += 100;
    progress.reach(count);
  }
  progress.begin('index');
  time += 2000;
  progress.end();
  progress.end();
  return written;
}

test('a log has one line a phase', () => {
  expect(watch(false)).toEqual(['pages: 4 in 0.4 s\n', 'index: 2.0 s\n']);
});

test('a terminal has one line that is rewritten, not more often than it can be read', () => {
  expect(watch(true).map((text) => text.replace('\r\x1b[K', '<'))).toEqual([
    '<pages',
    '<pages: 1 of 4 (25 %), 10 a second, 0.3 s left',
    '<pages: 3 of 4 (75 %), 10 a second, 0.1 s left',
    '<pages: 4 in 0.4 s\n',
    '<index',
    '<index: 2.0 s\n',
  ]);
});

describe('runningLine', () => {
  test.each([
    {
      input: { name: 'pages', count: 4000, total: 38000, seconds: 4 },
      out: 'pages: 4,000 of 38,000 (10 %), 1,000 a second, 34 s left',
    },
    { input: { name: 'records', count: 1200, seconds: 2 }, out: 'records: 1,200, 600 a second' },
    { input: { name: 'pages', count: 0, total: 92, seconds: 0 }, out: 'pages: 0 of 92 (0 %)' },
    {
      input: { name: 'pages', count: 1, total: 92, seconds: 4 },
      out: 'pages: 1 of 92 (1 %), 6 min 4 s left',
    },
    {
      input: { name: 'pages', count: 92, total: 92, seconds: 1 },
      out: 'pages: 92 of 92 (100 %), 92 a second, 0.0 s left',
    },
  ])('$out', ({ input, out }) => {
    expect(runningLine(input)).toBe(out);
  });
});

test.each([
  {
    input: { name: 'pages', count: 38000, total: 38000, seconds: 38 },
    out: 'pages: 38,000 in 38 s',
  },
  { input: { name: 'code', count: 0, seconds: 2.04 }, out: 'code: 2.0 s' },
])('finishedLine: $out', ({ input, out }) => {
  expect(finishedLine(input)).toBe(out);
});

test.each([
  { input: 0.25, out: '0.3 s' },
  { input: 9.96, out: '10 s' },
  { input: 59.7, out: '1 min 0 s' },
  { input: 3725, out: '62 min 5 s' },
])('duration: $out', ({ input, out }) => {
  expect(duration(input)).toBe(out);
});

test.each([
  { input: 400, out: '0.4 kB' },
  { input: 1_500_000, out: '1.5 MB' },
  { input: 384_000_000, out: '384 MB' },
  { input: 2_100_000_000, out: '2.1 GB' },
])('byteSize: $out', ({ input, out }) => {
  expect(byteSize(input)).toBe(out);
});

const figures = {
  papers: 81286,
  authors: 98556,
  pages: 190000,
  rendered: 190000,
  keptRelated: 0,
  files: 200123,
  bytes: 1_900_000_000,
  indexBytes: 150_000_000,
  seconds: 400,
  memory: 2_400_000_000,
  leftOut: 0,
};

test('the summary is a line a figure', () => {
  expect(summaryLines(figures)).toEqual([
    'papers   81,286',
    'authors  98,556',
    'pages    190,000',
    'index    150 MB',
    'site     1.9 GB in 200,123 files',
    'time     6 min 40 s',
    'memory   2.4 GB',
  ]);
});

test('the summary says what stands compressed beside the files', () => {
  const compressed = { files: 380_000, bytes: 1_200_000_000 };
  const lines = summaryLines({ ...figures, compressed });
  expect(lines[5]).toBe('beside   1.2 GB in 380,000 compressed files');
});

test('the summary says what was left out and what was left alone', () => {
  const lines = summaryLines({ ...figures, rendered: 41, keptRelated: 81_283, leftOut: 8 });
  expect(lines[0]).toBe('papers   81,286, and 8 records left out');
  expect(lines[2]).toBe('pages    190,000, of which 41 anew');
  expect(lines[3]).toBe('related  of 3 papers anew, the others as they were; --fresh looks at all');
});

test('several problems of one record are one faulty record', () => {
  const problem = { field: '', message: '' };
  const problems = [
    { ...problem, file: 'papers/a.jsonl', line: 3 },
    { ...problem, file: 'papers/a.jsonl', line: 3 },
    { ...problem, file: 'papers/a.jsonl', line: 4 },
    { ...problem, file: 'papers/b.mdx', line: 2 },
    { ...problem, file: 'papers/b.mdx', line: 5 },
    { ...problem, file: 'ledger.txt', line: 2 },
  ];
  expect(faultyRecords(problems)).toBe(3);
});

test('what is waited for is told once it takes two seconds, and then no more', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let written = '';
  const stream = { isTTY: true, write: (text: string) => (written += text) };
  const { promise, resolve } = Promise.withResolvers<string>();
  const waited = withWord('Asking …', promise, stream);
  vi.advanceTimersByTime(1999);
  expect(written).toBe('');
  vi.advanceTimersByTime(1);
  expect(written).toBe('\r\x1b[KAsking …');
  resolve('an answer');
  expect(await waited).toBe('an answer');
  expect(written).toBe('\r\x1b[KAsking …\r\x1b[K');
});
