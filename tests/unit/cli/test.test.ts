import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SetupError } from '#cli/setup/child.mjs';
import {
  addTallies,
  formatTally,
  reportIn,
  type Step,
  takeSteps,
  tallyPlaywright,
  tallyVitest,
  tryBrowser,
} from '#cli/test.ts';
import { makeFolder } from '../../support/content-folder.ts';

const step = (name: string, code = 0, needs: string[] = []): Step => ({
  name,
  needs,
  run: async () => ({ code, output: '' }),
});

/** Takes steps and says when each began (`+`) and ended (`-`). */
async function trace(rows: Step[][][]) {
  const events: string[] = [];
  const failures = await takeSteps(rows, async ({ name, run }) => {
    events.push(`+${name}`);
    const ended = await run({ onText: () => {} });
    await new Promise((resolve) => setImmediate(resolve));
    events.push(`-${name}`);
    return ended;
  });
  return { events: events.join(' '), failures: Object.fromEntries(failures) };
}

it('takes columns side by side, their steps in turn, and a row after the one before', async () => {
  const rows = [[[step('a'), step('b')], [step('c')]], [[step('d')]]];
  expect(await trace(rows)).toEqual({ events: '+a +c -a +b -c -b +d -d', failures: {} });
});

it('goes on after a failure, but for what needs that step', async () => {
  const rows = [
    [[step('lint', 1), step('check')], [step('build', 1)]],
    [[step('browser', 0, ['check', 'build']), step('speed', 0, ['browser'])], [step('unit', 2)]],
  ];
  expect(await trace(rows)).toEqual({
    events: '+lint +build -lint +check -build -check +unit -unit',
    failures: {
      lint: '',
      build: '',
      browser: 'not run, as "build" failed',
      speed: 'not run, as "browser" failed',
      unit: '',
    },
  });
});

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('tallyVitest', () => {
  it.each([
    {
      what: 'all is well',
      code: 0,
      report: { numPassedTests: 2, numFailedTests: 0, testResults: [file('passed', 'passed')] },
      out: { passed: 2, failed: 0, skipped: 0 },
    },
    {
      what: 'tests are skipped and to be written',
      code: 0,
      report: {
        numPassedTests: 1,
        numFailedTests: 0,
        numPendingTests: 2,
        numTodoTests: 1,
        testResults: [],
      },
      out: { passed: 1, failed: 0, skipped: 3 },
    },
    {
      what: 'a test fails',
      code: 1,
      report: {
        numPassedTests: 1,
        numFailedTests: 1,
        testResults: [file('failed', 'passed', 'failed')],
      },
      out: { passed: 1, failed: 1, skipped: 0 },
    },
    {
      what: 'two files do not load',
      code: 1,
      report: {
        numPassedTests: 3,
        numFailedTests: 0,
        testResults: [file('failed'), file('failed'), file('passed', 'passed')],
      },
      out: { passed: 3, failed: 2, skipped: 0 },
    },
    {
      what: 'an error outside the tests',
      code: 1,
      report: { numPassedTests: 3, numFailedTests: 0, testResults: [] },
      out: { passed: 3, failed: 1, skipped: 0 },
    },
    {
      what: 'no report',
      code: 0,
      report: undefined,
      out: { passed: 0, failed: 1, skipped: 0 },
    },
  ])('$what', ({ report, code, out }) => {
    expect(tallyVitest(report, code)).toEqual(out);
  });
});

describe('tallyPlaywright', () => {
  it.each([
    {
      what: 'all is well',
      code: 0,
      report: { stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] },
      out: { passed: 5, failed: 0, skipped: 0 },
    },
    {
      what: 'flaky, failed and skipped',
      code: 1,
      report: { stats: { expected: 5, unexpected: 2, flaky: 1, skipped: 3 }, errors: [] },
      out: { passed: 6, failed: 2, skipped: 3 },
    },
    {
      what: 'the server does not start',
      code: 1,
      report: { errors: [{ message: 'Process from config.webServer was not able to start.' }] },
      out: { passed: 0, failed: 1, skipped: 0 },
    },
    {
      what: 'killed before it could report',
      code: 137,
      report: undefined,
      out: { passed: 0, failed: 1, skipped: 0 },
    },
  ])('$what', ({ report, code, out }) => {
    expect(tallyPlaywright(report, code)).toEqual(out);
  });
});

it('counts the report of this run, not that of another', () => {
  const file = join(makeFolder({}), 'report.json');
  const report = reportIn(file, tallyVitest);
  writeFileSync(file, JSON.stringify({ numPassedTests: 2, numFailedTests: 0, testResults: [] }));
  expect(report.tally(0)).toEqual({ passed: 2, failed: 0, skipped: 0 });
  expect(report.tally(1)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  report.remove();
  expect(report.tally(0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  writeFileSync(file, '{"numPassedTests": 2');
  expect(report.tally(0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('fails nothing where a browser cannot be had that most tests do without, and says so', async () => {
  const missing = new Map<string, string>();
  const refuse = () => Promise.reject(new SetupError('There is none: install it.'));
  const ended = await tryBrowser('Firefox', 'SOME_PATH', refuse, missing);
  expect(ended).toEqual({ code: 0, output: '' });
  expect(formatTally({ passed: 2, failed: 0, skipped: 8 }, missing)).toBe(
    'Firefox was not tried: There is none: install it.\n2 passed, 0 failed, 8 skipped',
  );
});

describe('the last line', () => {
  it('names the skipped only where there are any', () => {
    const one = { passed: 2, failed: 0, skipped: 0 };
    expect(formatTally(addTallies([]))).toBe('0 passed, 0 failed');
    expect(formatTally(addTallies([one, one]))).toBe('4 passed, 0 failed');
    expect(formatTally(addTallies([one, { passed: 1, failed: 3, skipped: 1 }]))).toBe(
      '3 passed, 3 failed, 1 skipped',
    );
  });
});
