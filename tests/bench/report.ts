import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';

/** What measurements were taken on, as the beginning of a sentence. */
export function measuredOn(browser = 'no browser'): string {
  const model = cpus()[0]?.model.trim() || arch();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const cores = availableParallelism();
  return `Measured on ${cores} cores (${model}), ${memory}, ${platform()}, Node ${process.versions.node}, ${browser}`;
}

/** What else the machine does, before it is measured; a part of that sentence. */
export function loadBefore(): string {
  return `with a load of ${(loadavg()[0] ?? 0).toFixed(1)} before`;
}

/** A Markdown table: a row for each list of cells. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The least of the numbers that a share of them is not above: 0.5 gives the median, 1 the most. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? 0;
}

/** Calls back, and gives the seconds of CPU that this process took for it beside the result. */
export function cpuTimed<Result>(work: () => Result): [result: Result, seconds: number] {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1e6];
}
