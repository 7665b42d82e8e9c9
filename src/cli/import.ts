import { join, relative, resolve } from 'node:path';
import type { Content } from '#catalog/content.ts';
import type { Draft, ImportOptions, Reading } from '#importers/draft.ts';
import { importers } from '#importers/kinds.ts';
import { showCount } from '#pipeline/progress.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { fold } from '#text/fold.ts';
import { command, UsageError } from './frame/command.ts';
import { readCatalogue, refuseProblems, reportLines } from './frame/content.ts';
import { openTarget } from './frame/files.ts';
import { openChanges } from './import/apply.ts';
import { openIntake, type Verdict } from './import/intake.ts';
import { mergeFields, openNotes } from './import/notes.ts';
import { describeOutcome, Outcome } from './import/outcome.ts';
import { namedFiles, openPayload } from './import/payload.ts';

const kinds = [...importers]
  .map(([kind, { title }]) => `                  ${kind.padEnd(8)} ${title}`)
  .join('\n');

export const main = command({
  usage: `npm run import -- FILE... [--from KIND] [--to FOLDER|FILE.jsonl] [--dry-run]

Takes the papers of each FILE into the catalogue, one entry file each, or one line each of a new
data file. What exists is left as it is, and nothing is written when anything in FILE is unclear.
FILE may be - for standard input, packed with gzip, a pattern like lists/*.bib, or
arxiv:2407.01230,2406.01234 to ask arXiv.

  --from KIND     what FILE is, where that does not show:
${kinds}
  --to TARGET     a folder for entries, or a new file that ends in .jsonl or .jsonl.gz, instead of
                  the catalogue's papers
  --area TAG      area of the papers for which FILE names none
  --year YEAR     year of the dates of a listing that have none
  --apply         take over, in entries that are there already, what FILE says differently; what
                  you changed since the last import stays
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
    apply: { type: 'boolean', default: false },
    'skip-faulty': { type: 'boolean', default: false },
    'keep-duplicates': { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
  async run(values, words) {
    if (words.length === 0) throw new UsageError('name a file to import');
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
    const options = {
      area,
      year: year === undefined ? undefined : Number(year),
      ...knowledgeOf(content),
    };
    const files = await namedFiles(words);
    const target = await openTarget(to, dryRun);
    const keepDuplicates = values['keep-duplicates'];
    const judge = await openIntake(content, { folder: to, keepDuplicates });
    const outcome = new Outcome();
    const notes = await openNotes(contentFolder());
    const own = new Map(content.papers.map(({ record }) => [record.id, record]));
    const changes = openChanges();
    const progress = showCount('record', 'read');
    let done = 0;
    try {
      for (const file of files) {
        const { kind, readings } = await openPayload(file, from, options);
        outcome.open(file, kind);
        const before = done;
        for await (const reading of readings) {
          progress(++done);
          const verdict = 'message' in reading ? told(reading, file) : judge(reading, file, kind);
          if ('present' in verdict && values.apply) {
            const { present, record, source } = verdict;
            const known = own.get(present);
            if (known && source) {
              const { taken, kept } = mergeFields(known, record, notes.of(present));
              verdict.applied = appliedInWords(taken, kept, dryRun);
              notes.note(present, record);
              if (taken.length > 0) changes.add(known, source, record, taken);
            }
          }
          outcome.count(reading, verdict);
          if (!('record' in verdict) || 'present' in verdict) continue;
          if (isInside) notes.note(verdict.record.id, verdict.record);
          outcome.places.add(target.placeOf(verdict.record.id));
          if (outcome.problems.length === 0 || values['skip-faulty']) {
            await target.add(verdict.record);
          }
        }
        if (done === before)
          outcome.problems.push({ file, line: 1, field: '', message: 'holds no entries' });
      }
      const { problems } = outcome;
      if (problems.length > 0 && !values['skip-faulty']) {
        const lines = await reportLines(problems, { file: values.report, name: 'import' });
        refuseProblems(problems, lines);
      }
      if (outcome.written > 0) await target.commit();
      if (!dryRun) await changes.write();
      const isNoted = isInside && (outcome.written > 0 || values.apply);
      if (isNoted && !dryRun) await notes.save();
    } finally {
      await target.discard();
    }
    const asked = { isDry: dryRun, report: values.report };
    console.log((await describeOutcome(outcome, asked)).join('\n'));
    return 0;
  },
});

/** What becomes of what is no draft. */
function told({ line, message, isAside }: Exclude<Reading, Draft>, file: string): Verdict {
  return isAside ? { aside: message } : { problems: [{ file, line, field: '', message }] };
}

function appliedInWords(taken: readonly string[], kept: readonly string[], isDry: boolean): string {
  const done =
    taken.length > 0 ? `${isDry ? 'would take' : 'took'} ${taken.join(', ')}` : 'nothing to take';
  return kept.length > 0 ? `${done}, kept your ${kept.join(', ')}` : done;
}

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
