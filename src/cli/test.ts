// Everything that has to pass, a browser to be installed included. One failure does not hide the
// next. The last line counts the tests.
import { npmRun, run, SetupError } from './setup/child.mjs';
import { ensureChromium } from './setup/chromium.ts';
import { withProgress } from './setup/progress.mjs';
import {
  addTallies,
  formatTally,
  reportIn,
  type Step,
  takeSteps,
  tallyPlaywright,
  tallyVitest,
} from './setup/steps.ts';

const VITEST = 'test-results/vitest.json';
const BUILD = 'Build';
const FIXTURE = 'Site for the tests';
const CHROMIUM = 'Chromium';

const UNIT: Step = {
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
const STEPS: Step[][][] = [
  [
    [
      { name: 'Lint and format', run: script('lint') },
      { name: 'Dead code', run: script('unused') },
      { name: 'Content', run: script('check') },
    ],
    [
      { name: CHROMIUM, run: findBrowser },
      { name: BUILD, run: script('build', ['--whole']) },
      { name: FIXTURE, run: (heard) => run(fixture, heard) },
    ],
  ],
  [[{ name: 'Types', run: script('types') }], [UNIT]],
  [[browser('Browser tests', 'long', 'short')]],
  [[browser('Browser tests that measure time', 'speed')]],
];

const fixture = { file: process.execPath, args: ['src/cli/run.mjs', 'tests/fixture-site.ts'] };

export async function main(): Promise<number> {
  const all = STEPS.flat(2);
  for (const { report } of all) report?.remove();
  const failures = await takeSteps(STEPS, show);
  for (const [name, reason] of failures) console.log(`Failed: ${name}${reason && `: ${reason}`}`);
  const total = addTallies(
    all.flatMap(({ name, report }) => report?.tally(failures.has(name) ? 1 : 0) ?? []),
  );
  console.log(formatTally(total));
  return failures.size > 0 || total.failed > 0 ? 1 : 0;
}

/** One of package.json's scripts. */
function script(name: string, args?: string[]): Step['run'] {
  return (heard) => run(npmRun(name, args), heard);
}

/** @param projects some of tests/playwright.config.ts */
function browser(name: string, ...projects: string[]): Step {
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

async function findBrowser() {
  try {
    process.env['CHROMIUM_PATH'] = await ensureChromium();
    return { code: 0, output: '' };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return { code: 1, output: error.message };
  }
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
