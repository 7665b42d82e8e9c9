import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

interface Run {
  wallSeconds: number;
  /** User and system time of the program and of all that it started and waited for. */
  cpuSeconds: number;
  /** Resident memory of the program and all that it started at the highest; Linux only. */
  peakBytes: number | undefined;
  /** The same of the process that held most. */
  largestBytes: number | undefined;
}

/**
 * Runs a program of this Node, shows what it says on standard error and measures it. The shell's
 * `times` is POSIX: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#times
 * @throws when the program fails.
 */
export async function measureRun(args: readonly string[]): Promise<Run> {
  const start = performance.now();
  const script = '"$@" >&2; code=$?; times; exit $code';
  const shell = spawn('sh', ['-c', script, 'sh', process.execPath, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const root = shell.pid ?? 0;
  const peak = watch(() => memoryOf(root, 'VmRSS').reduce((sum, bytes) => sum + bytes, 0), 50);
  const largest = watchLargestProcess(root);
  let output = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    shell.on('error', reject);
    shell.on('close', resolve);
  }).finally(() => [peak, largest].map((end) => end()));
  const wallSeconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`"${args.join(' ')}" ended with exit code ${code}`);
  return {
    wallSeconds,
    cpuSeconds: parseTimes(output),
    peakBytes: peak(),
    largestBytes: largest(),
  };
}

/** The second line is of the children: `0m12.345000s 0m1.200000s`. */
function parseTimes(output: string): number {
  const children = output.trim().split('\n').at(-1) ?? '';
  const parts = children.matchAll(/(\d+)m([\d.]+)s/g);
  return parts.reduce((sum, [, min, sec]) => sum + Number(min) * 60 + Number(sec), 0);
}

/**
 * Watches a process and its descendants: the memory of the one that held most, at its highest;
 * undefined without /proc.
 */
export function watchLargestProcess(root: number): () => number | undefined {
  return watch(() => Math.max(0, ...memoryOf(root, 'VmHWM')), 200);
}

/** Calls back again and again; gives a function that ends that and tells the highest answer. */
function watch(look: () => number, milliseconds: number): () => number | undefined {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, look());
  }, milliseconds);
  return () => {
    clearInterval(timer);
    return most || undefined;
  };
}

/**
 * The bytes of a process and of each of its descendants:
 * https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
 */
function memoryOf(pid: number, what: 'VmRSS' | 'VmHWM'): number[] {
  const children = globSync(`/proc/${pid}/task/*/children`).flatMap((file) =>
    read(file).split(' ').filter(Boolean),
  );
  const line = new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(read(`/proc/${pid}/status`));
  const below = children.flatMap((child) => memoryOf(Number(child), what));
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
