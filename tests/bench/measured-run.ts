import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

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

const EVERY_MS = 50;
const PAGE_BYTES = 4096;

interface Watch {
  /** Ends the watch; the highest sum seen, or none where the system has no /proc. */
  stop: () => number | undefined;
}

/** Watches the resident memory of a process together with its descendants. */
export function peakMemoryOf(root: number): Watch {
  let peak: number | undefined;
  const timer = setInterval(() => {
    const bytes = memoryOf(root);
    if (bytes !== undefined) peak = Math.max(peak ?? 0, bytes);
  }, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: field 4 is the parent, 24 the pages. */
function memoryOf(root: number): number | undefined {
  const processes = listProcesses();
  if (!processes) return undefined;
  const family = new Set([root]);
  let sum = 0;
  // A parent has the lower number, but for the rare turn of the counter.
  for (const { pid, parent, pages } of processes) {
    if (family.has(parent)) family.add(pid);
    if (family.has(pid)) sum += pages * PAGE_BYTES;
  }
  return sum;
}

function listProcesses(): { pid: number; parent: number; pages: number }[] | undefined {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .sort((a, b) => a - b)
      .flatMap(readProcess);
  } catch {
    return undefined;
  }
}

/** Nothing for a process that has ended since it was listed. */
function readProcess(pid: number): { pid: number; parent: number; pages: number }[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name, in brackets, may hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid, parent: Number(fields[1]), pages: Number(fields[21]) }];
  } catch {
    return [];
  }
}

const EVERY_MS = 200;

/**
 * Watches a process and its descendants: the memory of the one that held most, at its highest.
 * https://man7.org/linux/man-pages/man5/proc_pid_status.5.html; undefined without /proc.
 */
export function watchLargestProcess(root: number): () => number | undefined {
  let largest: number | undefined;
  const look = () => {
    for (const pid of family(root)) {
      const status = read(`/proc/${pid}/status`);
      const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
      if (kilobytes) largest = Math.max(largest ?? 0, Number(kilobytes) * 1024);
    }
  };
  const timer = setInterval(look, EVERY_MS);
  return () => {
    clearInterval(timer);
    return largest;
  };
}

function* family(pid: number): Generator<number> {
  yield pid;
  const children = read(`/proc/${pid}/task/${pid}/children`);
  for (const child of children.split(' ').filter(Boolean)) yield* family(Number(child));
}

/** Empty for a process that has ended since it was listed. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
