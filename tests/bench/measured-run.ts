import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

/**
 * Runs a program of this Node, shows what it says on standard error and measures it, with all that
 * it starts and waits for: seconds, those of CPU, and on Linux the memory of the largest process.
 * @throws when the program fails.
 */
export async function measureRun(args: readonly string[]) {
  const start = performance.now();
  // https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#times
  const script = '"$@" >&2; code=$?; times; exit $code';
  const shell = spawn('sh', ['-c', script, 'sh', process.execPath, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const largest = watchLargestProcess(shell.pid ?? 0);
  let output = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    shell.on('error', reject);
    shell.on('close', resolve);
  }).finally(largest);
  const wallSeconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`"${args.join(' ')}" ended with exit code ${code}`);
  return { wallSeconds, cpuSeconds: parseTimes(output), largestBytes: largest() };
}

/** The second line is of the children: `0m12.345000s 0m1.200000s`. */
function parseTimes(output: string): number {
  const children = output.trim().split('\n').at(-1) ?? '';
  const parts = children.matchAll(/(\d+)m([\d.]+)s/g);
  return parts.reduce((sum, [, min, sec]) => sum + Number(min) * 60 + Number(sec), 0);
}

/**
 * Watches a process and its descendants until the function that it gives is called, which tells
 * the memory of the one that held most, at its highest; undefined without /proc.
 */
export function watchLargestProcess(root: number): () => number | undefined {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, ...memoryOf(root));
  }, 200);
  return () => {
    clearInterval(timer);
    return most || undefined;
  };
}

/** The highest of each of a process and its descendants, by proc_pid_status(5), in bytes. */
function memoryOf(pid: number): number[] {
  const children = globSync(`/proc/${pid}/task/*/children`).flatMap((file) =>
    read(file).split(' ').filter(Boolean),
  );
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`));
  const below = children.flatMap((child) => memoryOf(Number(child)));
  return line ? [Number(line[1]) * 1024, ...below] : below;
}

/** Empty for a process that has ended since it was listed. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
