import { join, relative, resolve } from 'node:path';
import type { Content, Problem } from '#catalog/content.ts';
import type { ImportOptions } from '#importers/draft.ts';
import { readContent } from '#loaders/read-content.ts';
import { contentFolder } from '#loaders/shared-content.ts';
import { fold } from '#text/fold.ts';
import { type ImportArguments, parseImportArguments, usage } from './import/arguments.ts';
import { openIntake } from './import/intake.ts';
import { openPayload } from './import/payload.ts';
import { emptyOutcome, type Outcome, refuse, report } from './import/report.ts';
import { listEntries, openTarget, type Target } from './import/target.ts';
import { showProgress } from './report/progress.ts';

const papers = join(contentFolder(), 'papers');

/** Exit codes: 0 done, 1 something in the payload or the target stands against it, 2 usage. */
async function main(words: string[]): Promise<number> {
  const parsed = readArguments(words);
  if (typeof parsed === 'number') return parsed;
  try {
    return await importFile(parsed);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

function readArguments(words: string[]): ImportArguments | number {
  try {
    const found = parseImportArguments(words, papers);
    if (found) return found;
    console.log(usage);
    return 0;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
}

async function importFile(args: ImportArguments): Promise<number> {
  const { content: whole } = await readContent(contentFolder(), { fallback: resolve('content') });
  const inside = !relative(papers, resolve(args.to)).startsWith('..');
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

process.exitCode = await main(process.argv.slice(2));
