import { stderr } from 'node:process';
import type { Problem } from '#catalog/content.ts';
import { counted, grouped } from '#catalog/counted.ts';
import { openLine } from './progress-line.mjs';

export interface Progress {
  /** Ends the phase before it, if any, and begins another, in the plural: `pages`. */
  begin(name: string, total?: number): void;
  /** Notes how many are done. */
  reach(count: number): void;
  /** Ends the last phase. */
  end(): void;
}

/**
 * Shows how far a build is: on a terminal one line that is rewritten, elsewhere nothing until a
 * phase is over; then one line that stays.
 */
export function showProgress(
  stream: Parameters<typeof openLine>[0],
  now = () => performance.now(),
): Progress {
  const line = openLine(stream, { now });
  let phase: { name: string; total: number | undefined; start: number; count: number } | undefined;
  const state = (it: NonNullable<typeof phase>) => ({ ...it, seconds: (now() - it.start) / 1000 });
  const end = () => {
    if (phase) line.keep(`${finishedLine(state(phase))}\n`);
    phase = undefined;
  };
  return {
    begin(name, total) {
      end();
      phase = { name, total, start: now(), count: 0 };
      line.show(name);
    },
    reach(count) {
      if (!phase) return;
      phase.count = count;
      const current = phase;
      line.update(() => runningLine(state(current)));
    },
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
  /** Records that a lenient build left out. */
  leftOut: number;
}

/** The summary at the end of a build, a line a figure. */
export function summaryLines(figures: BuildFigures): string[] {
  const { papers, leftOut, authors, pages, rendered, files, bytes, indexBytes } = figures;
  const { compressed, keptRelated } = figures;
  const rows = {
    papers: grouped(papers) + (leftOut > 0 ? `, and ${counted(leftOut, 'record')} left out` : ''),
    authors: grouped(authors),
    pages: grouped(pages) + (rendered < pages ? `, of which ${grouped(rendered)} anew` : ''),
    ...(keptRelated > 0 && {
      related: `of ${counted(papers - keptRelated, 'paper')} anew, the others as they were; --fresh looks at all`,
    }),
    index: byteSize(indexBytes),
    site: `${byteSize(bytes)} in ${counted(files, 'file')}`,
    ...(compressed && {
      beside: `${byteSize(compressed.bytes)} in ${counted(compressed.files, 'compressed file')}`,
    }),
    time: duration(figures.seconds),
    memory: byteSize(figures.memory),
  };
  return Object.entries(rows).map(([label, value]) => `${label.padEnd(9)}${value}`);
}

/** How many papers the problems are about: a data file has one a line, an MDX file is one. */
export function faultyRecords(problems: readonly Problem[]): number {
  const papers = problems.filter(({ file }) => /(?:^|\/)papers\//.test(file));
  const records = papers.map(({ file, line }) =>
    file.endsWith('.mdx') ? file : `${file}:${line}`,
  );
  return new Set(records).size;
}
