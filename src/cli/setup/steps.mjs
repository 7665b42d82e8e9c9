// @ts-check
import { readFileSync, rmSync } from 'node:fs';

/**
 * @typedef {import('./child.mjs').Ended} Ended
 * @typedef {import('./steps.mjs').Report} Report
 * @typedef {{ onText: (text: string) => void }} Heard
 * @typedef {{ name: string, run: (heard: Heard) => Promise<Ended>, needs?: string[], report?: Report, detail?: (said: string) => string }} Step
 *   `needs`: names of steps that have to succeed first; `report`: what a test runner leaves;
 *   `detail`: how far it has come, by what it has said
 */

/**
 * Takes steps row by row: the columns of a row side by side, the steps of a column one after the
 * other. A failure keeps nothing from running but what needs that step.
 *
 * @param {Step[][][]} rows
 * @param {(step: Step) => Promise<Ended>} take
 * @returns {Promise<Map<string, string>>} the name of each step that failed, and why it did not run
 */
export async function takeSteps(rows, take) {
  /** @type {Map<string, string>} */
  const failures = new Map();
  for (const columns of rows) {
    await Promise.all(
      columns.map(async (steps) => {
        for (const step of steps) {
          const missing = step.needs?.find((name) => failures.has(name));
          if (missing) failures.set(step.name, `not run, as "${missing}" failed`);
          else if ((await take(step)).code !== 0) failures.set(step.name, '');
        }
      }),
    );
  }
  return failures;
}

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 * @typedef {{ remove: () => void, tally: (code: number) => Tally }} Report
 * @typedef {{ status: string, assertionResults: { status: string }[] }} VitestFile
 * @typedef {{ numPassedTests: number, numPendingTests?: number, numTodoTests?: number, numFailedTests: number, testResults: VitestFile[] }} VitestReport
 * @typedef {{ stats?: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: unknown[] }} PlaywrightReport
 */

/**
 * Counts a JSON report of Vitest. A file that does not even load has no tests to fail, so it counts
 * as one; and a run that ends badly has failed at least once, whatever its report says.
 *
 * @param {VitestReport | undefined} report undefined where the runner left none
 * @param {number} code the runner's exit code
 * @returns {Tally}
 */
export function tallyVitest(report, code) {
  const broken = (report?.testResults ?? []).filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return settle(code, report !== undefined, {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + broken.length,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  });
}

/**
 * Counts a JSON report of Playwright. What happens outside tests (a server that does not start, a
 * file that does not load) is in `errors` only, and each is a failure. A flaky test has passed.
 *
 * @param {PlaywrightReport | undefined} report
 * @param {number} code
 * @returns {Tally}
 */
export function tallyPlaywright(report, code) {
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = report?.stats ?? {};
  return settle(code, report !== undefined, {
    passed: expected + flaky,
    failed: unexpected + (report?.errors?.length ?? 0),
    skipped,
  });
}

/**
 * A JSON report that a test runner leaves in a file; it has to be removed before the run.
 *
 * @template Json
 * @param {string} file
 * @param {(report: Json | undefined, code: number) => Tally} count such as `tallyVitest`
 * @returns {Report} `tally` takes the runner's exit code
 */
export function reportIn(file, count) {
  return {
    remove: () => rmSync(file, { force: true }),
    tally: (code) => count(readJson(file), code),
  };
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function addTallies(tallies) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of tallies) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** @param {Tally} tally */
export function formatTally({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {number} code
 * @param {boolean} reported
 * @param {Tally} tally
 */
function settle(code, reported, tally) {
  const sound = code === 0 && reported;
  return { ...tally, failed: sound ? tally.failed : Math.max(tally.failed, 1) };
}
