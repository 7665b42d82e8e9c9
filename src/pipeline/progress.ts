import { stderr } from 'node:process';
import type { Problem } from '#catalog/content.ts';
import { counted, grouped } from '#catalog/counted.ts';
import { openLine } from './progress-line.mjs';

export type Progress = ReturnType<typeof showProgress>;

/**
 * Shows how far a build is: on a terminal one line that is rewritten, elsewhere nothing until a
 * phase is over; then one line that stays.
 */
export function showProgress(
  stream: Parameters<typeof openLine>[0],
  now = () => performance.now(),
) {
  const line = openLine(stream, { now });
  let phase: (PhaseState & { start: number }) | undefined;
  const timed = (it: NonNullable<typeof phase>) => ({ ...it, seconds: (now() - it.start) / 1000 });
  const end = () => {
    if (phase) line.keep(`${finishedLine(timed(phase))}\n`);
    phase = undefined;
  };
  return {
    /** Ends the phase before it, if any, and begins another, in the plural: `pages`. */
    begin(name: string, total?: number): void {
      end();
      phase = { name, total, start: now(), seconds: 0, count: 0 };
      line.show(name);
    },
    /** Notes how many are done. */
    reach(count: number): void {
      if (!phase) return;
      const current = Object.assign(phase, { count });
      line.update(() => runningLine(timed(current)));
    },
    /** Ends the last phase. */
    end,
  };
}

/** Says at a terminal, once it has taken two seconds, how much is done, and nothing elsewhere. */
export function showCount(noun: string, verb: string): (done: number) => void {
  if (!stderr.isTTY) return () => {};
  const line = openLine(stderr, { patience: 2000 });
  process.once('exit', line.clear);
  return (done) => line.update(() => `${counted(done, noun)} ${verb}`);
}

/** At a terminal, says what is being waited for once it has taken two seconds. */
export async function withWord<T>(
  word: string,
  work: Promise<T>,
  stream: Parameters<typeof openLine>[0] = stderr,
): Promise<T> {
  const line = openLine(stream);
  const timer = setTimeout(() => line.show(word), 2000);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    line.clear();
  }
}

/** How far a phase is, and how many there will be, where that is known. */
interface PhaseState {
  name: string;
  count: number;
  total?: number | undefined;
  seconds: number;
}

/**
 * The line that a terminal shows while a phase runs: count, rate and time left, as far as known.
 * @example 'pages: 4,000 of 38,000 (10 %), 1,000 a second, 34 s left'
 */
export function runningLine({ name, count, total, seconds }: PhaseState): string {
  const parts = [`${name}: ${grouped(count)}`];
  if (total) parts[0] += ` of ${grouped(total)} (${Math.floor((100 * count) / total)} %)`;
  const rate = seconds > 0 ? count / seconds : 0;
  if (rate >= 1) parts.push(`${grouped(Math.round(rate))} a second`);
  if (total && rate > 0) parts.push(`${duration((total - count) / rate)} left`);
  return parts.join(', ');
}

/** The line that stays when a phase is over: `pages: 38,000 in 38 s`. */
export function finishedLine({ name, count, seconds }: PhaseState): string {
  return `${name}: ${count > 0 ? `${grouped(count)} in ` : ''}${duration(seconds)}`;
}

/** @example duration(0.25) // '0.3 s'; duration(72) // '1 min 12 s' */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** @example byteSize(1_500_000) // '1.5 MB' */
export function byteSize(bytes: number): string {
  const [size, unit] =
    bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${size < 9.95 ? size.toFixed(1) : grouped(Math.round(size))} ${unit}`;
}

/** What a build made; sizes are in bytes. */
interface BuildFigures {
  papers: number;
  /** Records that a lenient build left out. */
  leftOut: number;
  authors: number;
  /** Pages of the site, and how many of them this build had to render. */
  pages: number;
  rendered: number;
  /** Papers whose related papers are those of an earlier build. */
  keptRelated: number;
  /** All files of the site, the pages among them, and their size. */
  files: number;
  bytes: number;
  /** Size of the search index, where one was built. */
  indexBytes: number;
  /** Smaller forms of files, where there are some beside them. */
  compressed?: { files: number; bytes: number } | undefined;
  seconds: number;
  /** The most memory that this process held. */
  memory: number;
}

/** The summary at the end of a build, a line a figure. */
export function summaryLines(made: BuildFigures): string[] {
  const { papers, leftOut, pages, rendered, keptRelated, compressed } = made;
  const anew = counted(papers - keptRelated, 'paper');
  const beside = compressed && counted(compressed.files, 'compressed file');
  const rows = {
    papers: grouped(papers) + (leftOut > 0 ? `, and ${counted(leftOut, 'record')} left out` : ''),
    authors: grouped(made.authors),
    pages: grouped(pages) + (rendered < pages ? `, of which ${grouped(rendered)} anew` : ''),
    related: keptRelated > 0 && `of ${anew} anew, the others as they were; --fresh looks at all`,
    index: byteSize(made.indexBytes),
    site: `${byteSize(made.bytes)} in ${counted(made.files, 'file')}`,
    beside: compressed && `${byteSize(compressed.bytes)} in ${beside}`,
    time: duration(made.seconds),
    memory: byteSize(made.memory),
  };
  const shown = Object.entries(rows).filter(([, text]) => text);
  return shown.map(([label, text]) => `${label.padEnd(9)}${text}`);
}

/** How many papers the problems are about: a data file has one a line, an MDX file is one. */
export function faultyRecords(problems: readonly Problem[]): number {
  const records = problems
    .filter(({ file }) => /(?:^|\/)papers\//.test(file))
    .map(({ file, line }) => (file.endsWith('.mdx') ? file : `${file}:${line}`));
  return new Set(records).size;
}
