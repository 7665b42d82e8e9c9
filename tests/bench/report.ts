import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';

/** What measurements were taken on, in one line. */
export function machineInWords(browser = 'no browser'): string {
  const model = cpus()[0]?.model.trim() || arch();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const cores = availableParallelism();
  return `${cores} cores (${model}), ${memory}, ${platform()}, Node ${process.versions.node}, ${browser}`;
}

/** A Markdown table: a row for each list of cells. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
