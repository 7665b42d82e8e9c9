import { join, relative, resolve } from 'node:path';
import { stdin } from 'node:process';
import type { Content, Problem } from '#catalog/content.ts';
import { type DraftRecord, draftToMdx } from '#importers/draft.ts';
import { showPath } from '#sources/content-files.ts';
import { readContent } from '#sources/read-content.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { openFolder } from './files/write-files.ts';
import { command } from './frame/command.ts';
import { atTerminal, flagLines, flagsOf, readGiven } from './frame/questions.ts';
import { openIntake } from './import/intake.ts';
import { listEntries } from './import/target.ts';
import { faultOf, fields } from './new/fields.ts';
import { askFields } from './new/questions.ts';
import { registryHint, unknownKey } from './new/registries.ts';

const usage = `npm run new -- [--title … --authors … --date … --area … --abstract …]

Writes one valid entry. At a terminal it asks for what no flag gives; elsewhere it asks nothing.

${flagLines(fields)}
  --keep-duplicates  also where the catalogue seems to have the paper under another id
  --dry-run          show the entry, write nothing
  --help             show this
`;

export const main = command({
  usage,
  options: {
    ...flagsOf(fields),
    'dry-run': { type: 'boolean', default: false },
    'keep-duplicates': { type: 'boolean', default: false },
  },
  run: (values) =>
    writeEntry(readGiven(fields, values) as DraftRecord, {
      dryRun: values['dry-run'],
      keepDuplicates: values['keep-duplicates'],
    }),
});

async function writeEntry(
  given: DraftRecord,
  { dryRun, keepDuplicates }: { dryRun: boolean; keepDuplicates: boolean },
): Promise<number> {
  const { content } = await readContent(contentFolder(), { fallback: resolve('content') });
  const record = stdin.isTTY ? await askCurator(given, content) : given;
  if (!record) return 1;
  const folder = join(contentFolder(), 'papers');
  const taken = new Set(await listEntries(folder));
  const judge = openIntake({ keepDuplicates, file: 'the new entry', content, taken });
  const verdict = judge({ record, line: 1, remarks: [] });
  if ('problems' in verdict) {
    for (const problem of verdict.problems) console.error(explain(problem, record, content));
    const asked = fields.some(({ name, required }) => required && record[name] === undefined);
    console.error(asked ? `\nnothing was written\n\n${usage}` : '\nnothing was written');
    return 1;
  }
  if ('present' in verdict) {
    const { present, by = 'id', source } = verdict;
    const where = source ? ` (${source.file}:${source.line})` : '';
    console.error(`the catalogue has it by its ${by}: ${present}${where}; nothing was written`);
    return 1;
  }
  for (const remark of verdict.remarks) console.log(remark);
  const text = draftToMdx(verdict);
  const name = `${verdict.record.id}.mdx`;
  if (dryRun) {
    console.log(`would write ${relative('', join(folder, name))}:\n${text}`);
    return 0;
  }
  const files = openFolder(folder);
  await files.add(name, text);
  await files.commit();
  console.log(`wrote ${relative('', join(folder, name))}`);
  return 0;
}

function askCurator(given: DraftRecord, content: Content) {
  return atTerminal((terminal) =>
    askFields(given, {
      ...terminal,
      check: (field, value) => unknownKey(field, value, { content, folder: shownFolder() }),
      hint: (field) => registryHint(field, content),
    }),
  );
}

/** A problem as it helps here: what no registry has may be a slip, or has to be added. */
function explain({ field, message }: Problem, record: DraftRecord, content: Content): string {
  const name = fields.find((it) => it.name === field.split('.')[0]);
  const value = name && record[name.name];
  const unknown =
    name && value !== undefined && faultOf(name, value) === undefined
      ? unknownKey(name, value, { content, folder: shownFolder() })
      : undefined;
  return `${field || 'the entry'}: ${unknown ?? message}`;
}

function shownFolder(): string {
  return showPath(contentFolder(), process.cwd());
}
