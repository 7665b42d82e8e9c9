import { join, relative, resolve } from 'node:path';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { Content } from '#catalog/content.ts';
import { nearest } from '#catalog/nearest.ts';
import type { DraftRecord } from '#importers/draft.ts';
import { draftToMdx } from '#importers/entry-file.ts';
import { readContent } from '#loaders/read-content.ts';
import { contentFolder } from '#loaders/shared-content.ts';
import { areasInWords } from './areas-in-words.ts';
import { openFolder } from './files/write-files.ts';
import { openIntake } from './import/intake.ts';
import { listEntries } from './import/target.ts';
import { parseNewArguments, usage } from './new/arguments.ts';
import { type Field, fields } from './new/fields.ts';
import { askFields } from './new/questions.ts';

/** Exit codes: 0 done, 1 the entry is not valid or there already, 2 usage. */
async function main(words: string[]): Promise<number> {
  const args = readArguments(words);
  if (typeof args === 'number') return args;
  const { content } = await readContent(contentFolder(), { fallback: resolve('content') });
  const record = stdin.isTTY ? await askAtTerminal(args.given, content) : args.given;
  if (!record) return 1;
  const folder = join(contentFolder(), 'papers');
  const taken = new Set(await listEntries(folder));
  const judge = openIntake({ ...args, file: 'the new entry', content, taken });
  const verdict = judge({ record, line: 1, remarks: [] });
  if ('problems' in verdict) {
    for (const { field, message } of verdict.problems) {
      console.error(`${field || 'the entry'}: ${message}`);
    }
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
  if (args.dryRun) {
    console.log(`would write ${relative('', join(folder, name))}:\n${text}`);
    return 0;
  }
  const files = openFolder(folder);
  await files.add(name, text);
  await files.commit();
  console.log(`wrote ${relative('', join(folder, name))}`);
  return 0;
}

function readArguments(words: string[]) {
  try {
    const args = parseNewArguments(words);
    if (args) return args;
    console.log(usage);
    return 0;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
}

async function askAtTerminal(given: DraftRecord, content: Content) {
  const terminal = createInterface({ input: stdin, output: stdout });
  const closed = new Promise<undefined>((end) => terminal.once('close', () => end(undefined)));
  try {
    return await askFields(given, {
      ask: (prompt) => Promise.race([terminal.question(prompt), closed]),
      say: (line) => console.log(line),
      check: (field, value) => checkRegistry(field, value, content),
    });
  } finally {
    terminal.close();
  }
}

/** An area or organisation has to be in its registry. */
function checkRegistry({ name }: Field, value: unknown, { areas, orgs }: Content) {
  const registry = name === 'area' ? areas : name === 'org' ? orgs : undefined;
  const missing = [value]
    .flat()
    .map(String)
    .find((key) => registry && !registry.has(key));
  if (!registry || missing === undefined) return undefined;
  const guess = nearest(missing, registry.keys());
  if (guess) return `"${missing}" is not known; did you mean "${guess}"?`;
  const others = name === 'area' ? `; write ${areasInWords(areas)}` : '';
  return `"${missing}" is not known${others}`;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
