// @ts-check
// `npm test`: installs what is missing, a browser included, and runs everything that has to pass.
// One failure does not hide the next. The last line counts the tests. Runs on Node 20 with nothing
// installed.
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run, stopTogether } from './setup/child.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { npmRun } from './setup/npm.mjs';
import { withProgress } from './setup/progress.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { addTallies, formatTally, tallyPlaywright, tallyVitest } from './setup/tally.mjs';

/**
 * @typedef {import('./setup/tally.mjs').Tally} Tally
 * @typedef {{ file: string, count: (report: any, code: number) => Tally }} Report
 * @typedef {{ name: string, script: string, args?: string[], report?: Report, needs?: string }} Step
 */

const VITEST = 'test-results/vitest.json';
const BUILD = 'Build';
const BROWSER = 'Browser tests';
const PLAIN = process.stdout.isTTY ? [] : ['--no-color'];

/** @type {Step[]} */
const STEPS = [
  { name: 'Lint and format', script: 'lint' },
  { name: 'Types', script: 'types' },
  { name: 'Dead code', script: 'unused' },
  { name: 'Content', script: 'check' },
  {
    name: 'Unit and component tests',
    script: 'unit',
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST}`, ...PLAIN],
    report: { file: VITEST, count: tallyVitest },
  },
  { name: BUILD, script: 'build' },
  {
    name: BROWSER,
    script: 'e2e',
    report: { file: 'test-results/playwright.json', count: tallyPlaywright },
    needs: BUILD,
  },
];

/** @type {Map<string, string>} the name of what failed, and why it did not even run */
const failures = new Map();
/** @type {Tally[]} */
const tallies = [];

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
stopTogether();
if (await prepared('Set-up', () => ensureInstalled(process.cwd()))) {
  await prepared(BROWSER, async () => {
    process.env['CHROMIUM_PATH'] = await ensureChromium();
  });
  for (const step of STEPS) await take(step);
} else {
  for (const { report } of STEPS) if (report) tallies.push(report.count(undefined, 1));
}
for (const [name, reason] of failures) console.log(`Failed: ${name}${reason && `: ${reason}`}`);
const total = addTallies(tallies);
if (failures.size > 0 || total.failed > 0) process.exitCode = 1;
console.log(formatTally(total));

/**
 * @param {string} name what fails where this does
 * @param {() => Promise<void>} work
 */
async function prepared(name, work) {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    failures.set(name, error.message);
    return false;
  }
}

/** @param {Step} step */
async function take({ name, script, args = [], report, needs }) {
  if (needs && failures.has(needs)) failures.set(name, `not run, as "${needs}" failed`);
  const runs = !failures.has(name);
  if (report) rmSync(report.file, { force: true });
  const code = runs ? await runStep(name, npmRun(script, args), report !== undefined) : 1;
  if (report) tallies.push(report.count(read(report.file), code));
  if (runs && code !== 0) failures.set(name, '');
}

/**
 * @param {string} name
 * @param {import('./setup/child.mjs').Command} command
 * @param {boolean} show its output as it comes: a test runner tells its own progress
 * @returns {Promise<number>} its exit code
 */
async function runStep(name, command, show) {
  const { code, output } = await withProgress(name, () => run(command, { show }), {
    failed: (ended) => ended.code !== 0,
    silent: show,
  });
  if (code !== 0) process.stdout.write(output);
  return code;
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
