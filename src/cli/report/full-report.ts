import { mkdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { formatProblem, type Problem } from '#catalog/content.ts';
import { writeWhole } from '../files/write-whole.ts';
import { summariseKinds } from './problem-kinds.ts';

/** More than this is summarised, and listed in a file. */
const longestList = 1000;

interface ReportOptions {
  /** Where the full list goes; by default a file in .cache/ with this name. */
  file?: string | undefined;
  name: string;
  /** More problems than this are summarised. */
  most?: number;
}

/**
 * The lines that a report shows: every problem, or where these are too many their kinds with
 * examples and the name of the file that lists all. A file that was asked for is always written.
 */
export async function reportLines(
  problems: readonly Problem[],
  { file, name, most = longestList }: ReportOptions,
): Promise<string[]> {
  const isLong = problems.length > most;
  const path = file ?? (isLong ? join('.cache', `${name}.txt`) : undefined);
  if (path !== undefined) {
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, problems.map((problem) => `${formatProblem(problem)}\n`).join(''));
  }
  if (!isLong) return problems.map(formatProblem);
  return [...summariseKinds(problems), `All of them are in ${relative('', path ?? '')}`];
}
