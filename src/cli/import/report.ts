import { join, relative } from 'node:path';
import { formatProblem, type Problem } from '#catalog/content.ts';
import { counted, grouped } from '#catalog/counted.ts';
import { andMore, summariseKinds, writeLines } from '../frame/content.ts';
import type { Present } from './intake.ts';

/** What an import has met. */
export interface Outcome {
  problems: Problem[];
  remarks: Problem[];
  /** Records that the catalogue has already, by the line of the payload. */
  present: (Present & { line: number })[];
  /** How many records are for the target, and the first of their places. */
  written: number;
  places: Set<string>;
}

const shownPlaces = 50;
const shownRemarks = 50;

/** Notes that a record is for the target. */
export function noteWritten(outcome: Outcome, place: string): void {
  outcome.written += 1;
  if (outcome.places.size < shownPlaces) outcome.places.add(place);
}

interface ReportOptions {
  file: string;
  kind: string;
  dryRun: boolean;
  /** Where the whole report goes, if it is wanted. */
  report: string | undefined;
}

/** Says what was written, what was there, and what was left out. */
export async function report(outcome: Outcome, options: ReportOptions): Promise<void> {
  const { places, written, problems } = outcome;
  const { file, kind, dryRun } = options;
  const notes = [...problems, ...outcome.remarks];
  const present = outcome.present.map((it) => describePresent(it, file));
  const isLong = notes.length > shownRemarks;
  const hidden = present.length - shownPlaces;
  const lines = [
    ...(isLong ? summariseKinds(notes) : notes.map(formatProblem)),
    ...present.slice(0, shownPlaces),
    ...andMore(hidden, (rest) => `${grouped(rest)} more there already`),
    ...Array.from(places, (place) => `${dryRun ? 'would write' : 'wrote'} ${place}`),
    ...(places.size > 1 ? andMore(written - places.size) : []),
  ];
  const path = options.report ?? (isLong || hidden > 0 ? join('.cache', 'import.txt') : undefined);
  if (path) {
    await writeLines(path, [...notes.map(formatProblem), ...present]);
    lines.push(`All of it is in ${relative('', path)}`);
  }
  const taken = `${counted(written, 'entry', 'entries')} ${dryRun ? 'to write' : 'written'}`;
  const faulty = new Set(problems.map(({ line }) => line)).size;
  const out = faulty > 0 ? `, ${counted(faulty, 'faulty one')} left out` : '';
  const sum = `${file} (${kind}): ${taken}, ${grouped(present.length)} there already${out}`;
  console.log([...lines, '', sum].join('\n'));
}

function describePresent(
  { present, difference, by, source, line }: Outcome['present'][number],
  file: string,
): string {
  const where = source ? ` (${source.file}:${source.line})` : '';
  const same = by ? `${file}:${line}: the same paper by its ${by}` : 'exists';
  const differs = difference.length > 0 ? `; differs in ${difference.join('; ')}` : '';
  return `${same}, left as it is: ${present}${by || differs ? where : ''}${differs}`;
}
