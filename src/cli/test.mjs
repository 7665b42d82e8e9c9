// @ts-check
// `npm test`: installs what is missing, a browser included, and runs everything that has to pass.
// One failure does not hide the next. The last line counts the tests. Runs on Node 20 with nothing
// installed.
import { fileURLToPath } from 'node:url';
import { npmRun, run, SetupError, stopTogether } from './setup/child.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { withProgress } from './setup/progress.mjs';
import {
  addTallies,
  formatTally,
  reportIn,
  takeSteps,
  tallyPlaywright,
  tallyVitest,
} from './setup/steps.mjs';

/**
 * @typedef {import('./setup/steps.mjs').Step} Step
 * @typedef {import('./setup/child.mjs').Ended} Ended
 */

const VITEST = 'test-results/vitest.json';
const BUILD = 'Build';
const FIXTURE = 'Site for the tests';
const CHROMIUM = 'Chromium';

/** @type {Step} */
const UNIT = {
  name: 'Unit and component tests',
  run: script('unit', [
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST}`],
    '--no-color',
  ]),
  report: reportIn(VITEST, tallyVitest),
  detail: (said) => `${count(said, /^ [✓❯↓] /gm)} files`,
};

/**
 * Types and build write the same files, and the tests in the browser, which wait for what they see,
 * have the machine to themselves: beside the others they take longer than after them.
 */
const STEPS = [
  [
    [
      { name: 'Lint and format', run: script('lint') },
      { name: 'Dead code', run: script('unused') },
      { name: 'Content', run: script('check') },
    ],
    [
      { name: CHROMIUM, run: findBrowser },
      { name: BUILD, run: script('build', ['--whole']) },
      { name: FIXTURE, run: program('tests/fixture-site.ts') },
    ],
  ],
  [[{ name: 'Types', run: script('types') }], [UNIT]],
  [[browser('Browser tests', 'long', 'short')]],
  [[browser('Browser tests that measure time', 'speed')]],
];

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
stopTogether();
const all = STEPS.flat(2);
for (const { report } of all) report?.remove();
const problem = await setUp();
const failures = problem ? new Map([['Set-up', problem]]) : await takeSteps(STEPS, show);
for (const [name, reason] of failures) console.log(`Failed: ${name}${reason && `: ${reason}`}`);
const total = addTallies(
  all.flatMap(({ name, report }) => report?.tally(failures.has(name) ? 1 : 0) ?? []),
);
if (failures.size > 0 || total.failed > 0) process.exitCode = 1;
console.log(formatTally(total));

/**
 * @param {string} name one of package.json's
 * @param {string[]} [args]
 * @returns {Step['run']}
 */
function script(name, args) {
  return (options) => run(npmRun(name, args), options);
}

/**
 * @param {string} file
 * @returns {Step['run']}
 */
function program(file) {
  return (options) => run({ file: process.execPath, args: ['src/cli/run.mjs', file] }, options);
}

/**
 * @param {string} name
 * @param {string[]} projects some of tests/playwright.config.ts
 * @returns {Step}
 */
function browser(name, ...projects) {
  const file = `test-results/${projects.join('-')}.json`;
  const command = npmRun(
    'e2e',
    projects.map((project) => `--project=${project}`),
  );
  return {
    name,
    run: ({ onText }) => run(command, { onText, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } }),
    report: reportIn(file, tallyPlaywright),
    detail: (said) => `${count(said, /^ {2}(?:✓|✘|ok|x|-) +\d+ /gm)} tests`,
    needs: [CHROMIUM, BUILD, FIXTURE],
  };
}

/** @returns {Promise<Ended>} */
async function findBrowser() {
  try {
    process.env['CHROMIUM_PATH'] = await ensureChromium();
    return { code: 0, output: '' };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return { code: 1, output: error.message };
  }
}

/** @returns {Promise<string>} why nothing can be run, or nothing */
async function setUp() {
  try {
    await ensureInstalled(process.cwd());
    return '';
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return error.message;
  }
}

/**
 * Shows all that a test runner said, and of other steps what those said that failed.
 *
 * @param {Step} step
 */
function show({ name, run, report, detail }) {
  let said = '';
  const onText = (/** @type {string} */ text) => {
    said += text;
  };
  return withProgress(name, () => run({ onText }), {
    ...(detail && { detail: () => detail(said) }),
    failed: ({ code }) => code !== 0,
    output: ({ code, output }) => (report || code !== 0 ? output : ''),
  });
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
function count(text, pattern) {
  return text.match(pattern)?.length ?? 0;
}
