import { readFileSync, rmSync } from 'node:fs';
import type { Ended } from './child.mjs';

export interface Step {
  name: string;
  run: (heard: { onText: (text: string) => void }) => Promise<Ended>;
  /** Names of steps that have to succeed first. */
  needs?: string[];
  /** What a test runner leaves. */
  report?: Report;
  /** How far it has come, by what it has said. */
  detail?: (said: string) => string;
}

/**
 * Takes steps row by row: the columns of a row side by side, the steps of a column one after the
 * other. A failure keeps nothing from running but what needs that step.
 * @returns the name of each step that failed, and why it did not run
 */
export async function takeSteps(
  rows: readonly Step[][][],
  take: (step: Step) => Promise<Ended>,
): Promise<Map<string, string>> {
  const failures = new Map<string, string>();
  const takeColumn = async (steps: Step[]) => {
    for (const step of steps) {
      const missing = step.needs?.find((name) => failures.has(name));
      if (missing) failures.set(step.name, `not run, as "${missing}" failed`);
      else if ((await take(step)).code !== 0) failures.set(step.name, '');
    }
  };
  for (const columns of rows) await Promise.all(columns.map(takeColumn));
  return failures;
}

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  numPassedTests: number;
  numPendingTests?: number;
  numTodoTests?: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/**
 * Counts a JSON report of Vitest. A file that does not even load has no tests to fail, so it counts
 * as one; and a run that ends badly has failed at least once, whatever its report says.
 */
export function tallyVitest(report: VitestReport | undefined, code: number): Tally {
  const broken = (report?.testResults ?? []).filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return settle(code, report, {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + broken.length,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  });
}

interface PlaywrightReport {
  stats?: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors?: unknown[];
}

/**
 * Counts a JSON report of Playwright. What happens outside tests (a server that does not start, a
 * file that does not load) is in `errors` only, and each is a failure. A flaky test has passed.
 */
export function tallyPlaywright(report: PlaywrightReport | undefined, code: number): Tally {
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = report?.stats ?? {};
  const failed = unexpected + (report?.errors?.length ?? 0);
  return settle(code, report, { passed: expected + flaky, failed, skipped });
}

function settle(code: number, report: unknown, tally: Tally): Tally {
  const isSound = code === 0 && report !== undefined;
  return isSound ? tally : { ...tally, failed: Math.max(tally.failed, 1) };
}

/** A JSON report that a test runner leaves in a file; it has to be removed before the run. */
export function reportIn<Json>(
  file: string,
  count: (report: Json | undefined, code: number) => Tally,
) {
  return {
    remove: () => rmSync(file, { force: true }),
    /** @param code the runner's exit code */
    tally: (code: number) => count(readJson(file), code),
  };
}

type Report = ReturnType<typeof reportIn>;

function readJson(file: string) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const sum = (name: keyof Tally) => tallies.reduce((all, tally) => all + tally[name], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

export function formatTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
