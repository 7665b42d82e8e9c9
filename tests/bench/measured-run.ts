import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

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
  const peak = watch(() => {
    const sizes = family(shell.pid ?? 0).flatMap((pid) => memoryOf(pid, 'VmRSS') ?? []);
    return sizes.reduce((sum, bytes) => sum + bytes, 0);
  }, 50);
  let output = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    shell.on('error', reject);
    shell.on('close', resolve);
  });
  const wallSeconds = (performance.now() - start) / 1000;
  const peakBytes = peak();
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

/**
 * Watches a process and its descendants: the memory of the one that held most, at its highest;
 * undefined without /proc.
 */
export function watchLargestProcess(root: number): () => number | undefined {
  return watch(
    () => Math.max(0, ...family(root).flatMap((pid) => memoryOf(pid, 'VmHWM') ?? [])),
    200,
  );
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

function family(pid: number): number[] {
  const tasks = globSync(`/proc/${pid}/task/*/children`);
  const children = tasks.flatMap((file) => read(file).split(' ').filter(Boolean));
  return [pid, ...children.map(Number).flatMap(family)];
}

/** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function memoryOf(pid: number, what: 'VmRSS' | 'VmHWM'): number | undefined {
  const kilobytes = new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(
    read(`/proc/${pid}/status`),
  )?.[1];
  return kilobytes ? Number(kilobytes) * 1024 : undefined;
}

/** Empty for a process that has ended since it was listed. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
