import { join, relative } from 'node:path';
import { formatProblem, type Problem } from '#catalog/content.ts';
import { counted, grouped } from '#catalog/counted.ts';
import type { Draft, Reading } from '#importers/draft.ts';
import type { FieldCount } from '#importers/source-fields.ts';
import { andMore, summariseKinds, writeLines } from '../frame/content.ts';
import type { Verdict } from './intake.ts';

/** What became of the entries of one file; the sum of the others is `read`. */
interface EntryCount {
  read: number;
  written: number;
  present: number;
  merged: number;
  faulty: number;
}

interface FileAccount {
  file: string;
  kind: string;
  entries: EntryCount;
  fields: FieldCount;
}

/** Everything that an import met, and its accounts. */
export class Outcome {
  readonly problems: Problem[] = [];
  readonly remarks: Problem[] = [];
  /** What the catalogue has already, a line each. */
  readonly there: string[] = [];
  readonly places = new Set<string>();
  readonly #accounts: FileAccount[] = [];

  /** Begins the account of a file. */
  open(file: string, kind: string): void {
    const entries = { read: 0, written: 0, present: 0, merged: 0, faulty: 0 };
    this.#accounts.push({ file, kind, entries, fields: { read: 0, taken: 0, merged: 0, left: 0 } });
  }

  get written(): number {
    return this.#accounts.reduce((sum, { entries }) => sum + entries.written, 0);
  }

  /** Counts one reading of the file that was opened last. */
  count(reading: Reading, verdict: Verdict): void {
    const account = this.#accounts.at(-1);
    if (!account) return;
    const { file, entries, fields } = account;
    const { line } = reading;
    entries.read += 1;
    if ('problems' in verdict) {
      entries.faulty += 1;
      this.problems.push(...verdict.problems);
    } else if ('aside' in verdict) {
      entries.merged += 1;
      this.remarks.push({ file, line, field: '', message: `${verdict.aside}; merged with these` });
    } else if ('twin' in verdict) {
      entries.merged += 1;
      const differs =
        verdict.difference.length > 0 ? `; differs in ${verdict.difference.join('; ')}` : '';
      this.remarks.push({
        file,
        line,
        field: '',
        message: `${verdict.twin}; merged with it${differs}`,
      });
    } else if ('present' in verdict) {
      entries.present += 1;
      this.there.push(describePresent(verdict, `${file}:${line}`));
    } else {
      entries.written += 1;
      const count = (reading as Draft).count ?? { read: 0, taken: 0, merged: 0, left: 0 };
      for (const [fate, sum] of Object.entries(count)) fields[fate as keyof FieldCount] += sum;
      this.remarks.push(...verdict.remarks.map((remark) => ({ file, field: '', ...remark })));
    }
  }

  /** The accounts, a line each for entries and fields of a file. @throws where a sum does not agree */
  accounts(isDry: boolean): string[] {
    return this.#accounts.flatMap(({ file, kind, entries, fields }) => {
      const { read, written, present, merged, faulty } = entries;
      const isEven =
        read === written + present + merged + faulty &&
        fields.read === fields.taken + fields.merged + fields.left;
      if (!isEven) throw new Error(`${file}: the accounts of the import do not agree; report this`);
      const parts = [
        `${counted(written, 'entry', 'entries')} ${isDry ? 'to write' : 'written'}`,
        `${grouped(present)} there already`,
        ...(merged > 0 ? [`${grouped(merged)} merged with another`] : []),
        ...(faulty > 0 ? [`${counted(faulty, 'faulty one')} left out`] : []),
      ];
      const sums = `${file} (${kind}): ${parts.join(', ')}; ${grouped(read)} in all`;
      if (fields.read === 0) return [sums];
      const { taken, left } = fields;
      return [
        sums,
        `  their ${counted(fields.read, 'field')}: ${grouped(taken)} taken, ${grouped(fields.merged)} merged, ${grouped(left)} left out`,
      ];
    });
  }
}

const shownPlaces = 50;
const shownRemarks = 50;

/**
 * Says what was written, what was there, and what was left out, a line each.
 * @param report file for all of it, if that is wanted
 */
export async function describeOutcome(
  outcome: Outcome,
  { isDry, report }: { isDry: boolean; report: string | undefined },
): Promise<string[]> {
  const { problems, remarks, there, places } = outcome;
  const notes = [...problems, ...remarks];
  const isLong = notes.length > shownRemarks;
  const hidden = there.length - shownPlaces;
  const shown = Array.from(places).slice(0, shownPlaces);
  const lines = [
    ...(isLong ? summariseKinds(notes) : notes.map(formatProblem)),
    ...there.slice(0, shownPlaces),
    ...andMore(hidden, (rest) => `${grouped(rest)} more there already`),
    ...shown.map((place) => `${isDry ? 'would write' : 'wrote'} ${place}`),
    ...andMore(places.size - shown.length),
  ];
  const path = report ?? (isLong || hidden > 0 ? join('.cache', 'import.txt') : undefined);
  if (path) {
    await writeLines(path, [...notes.map(formatProblem), ...there]);
    lines.push(`All of it is in ${relative('', path)}`);
  }
  return [...lines, '', ...outcome.accounts(isDry)];
}

function describePresent(
  { present, difference, by, source, applied }: Extract<Verdict, { present: string }>,
  place: string,
): string {
  const where = source ? ` (${source.file}:${source.line})` : '';
  const same = by ? `${place}: the same paper by its ${by}` : 'exists';
  const kept = applied ? `, ${applied}` : ', left as it is';
  const differs = difference.length > 0 ? `; differs in ${difference.join('; ')}` : '';
  return `${same}${kept}: ${present}${by || differs ? where : ''}${differs}`;
}
