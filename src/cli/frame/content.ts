// The catalogue as commands read it, and how they report what is wrong with it.
import { join, relative, resolve } from 'node:path';
import { formatProblem, type Problem } from '#catalog/content.ts';
import { counted, grouped } from '#catalog/counted.ts';
import { readContent } from '#sources/read-content.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { Refusal } from './command.ts';
import { writeWhole } from './files.ts';

/** Reads all of the catalogue's content, and tells of each paper how many there were. */
export function readCatalogue(
  onProgress: (count: number) => void = () => {},
  more: { formulas?: boolean } = {},
) {
  return readContent(contentFolder(), { fallback: resolve('content'), onProgress, ...more });
}

/** Where problems keep a command from writing anything: ends it, with the lines that tell them. */
export function refuseProblems(problems: readonly Problem[], lines: readonly string[]): never {
  const sum = `${counted(problems.length, 'problem')}; nothing was written`;
  throw new Refusal([...lines, '', sum].join('\n'));
}

const longestList = 1000;

/**
 * The lines that a report shows: every problem, or of very many their kinds with examples, and the
 * file that lists all: the one that was asked for, which is always written and has the remarks, too,
 * or one in .cache/.
 */
export async function reportLines(
  problems: readonly Problem[],
  {
    file,
    name,
    remarks = [],
  }: { file: string | undefined; name: string; remarks?: readonly Problem[] },
): Promise<string[]> {
  const isLong = problems.length > longestList;
  const path = file ?? (isLong ? join('.cache', `${name}.txt`) : undefined);
  const lines = problems.map(formatProblem);
  const told = remarks.map((remark) => `remark: ${formatProblem(remark)}`);
  if (path !== undefined) await writeLines(path, [...lines, ...told]);
  if (!isLong || !path) return lines;
  return [...summariseKinds(problems), `All of them are in ${relative('', path)}`];
}

export function writeLines(path: string, lines: readonly string[]): Promise<void> {
  return writeWhole(path, lines.map((line) => `${line}\n`).join(''));
}

const shownKinds = 40;
const shownExamples = 3;

/** Many problems as lines: those that differ in quoted words and numbers alone count together. */
export function summariseKinds(problems: readonly Problem[]): string[] {
  const kinds = [...Map.groupBy(problems, wordsOf)].sort(([, a], [, b]) => b.length - a.length);
  const lines = kinds
    .slice(0, shownKinds)
    .flatMap(([what, found]) => [
      `${counted(found.length, 'time')}: ${what}`,
      ...found.slice(0, shownExamples).map((problem) => `    ${formatProblem(problem)}`),
      ...andMore(found.length - shownExamples).map((line) => `    ${line}`),
    ]);
  return [...lines, ...andMore(kinds.length - shownKinds, (rest) => counted(rest, 'more kind'))];
}

/** The line for what a list does not show; none where it shows all. */
export function andMore(rest: number, inWords = (count: number) => `${grouped(count)} more`) {
  return rest > 0 ? [`… and ${inWords(rest)}`] : [];
}

/** The first names of a list, and how many more there are. */
export function listed(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

function wordsOf({ field, message }: Problem): string {
  const place = field.replace(/\.\d+/g, '');
  const what = message
    .replace(/"(?:[^"\\]|\\.)*"?/g, '"…"')
    .replace(/\S+:\d+/g, '…')
    .replace(/\b\d[\d-]*/g, '…');
  return place ? `${place}: ${what}` : what;
}

const MOST_NAMED = 8;

/** The areas that a catalogue has: "AQ, BT or CT", or some of many and where the others are. */
export function areasInWords(areas: ReadonlyMap<string, unknown>): string {
  const tags = [...areas.keys()];
  if (tags.length === 0) return 'the tag of an area that you add to areas/ first';
  if (tags.length > MOST_NAMED) {
    return `one of the ${tags.length} in areas/, as ${tags.slice(0, MOST_NAMED).join(', ')}`;
  }
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(tags);
}
