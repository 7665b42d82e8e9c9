import { join, relative } from 'node:path';
import { stdin } from 'node:process';
import type { Content, Problem } from '#catalog/content.ts';
import { type DraftRecord, draftToMdx } from '#importers/draft.ts';
import { showPath } from '#sources/content-files.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { command, Refusal } from './frame/command.ts';
import { readCatalogue } from './frame/content.ts';
import { listEntries, openFolder } from './frame/files.ts';
import { atTerminal, flagLines, flagsOf, readGiven } from './frame/questions.ts';
import { openIntake } from './import/intake.ts';
import { askFields, type Field, faultOf, fields, registryHint, unknownKey } from './new/fields.ts';

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
  async run(values) {
    const given = readGiven(fields, values) as DraftRecord;
    const { content } = await readCatalogue();
    const record = stdin.isTTY
      ? await atTerminal((terminal) =>
          askFields(given, {
            ...terminal,
            check: (field, value) => unknownIn(content, field, value),
            hint: (field) => registryHint(field, content),
          }),
        )
      : given;
    if (!record) return 1;
    const folder = join(contentFolder(), 'papers');
    const judge = openIntake({
      ...{ file: 'the new entry', content, keepDuplicates: values['keep-duplicates'] },
      taken: new Set(await listEntries(folder)),
    });
    const verdict = judge({ record, line: 1, remarks: [] });
    if ('problems' in verdict) {
      const isShort = fields.some(({ name, required }) => required && record[name] === undefined);
      const lines = verdict.problems.map((problem) => explain(problem, record, content));
      throw new Refusal(
        [...lines, '', `nothing was written${isShort ? `\n\n${usage}` : ''}`].join('\n'),
      );
    }
    if ('present' in verdict) {
      const { present, by = 'id', source } = verdict;
      const where = source ? ` (${source.file}:${source.line})` : '';
      throw new Refusal(
        `the catalogue has it by its ${by}: ${present}${where}; nothing was written`,
      );
    }
    for (const remark of verdict.remarks) console.log(remark);
    const text = draftToMdx(verdict);
    const name = `${verdict.record.id}.mdx`;
    const shown = relative('', join(folder, name));
    if (values['dry-run']) {
      console.log(`would write ${shown}:\n${text}`);
      return 0;
    }
    const files = openFolder(folder);
    await files.add(name, text);
    await files.commit();
    console.log(`wrote ${shown}`);
    return 0;
  },
});

/** A problem as it helps here: what no registry has may be a slip, or has to be added. */
function explain({ field, message }: Problem, record: DraftRecord, content: Content): string {
  const name = fields.find((it) => it.name === field.split('.')[0]);
  const value = name && record[name.name];
  const isSound = name && value !== undefined && faultOf(name, value) === undefined;
  const unknown = isSound ? unknownIn(content, name, value) : undefined;
  return `${field || 'the entry'}: ${unknown ?? message}`;
}

function unknownIn(content: Content, field: Pick<Field, 'name'>, value: unknown) {
  return unknownKey(field, value, { content, folder: showPath(contentFolder(), process.cwd()) });
}
