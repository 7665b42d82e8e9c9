// Everything that has to pass, a browser to be installed included. One failure does not hide the
// next. The last line counts the tests.
import { readFileSync, rmSync } from 'node:fs';
import { type Ended, npmRun, run, SetupError } from './setup/child.mjs';
import { ensureChromium } from './setup/chromium.ts';
import { ensureFirefox } from './setup/firefox.ts';
import { withProgress } from './setup/progress.mjs';

/** A program, or a function, that has to end well. */
export interface Step {
  name: string;
  run: (heard: { onText: (text: string) => void }) => Promise<Ended>;
  /** Names of steps that have to succeed first. */
  needs?: string[];
  /** What a test runner leaves. */
  report?: ReturnType<typeof reportIn>;
  /** How far it has come, by what it has said. */
  detail?: (said: string) => string;
}

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const CHROMIUM = 'Chromium';
const BUILD = 'Build';
const FIXTURE = 'Site for the tests';
/** Browsers that this machine does not have, and why not. */
const notTried = new Map<string, string>();
const VITEST = 'test-results/vitest.json';
const fixture = { file: process.execPath, args: ['src/cli/run.mjs', 'tests/fixture-site.ts'] };

/**
 * Types and build write the same files, and the tests in the browser, which wait for what they see,
 * have the machine to themselves: beside the others they take longer than after them.
 */
const STEPS: Step[][][] = [
  [
    [
      { name: 'Lint and format', run: script('lint') },
      { name: 'Dead code', run: script('unused') },
      { name: 'Content', run: script('check') },
    ],
    [
      { name: CHROMIUM, run: () => findBrowser('CHROMIUM_PATH', ensureChromium) },
      { name: 'Firefox', run: () => tryBrowser('Firefox', 'FIREFOX_PATH', ensureFirefox) },
      { name: BUILD, run: script('build', '--whole') },
      { name: FIXTURE, run: (heard) => run(fixture, heard) },
    ],
  ],
  [
    [{ name: 'Types', run: script('types') }],
    [
      {
        name: 'Unit and component tests',
        run: script(
          'unit',
          ...['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST}`],
          '--no-color',
        ),
        report: reportIn(VITEST, tallyVitest),
        detail: (said) => `${count(said, /^ [✓❯↓] /gm)} files`,
      },
    ],
  ],
  [[browser('Browser tests', 'long', 'short')]],
  [[browser('Browser tests that measure time', 'speed')]],
];

export async function main(): Promise<number> {
  const reports = STEPS.flat(2).flatMap(({ name, report }) => (report ? { name, ...report } : []));
  for (const { remove } of reports) remove();
  const failures = await takeSteps(STEPS, show);
  for (const [name, reason] of failures) console.log(`Failed: ${name}${reason && `: ${reason}`}`);
  const total = addTallies(reports.map(({ name, tally }) => tally(failures.has(name) ? 1 : 0)));
  console.log(formatTally(total, notTried));
  return failures.size > 0 || total.failed > 0 ? 1 : 0;
}

/** One of package.json's scripts. */
function script(name: string, ...args: string[]): Step['run'] {
  return (heard) => run(npmRun(name, args), heard);
}

/** @param projects some of tests/playwright.config.ts */
function browser(name: string, ...projects: string[]): Step {
  const file = `test-results/${projects.join('-')}.json`;
  const words = projects.map((project) => `--project=${project}`);
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  return {
    name,
    run: ({ onText }) => run(npmRun('e2e', words), { onText, env }),
    report: reportIn(file, tallyPlaywright),
    detail: (said) => `${count(said, /^ {2}(?:✓|✘|ok|x|-) +\d+ /gm)} tests`,
    needs: [CHROMIUM, BUILD, FIXTURE],
  };
}

/** Finds a browser for the steps that follow. */
async function findBrowser(variable: string, ensure: () => Promise<string>): Promise<Ended> {
  try {
    process.env[variable] = await ensure();
    return { code: 0, output: '' };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return { code: 1, output: error.message };
  }
}

/** The same for one that not every machine can have: there its tests are skipped, which is said. */
export async function tryBrowser(
  name: string,
  variable: string,
  ensure: () => Promise<string>,
  missing = notTried,
): Promise<Ended> {
  const { code, output } = await findBrowser(variable, ensure);
  if (code !== 0) missing.set(name, output);
  return { code: 0, output: '' };
}

/** Shows all that a test runner said, and of other steps what those said that failed. */
function show({ name, run, report, detail }: Step) {
  let said = '';
  const onText = (text: string) => {
    said += text;
  };
  return withProgress(name, () => run({ onText }), {
    ...(detail && { detail: () => detail(said) }),
    failed: ({ code }) => code !== 0,
    output: ({ code, output }) => (report || code !== 0 ? output : ''),
  });
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
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
  const hasFailed = ({ status }: { status: string }) => status === 'failed';
  const broken = (report?.testResults ?? []).filter(
    (file) => hasFailed(file) && !file.assertionResults.some(hasFailed),
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

/** The last lines: what was not tried, and the count. */
export function formatTally(
  { passed, failed, skipped }: Tally,
  missing: ReadonlyMap<string, string> = new Map(),
): string {
  const count = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
  const reasons = [...missing].map(([name, reason]) => `${name} was not tried: ${reason}`);
  return [...reasons, count].join('\n');
}
