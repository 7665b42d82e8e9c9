import { mkdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { formatProblem, type Problem, type Source } from '#catalog/content.ts';
import { counted } from '#catalog/counted.ts';
import { reportLines, summariseKinds } from '../frame/content.ts';
import { writeWhole } from '../frame/files.ts';

export interface ImportArguments {
  /** A file, `-` for standard input, or `arxiv:ID,ID`. */
  file: string;
  from?: string | undefined;
  year?: number | undefined;
  area?: string | undefined;
  /** Folder that takes the entries, or a `.jsonl` file that takes the records. */
  to: string;
  dryRun: boolean;
  /** Whether records that cannot be taken are left out, instead of stopping the import. */
  skipFaulty: boolean;
  /** Whether papers are taken that seem to be there under another id. */
  keepDuplicates: boolean;
  /** Where the whole report goes. */
  report?: string | undefined;
}

/** A record that the catalogue has already. */
interface Present {
  present: string;
  difference: string[];
  by?: string;
  source: Source | undefined;
  line: number;
}

/** What an import has met. */
export interface Outcome {
  problems: Problem[];
  remarks: Problem[];
  present: Present[];
  /** How many records are for the target, and the first of their places. */
  written: number;
  places: string[];
  note(place: string): void;
}

const shownPlaces = 50;
const shownRemarks = 50;

export function emptyOutcome(): Outcome {
  const outcome: Outcome = {
    problems: [],
    remarks: [],
    present: [],
    written: 0,
    places: [],
    note(place) {
      outcome.written += 1;
      if (outcome.places.length < shownPlaces && outcome.places.at(-1) !== place) {
        outcome.places.push(place);
      }
    },
  };
  return outcome;
}

/** Says why nothing was written. */
export async function refuse({ problems }: Outcome, { report: file }: ImportArguments) {
  const lines = await reportLines(problems, { file, name: 'import' });
  console.error(lines.join('\n'));
  console.error(`\n${counted(problems.length, 'problem')}; nothing was written`);
  return 1;
}

/** Says what was written, what was there, and what was left out. */
export async function report(outcome: Outcome, kind: string, args: ImportArguments): Promise<void> {
  const { problems, remarks, present } = outcome;
  const notes = [...problems, ...remarks];
  const many = notes.length > shownRemarks;
  for (const line of many ? summariseKinds(notes) : notes.map(formatProblem)) console.log(line);
  for (const line of present.slice(0, shownPlaces).map((it) => describePresent(it, args.file)))
    console.log(line);
  if (present.length > shownPlaces)
    console.log(`… and ${counted(present.length - shownPlaces, 'more')} there already`);
  const verb = args.dryRun ? 'would write' : 'wrote';
  for (const place of outcome.places) console.log(`${verb} ${place}`);
  const entries = outcome.places.length > 1 ? outcome.written - outcome.places.length : 0;
  if (entries > 0) console.log(`… and ${entries.toLocaleString('en')} more`);
  const path =
    args.report ??
    (many || present.length > shownPlaces ? join('.cache', 'import.txt') : undefined);
  if (path) await writeReport(path, outcome, args.file);
  console.log(`\n${summary(outcome, kind, args)}`);
}

function describePresent({ present, difference, by, source, line }: Present, file: string): string {
  const where = source ? ` (${source.file}:${source.line})` : '';
  const same = by ? `${file}:${line}: the same paper by its ${by}` : 'exists';
  const differs = difference.length > 0 ? `; differs in ${difference.join('; ')}` : '';
  return `${same}, left as it is: ${present}${by || differs ? where : ''}${differs}`;
}

function summary(
  { written, present, problems }: Outcome,
  kind: string,
  { file, dryRun }: ImportArguments,
) {
  const taken = `${counted(written, 'entry', 'entries')} ${dryRun ? 'to write' : 'written'}`;
  const faulty = groupByPlace(problems);
  const out = faulty > 0 ? `, ${counted(faulty, 'faulty one')} left out` : '';
  return `${file} (${kind}): ${taken}, ${present.length.toLocaleString('en')} there already${out}`;
}

function groupByPlace(problems: readonly Problem[]): number {
  return new Set(problems.map(({ line }) => line)).size;
}

async function writeReport(path: string, outcome: Outcome, file: string): Promise<void> {
  const lines = [
    ...[...outcome.problems, ...outcome.remarks].map(formatProblem),
    ...outcome.present.map((it) => describePresent(it, file)),
  ];
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, lines.map((line) => `${line}\n`).join(''));
  console.log(`All of it is in ${relative('', path)}`);
}
