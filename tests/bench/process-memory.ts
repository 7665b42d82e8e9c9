import { readdirSync, readFileSync } from 'node:fs';

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
