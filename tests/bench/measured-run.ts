import { spawn } from 'node:child_process';
import { peakMemoryOf } from './process-memory.ts';

export interface Run {
  wallSeconds: number;
  /** User and system time of the command and of all that it started and waited for. */
  cpuSeconds: number;
  /** Resident memory of the command and all that it started at the highest; Linux only. */
  peakBytes: number | undefined;
}

/**
 * Runs a command of the shell, shows what it says on standard error and measures it.
 * `times` is POSIX: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#times
 * @throws when the command fails.
 */
export async function measureRun(command: string): Promise<Run> {
  const start = performance.now();
  const shell = spawn('sh', ['-c', `${command} >&2; code=$?; times; exit $code`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const memory = peakMemoryOf(shell.pid ?? 0);
  let output = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    shell.on('error', reject);
    shell.on('close', resolve);
  });
  const wallSeconds = (performance.now() - start) / 1000;
  const peakBytes = memory.stop();
  if (code !== 0) throw new Error(`"${command}" ended with exit code ${code}`);
  return { wallSeconds, cpuSeconds: parseTimes(output), peakBytes };
}

/** The second line is of the children: `0m12.345000s 0m1.200000s`. */
function parseTimes(output: string): number {
  const children = output.trim().split('\n').at(-1) ?? '';
  const parts = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  return parts.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}
