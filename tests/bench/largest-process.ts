import { readFileSync } from 'node:fs';

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
