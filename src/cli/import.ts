import { join, relative, resolve } from 'node:path';
import { type Content, formatProblem, type Problem } from '#catalog/content.ts';
import { counted, grouped } from '#catalog/counted.ts';
import type { ImportOptions } from '#importers/draft.ts';
import { importers } from '#importers/kinds.ts';
import { showCount } from '#pipeline/progress.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { fold } from '#text/fold.ts';
import { command, UsageError } from './frame/command.ts';
import {
  andMore,
  readCatalogue,
  refuseProblems,
  reportLines,
  summariseKinds,
  writeLines,
} from './frame/content.ts';
import { openTarget } from './frame/files.ts';
import { openIntake, type Present } from './import/intake.ts';
import { openPayload } from './import/payload.ts';

const kinds = [...importers]
  .map(([kind, { title }]) => `                  ${kind.padEnd(8)} ${title}`)
  .join('\n');

export const main = command({
  usage: `npm run import -- FILE [--from KIND] [--to FOLDER|FILE.jsonl] [--dry-run]

Takes the papers of FILE into the catalogue, one entry file each, or one line each of a new data
file. What exists is left as it is, and nothing is written when anything in FILE is unclear.
FILE may be - for standard input, packed with gzip, or arxiv:2407.01230,2406.01234 to ask arXiv.

  --from KIND     what FILE is, where that does not show:
${kinds}
  --to TARGET     a folder for entries, or a new file that ends in .jsonl or .jsonl.gz, instead of
                  the catalogue's papers
  --area TAG      area of the papers for which FILE names none
  --year YEAR     year of the dates of a listing that have none
  --skip-faulty   leave out what cannot be taken, and take the rest
  --keep-duplicates
                  take papers that seem to be there already under another id
  --report FILE   write everything that is reported to FILE
  --dry-run       show what would be written, write nothing
  --help          show this
`,
  takesWords: true,
  options: {
    from: { type: 'string' },
    year: { type: 'string' },
    area: { type: 'string' },
    to: { type: 'string' },
    report: { type: 'string' },
    'skip-faulty': { type: 'boolean', default: false },
    'keep-duplicates': { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
  async run(values, [file, ...more]) {
    if (!file || more.length > 0) throw new UsageError('name one file to import');
    const { from, year, area, to = papersFolder(), 'dry-run': dryRun } = values;
    if (from !== undefined && !importers.has(from)) {
      const known = [...importers.keys()].join(', ');
      throw new UsageError(`--from ${from} is not known; write one of ${known}`);
    }
    if (year !== undefined && !/^[1-9]\d{3}$/.test(year)) {
      throw new UsageError(`--year ${year} is no year; write four digits, like 2026`);
    }
    const { content: whole } = await readCatalogue();
    const isInside = !relative(papersFolder(), resolve(to)).startsWith('..');
    const content = isInside ? whole : { ...whole, papers: [] };
    const options = { area, year: year === undefined ? undefined : Number(year) };
    const payload = await openPayload(file, from, { ...options, ...knowledgeOf(content) });
    const target = await openTarget(to, dryRun);
    const keepDuplicates = values['keep-duplicates'];
    const judge = await openIntake(file, content, { folder: to, keepDuplicates });
    const outcome: Outcome = {
      problems: [],
      remarks: [],
      present: [],
      written: 0,
      places: new Set(),
    };
    const progress = showCount('record', 'read');
    let done = 0;
    try {
      for await (const reading of payload.readings) {
        progress(++done);
        const { line } = reading;
        const told = (message: string) => ({ file, line, field: '', message });
        const verdict =
          'message' in reading ? { problems: [told(reading.message)] } : judge(reading);
        if ('problems' in verdict) outcome.problems.push(...verdict.problems);
        else if ('present' in verdict) outcome.present.push({ ...verdict, line });
        else {
          const { record, remarks } = verdict;
          outcome.remarks.push(...remarks.map(told));
          outcome.written += 1;
          outcome.places.add(target.placeOf(record.id));
          if (outcome.problems.length === 0 || values['skip-faulty']) await target.add(record);
        }
      }
      const { problems, written } = outcome;
      if (problems.length > 0 && !values['skip-faulty']) {
        const lines = await reportLines(problems, { file: values.report, name: 'import' });
        refuseProblems(problems, lines);
      }
      if (written > 0) await target.commit();
    } finally {
      await target.discard();
    }
    const asked = { file, kind: payload.kind, dryRun, report: values.report };
    console.log((await describeOutcome(outcome, asked)).join('\n'));
    return 0;
  },
});

function papersFolder(): string {
  return join(contentFolder(), 'papers');
}

/** What importers ask of the catalogue: which areas there are, and which ids are taken. */
function knowledgeOf(content: Content): Pick<ImportOptions, 'areas' | 'isTaken'> {
  const areas = new Map<string, string>();
  for (const [tag, { arxiv = tag }] of content.areas) areas.set(tag, tag).set(arxiv, tag);
  const records = new Map(content.papers.map(({ record }) => [record.id, record]));
  return {
    areas,
    // Another paper: title and date differ; a curator may have mended one of them.
    isTaken(id, { title, date }) {
      const record = records.get(id);
      return record !== undefined && fold(record.title) !== fold(title) && record.date !== date;
    },
  };
}

/** What an import has met. */
interface Outcome {
  problems: Problem[];
  remarks: Problem[];
  /** Records that the catalogue has already, by the line of the payload. */
  present: (Present & { line: number })[];
  /** How many records are for the target, and their places. */
  written: number;
  places: Set<string>;
}

const shownPlaces = 50;
const shownRemarks = 50;

/**
 * Says what was written, what was there, and what was left out, a line each.
 * @param report file for all of it, if that is wanted
 */
async function describeOutcome(
  { problems, remarks, present, written, places }: Outcome,
  asked: { file: string; kind: string; dryRun: boolean; report: string | undefined },
): Promise<string[]> {
  const { file, kind, dryRun, report } = asked;
  const notes = [...problems, ...remarks];
  const there = present.map((it) => describePresent(it, file));
  const isLong = notes.length > shownRemarks;
  const hidden = there.length - shownPlaces;
  const shown = Array.from(places).slice(0, shownPlaces);
  const lines = [
    ...(isLong ? summariseKinds(notes) : notes.map(formatProblem)),
    ...there.slice(0, shownPlaces),
    ...andMore(hidden, (rest) => `${grouped(rest)} more there already`),
    ...shown.map((place) => `${dryRun ? 'would write' : 'wrote'} ${place}`),
    ...andMore(places.size - shown.length),
  ];
  const path = report ?? (isLong || hidden > 0 ? join('.cache', 'import.txt') : undefined);
  if (path) {
    await writeLines(path, [...notes.map(formatProblem), ...there]);
    lines.push(`All of it is in ${relative('', path)}`);
  }
  const taken = `${counted(written, 'entry', 'entries')} ${dryRun ? 'to write' : 'written'}`;
  const faulty = new Set(problems.map(({ line }) => line)).size;
  const out = faulty > 0 ? `, ${counted(faulty, 'faulty one')} left out` : '';
  const known = `${grouped(present.length)} there already`;
  return [...lines, '', `${file} (${kind}): ${taken}, ${known}${out}`];
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
