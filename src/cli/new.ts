import { join } from 'node:path';
import { stdin } from 'node:process';
import type { Content, Problem } from '#catalog/content.ts';
import { type DraftRecord, draftToMdx } from '#importers/draft.ts';
import { showPath } from '#sources/content-files.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { command, Refusal } from './frame/command.ts';
import { readCatalogue } from './frame/content.ts';
import { openTarget } from './frame/files.ts';
import { atTerminal, flagLines, flagsOf, readGiven, type Terminal } from './frame/questions.ts';
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
    const ask = (terminal: Terminal) =>
      askFields(given, {
        ...terminal,
        check: (field, value) => unknownIn(content, field, value),
        hint: (field) => registryHint(field, content),
      });
    const record = stdin.isTTY ? await atTerminal(ask) : given;
    if (!record) return 1;
    const folder = join(contentFolder(), 'papers');
    const keepDuplicates = values['keep-duplicates'];
    const judge = await openIntake(content, { folder, keepDuplicates });
    const verdict = judge({ record, line: 1, remarks: [] }, 'the new entry', 'jsonl');
    if ('problems' in verdict) {
      const isShort = fields.some(({ name, required }) => required && record[name] === undefined);
      const lines = verdict.problems.map((problem) => explain(problem, record, content));
      const end = `nothing was written${isShort ? `\n\n${usage}` : ''}`;
      throw new Refusal([...lines, '', end].join('\n'));
    }
    if ('twin' in verdict) throw new Refusal(`${verdict.twin}; nothing was written`);
    if ('present' in verdict) {
      const { present, by = 'id', source } = verdict;
      const where = source ? ` (${source.file}:${source.line})` : '';
      const it = `the catalogue has it by its ${by}: ${present}${where}`;
      throw new Refusal(`${it}; nothing was written`);
    }
    for (const { message } of verdict.remarks) console.log(message);
    const target = await openTarget(folder, values['dry-run']);
    await target.add(verdict.record);
    await target.commit();
    const place = target.placeOf(verdict.record.id);
    const isDry = values['dry-run'];
    console.log(isDry ? `would write ${place}:\n${draftToMdx(verdict)}` : `wrote ${place}`);
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
