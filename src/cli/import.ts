import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Content } from '#catalog/content.ts';
import type { ImportOptions } from '#importers/draft.ts';
import { detectKind, importers } from '#importers/kinds.ts';
import { readContent } from '#loaders/read-content.ts';
import { contentFolder } from '#loaders/shared-content.ts';
import { readText } from '#loaders/text-file.ts';
import { fold } from '#text/fold.ts';
import { type ImportArguments, parseImportArguments, usage } from './import/arguments.ts';
import { type Plan, planImport } from './import/plan.ts';
import { writeNewFiles } from './import/write-files.ts';

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
  const { kind, parsed } = await readPayload(args, content);
  const present = new Set(content.papers.map(({ record }) => record.id));
  for (const name of await listEntries(args.to)) present.add(name);
  const plan = planImport(parsed, args.file, content, present);
  if (plan.problems.length > 0) return refuse(plan);
  if (!args.dryRun && plan.files.size > 0) await writeNewFiles(args.to, plan.files);
  report(plan, kind, args);
  return 0;
}

async function readPayload(args: ImportArguments, content: Content) {
  if (!existsSync(args.file)) throw new Error(`there is no file ${args.file}`);
  const text = await readText(args.file);
  if (typeof text !== 'string') {
    const [fault] = text.faults;
    throw new Error(`${args.file}:${fault?.line}: ${fault?.message}`);
  }
  const kind = args.from ?? detectKind(text) ?? '';
  const importer = importers.get(kind);
  if (!importer)
    throw new Error(
      `${args.file}: its kind does not show; name it with --from ${[...importers.keys()].join(' or ')}`,
    );
  const parsed = importer.parse(text, { year: args.year, isTaken: findOthers(content) });
  return { kind, parsed };
}

/** A record is another paper when title and date differ; a curator may have mended one of them. */
function findOthers({ papers }: Content): NonNullable<ImportOptions['isTaken']> {
  const records = new Map(papers.map(({ record }) => [record.id, record]));
  return (id, { title, date }) => {
    const record = records.get(id);
    return record !== undefined && fold(record.title) !== fold(title) && record.date !== date;
  };
}

async function listEntries(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => name.endsWith('.mdx')).map((name) => name.slice(0, -4));
  } catch {
    return [];
  }
}

function refuse({ problems }: Plan): number {
  for (const problem of problems) console.error(problem);
  console.error(`\n${count(problems.length, 'problem')}; nothing was written`);
  return 1;
}

function report(plan: Plan, kind: string, { file, to, dryRun }: ImportArguments): void {
  const shown = relative('', to) || '.';
  for (const remark of plan.remarks) console.log(remark);
  for (const id of plan.existing) console.log(`exists, left as it is: ${id}`);
  for (const name of plan.files.keys()) {
    console.log(`${dryRun ? 'would write' : 'wrote'} ${join(shown, name)}`);
  }
  const written = `${count(plan.files.size, 'entry', 'entries')} ${dryRun ? 'to write' : 'written'}`;
  console.log(`\n${file} (${kind}): ${written}, ${plan.existing.length} there already`);
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

process.exitCode = await main(process.argv.slice(2));
