// @ts-check

/**
 * @typedef {import('./child.mjs').Ended} Ended
 * @typedef {import('./tally.mjs').Report} Report
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
