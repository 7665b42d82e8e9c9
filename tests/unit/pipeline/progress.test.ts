import { expect, test } from 'vitest';
import { showProgress } from '#pipeline/progress.ts';

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
