import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withProgress } from '#cli/setup/progress.mjs';

let said = '';
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

beforeEach(() => {
  said = '';
  vi.useFakeTimers();
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('tells a log what is done side by side, and each output in one piece under its end', async () => {
  const types = withProgress('Types', () => wait(12_000), { output: () => 'one\ntwo' });
  const tests = withProgress('Tests', () => wait(25_000), {
    detail: () => '7 files',
    failed: () => true,
  });
  await vi.advanceTimersByTimeAsync(30_000);
  await Promise.all([types, tests]);
  expect(said.split('\n')).toEqual([
    '… Types',
    '… Tests',
    '… Types, 10 s · Tests, 10 s, 7 files',
    '✓ Types, 12 s',
    'one',
    'two',
    '… Tests, 20 s, 7 files',
    '✗ Tests, 25 s',
    '',
  ]);
});

it('says no more of what has thrown', async () => {
  const broken = withProgress('Types', () => Promise.reject(new Error('broken')));
  await expect(broken).rejects.toThrow('broken');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(said).toBe('… Types\n✗ Types, 0.0 s\n');
});
