import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { npm, run } from '#cli/setup/child.mjs';

const node = (script: string) => ({ file: process.execPath, args: ['-e', script] });

describe('run', () => {
  it.each([
    { script: 'console.log(1); console.error(2)', code: 0, output: '1\n2\n' },
    { script: 'process.exit(3)', code: 3, output: '' },
    {
      script: 'process.stdin.on("end", () => console.log("over")).resume()',
      code: 0,
      output: 'over\n',
    },
  ])('$script', async ({ script, code, output }) => {
    const heard: string[] = [];
    const ended = await run(node(script), { onText: (text) => heard.push(text) });
    expect(ended.code).toBe(code);
    expect(ended.output.split('\n').sort()).toEqual(output.split('\n').sort());
    expect(heard.join('')).toBe(ended.output);
  });

  it('ends with 127 where there is no such program', async () => {
    const ended = await run({ file: 'no-such-program', args: [] });
    expect(ended).toEqual({ code: 127, output: 'spawn no-such-program ENOENT' });
  });
});

describe.skipIf(process.platform === 'win32')('stopTogether', () => {
  const module = new URL('../../../src/cli/setup/child.mjs', import.meta.url);

  /** Starts a command that runs one child and prints the child's id; resolves when it has. */
  async function start(endless: boolean) {
    const child = 'console.log(process.pid); setInterval(() => {}, 1000)';
    const script = `
      import { run, stopTogether } from ${JSON.stringify(module.href)};
      stopTogether();
      const onText = (text) => process.stdout.write(text);
      await run({ file: process.execPath, args: ['-e', ${JSON.stringify(child)}] }, { endless: ${endless}, onText });
    `;
    const command = spawn(process.execPath, ['--input-type=module', '-e', script]);
    const [text] = await once(command.stdout, 'data');
    return { command, child: Number(text) };
  }

  const isAlive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it.each([
    { signal: 'SIGTERM', endless: false, code: 143 },
    { signal: 'SIGINT', endless: false, code: 130 },
    { signal: 'SIGTERM', endless: true, code: 0 },
  ] as const)('$signal, endless: $endless, ends the child and exits with $code', async (row) => {
    const { command, child } = await start(row.endless);
    expect(isAlive(child)).toBe(true);
    command.kill(row.signal);
    expect(await once(command, 'exit')).toEqual([row.code, null]);
    expect(isAlive(child)).toBe(false);
  });
});

describe('npm', () => {
  it.each([
    {
      env: { npm_execpath: '/lib/npm/bin/npm-cli.js', npm_node_execpath: '/bin/node' },
      platform: 'linux',
      out: { file: '/bin/node', args: ['/lib/npm/bin/npm-cli.js', 'ci'] },
    },
    {
      env: { npm_execpath: '/lib/pnpm.cjs', npm_node_execpath: '/bin/node' },
      platform: 'linux',
      out: { file: 'npm', args: ['ci'], shell: false },
    },
    { env: {}, platform: 'win32', out: { file: 'npm', args: ['ci'], shell: true } },
  ])('$env on $platform', ({ env, platform, out }) => {
    expect(npm(['ci'], env, platform)).toEqual(out);
  });
});
