import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { platform } from 'node:os';
import { execPath } from 'node:process';
import { expect, test } from 'vitest';
import { watchLargestProcess } from '../../bench/measured-run.ts';

test.runIf(platform() === 'linux')(
  'sees the memory of a process that a process started',
  async () => {
    const hold = 'const held = Buffer.alloc(3e8, 1); setTimeout(() => held.at(0), 600)';
    const start = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(hold)}])`;
    const child = spawn(execPath, ['-e', start]);
    const stop = watchLargestProcess(child.pid ?? 0);
    await once(child, 'close');
    const largest = stop() ?? 0;
    expect(largest).toBeGreaterThan(3e8);
    expect(largest).toBeLessThan(9e8);
  },
);

test('knows nothing of a process that is not there', () => {
  expect(watchLargestProcess(2 ** 22 + 1)()).toBeUndefined();
});
