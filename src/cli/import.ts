import { join, relative, resolve } from 'node:path';
import type { Content, Problem } from '#catalog/content.ts';
import type { ImportOptions } from '#importers/draft.ts';
import { importers } from '#importers/kinds.ts';
import { readContent } from '#sources/read-content.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { fold } from '#text/fold.ts';
import { command, UsageError } from './frame/command.ts';
import { listEntries, openTarget, type Target } from './frame/files.ts';
import { openIntake } from './import/intake.ts';
import { openPayload } from './import/payload.ts';
import {
  emptyOutcome,
  type ImportArguments,
  type Outcome,
  refuse,
  report,
} from './import/report.ts';
import { showProgress } from './report/progress.ts';

const kinds = [...importers]
  .map(([kind, { title }]) => `                  ${kind.padEnd(8)} ${title}`)
  .join('\n');

const usage = `npm run import -- FILE [--from KIND] [--to FOLDER|FILE.jsonl] [--dry-run]

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
`;

export const main = command({
  usage,
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
    const { from, year, area, to = papersFolder(), report } = values;
    if (from !== undefined && !importers.has(from)) {
      const known = [...importers.keys()].join(', ');
      throw new UsageError(`--from ${from} is not known; write one of ${known}`);
    }
    if (year !== undefined && !/^[1-9]\d{3}$/.test(year)) {
      throw new UsageError(`--year ${year} is no year; write four digits, like 2026`);
    }
    return await importFile({
      ...{ file, from, area, to, report },
      year: year === undefined ? undefined : Number(year),
      dryRun: values['dry-run'],
      skipFaulty: values['skip-faulty'],
      keepDuplicates: values['keep-duplicates'],
    });
  },
});

function papersFolder(): string {
  return join(contentFolder(), 'papers');
}

async function importFile(args: ImportArguments): Promise<number> {
  const { content: whole } = await readContent(contentFolder(), { fallback: resolve('content') });
  const inside = !relative(papersFolder(), resolve(args.to)).startsWith('..');
  const content = inside ? whole : { ...whole, papers: [] };
  const payload = await openPayload(args.file, args.from, optionsOf(args, content));
  const target = await openTarget(args.to, args.dryRun);
  try {
    const outcome = await takeIn(payload.readings, args, content, target);
    if (outcome.problems.length > 0 && !args.skipFaulty) {
      await target.discard();
      return await refuse(outcome, args);
    }
    if (outcome.written > 0) await target.commit();
    else await target.discard();
    await report(outcome, payload.kind, args);
    return 0;
  } catch (error) {
    await target.discard();
    throw error;
  }
}

async function takeIn(
  readings: Awaited<ReturnType<typeof openPayload>>['readings'],
  args: ImportArguments,
  content: Content,
  target: Target,
): Promise<Outcome> {
  const outcome = emptyOutcome();
  const taken = new Set(await listEntries(args.to));
  const judge = openIntake({ ...args, content, taken });
  const progress = showProgress('record', 'read');
  let done = 0;
  for await (const reading of readings) {
    progress(++done);
    const verdict =
      'message' in reading ? { problems: [{ ...reading, ...at(args) }] } : judge(reading);
    if ('problems' in verdict) outcome.problems.push(...verdict.problems);
    else if ('present' in verdict) outcome.present.push({ ...verdict, line: reading.line });
    else {
      const { record, remarks } = verdict;
      outcome.remarks.push(
        ...remarks.map((message) => ({ ...at(args), line: reading.line, message })),
      );
      outcome.note(target.placeOf(record.id));
      if (outcome.problems.length === 0 || args.skipFaulty) await target.add(record);
    }
  }
  return outcome;
}

function at({ file }: ImportArguments): Pick<Problem, 'file' | 'field'> {
  return { file, field: '' };
}

function optionsOf({ year, area }: ImportArguments, content: Content): ImportOptions {
  const areas = new Map<string, string>();
  for (const [tag, { arxiv }] of content.areas) {
    areas.set(tag, tag);
    if (arxiv !== undefined) areas.set(arxiv, tag);
  }
  return { year, area, areas, isTaken: findOthers(content) };
}

/** A record is another paper when title and date differ; a curator may have mended one of them. */
function findOthers({ papers: present }: Content): NonNullable<ImportOptions['isTaken']> {
  const records = new Map(present.map(({ record }) => [record.id, record]));
  return (id, { title, date }) => {
    const record = records.get(id);
    return record !== undefined && fold(record.title) !== fold(title) && record.date !== date;
  };
}
