import { expect, it } from 'vitest';
import { type Step, takeSteps } from '#cli/setup/steps.ts';

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
