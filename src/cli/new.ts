import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stdin } from 'node:process';
import { stringify } from 'yaml';
import type { Content, Problem } from '#catalog/content.ts';
import { type DraftRecord, draftToMdx } from '#importers/draft.ts';
import type { AreaRecord } from '#schema/registries.ts';
import { showPath } from '#sources/content-files.ts';
import { missingPdf } from '#sources/read-content.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { command, Refusal } from './frame/command.ts';
import { readCatalogue } from './frame/content.ts';
import { openFolder, openTarget } from './frame/files.ts';
import { atTerminal, flagLines, flagsOf, readGiven, type Terminal } from './frame/questions.ts';
import { openIntake } from './import/intake.ts';
import {
  askFields,
  type Field,
  faultOf,
  fields,
  namedArea,
  registryHint,
  unknownKey,
} from './new/fields.ts';
import { writeAreaTags } from './schemas.ts';

const usage = `npm run new -- [--title … --authors … --date … --area … --abstract …]

Writes one valid entry. At a terminal it asks for what no flag gives; elsewhere it asks nothing.
An area that is not there yet is made where its name is given: --area "AQ: Aquatics".

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
    const { content: read } = await readCatalogue();
    const areas = new Map(read.areas);
    const content = { ...read, areas };
    const made: [tag: string, area: AreaRecord][] = [];
    /** The tag alone of an area with its name, which is then there. */
    const takeArea = (written: string) => {
      const area = namedArea(written, areas);
      if (!area) return written;
      if (!areas.has(area[0])) made.push(area);
      areas.set(...area);
      return area[0];
    };
    const { area } = values;
    const given = readGiven(fields, {
      ...values,
      ...(typeof area === 'string' && { area: takeArea(area) }),
    }) as DraftRecord;
    const ask = (terminal: Terminal) =>
      askFields(given, {
        ...terminal,
        async ask(prompt) {
          const line = await terminal.ask(prompt);
          return line !== undefined && prompt.startsWith('area') ? takeArea(line) : line;
        },
        check: (field, value) =>
          field.name === 'pdf'
            ? missingPdf(String(value), 'public')
            : unknownIn(content, field, value),
        hint: (field) => registryHint(field, content),
      });
    const record = stdin.isTTY ? await atTerminal(ask) : given;
    if (!record) throw new Refusal('\nnothing was written');
    const folder = join(contentFolder(), 'papers');
    const keepDuplicates = values['keep-duplicates'];
    const judge = await openIntake(content, { folder, keepDuplicates });
    const verdict = judge({ record, line: 1, remarks: [] }, 'the new entry', 'jsonl');
    if ('problems' in verdict) {
      const isShort = fields.some(({ name, required }) => required && record[name] === undefined);
      const lines = verdict.problems.map((problem) => explain(problem, record, content));
      lines.push('', 'nothing was written', ...(isShort ? ['', usage] : []));
      throw new Refusal(lines.join('\n'));
    }
    if ('twin' in verdict) throw new Refusal(`${verdict.twin}; nothing was written`);
    if ('present' in verdict) {
      const { present, by = 'id', source } = verdict;
      const where = source ? ` (${source.file}:${source.line})` : '';
      const it = `the catalogue has it by its ${by}: ${present}${where}`;
      throw new Refusal(`${it}; nothing was written`);
    }
    for (const { message } of verdict.remarks) console.log(message);
    const isDry = values['dry-run'];
    const target = await openTarget(folder, isDry);
    await target.add(verdict.record);
    if (!values['dry-run']) await writeAreas(made, areas.keys());
    await target.commit();
    const place = target.placeOf(verdict.record.id);
    console.log(isDry ? `would write ${place}:\n${draftToMdx(verdict)}` : `wrote ${place}`);
    return 0;
  },
});

/** Writes new areas where the catalogue's are, which are `known` then. */
async function writeAreas(
  areas: readonly (readonly [tag: string, area: AreaRecord])[],
  known: Iterable<string>,
) {
  if (areas.length === 0) return;
  const places = [contentFolder(), resolve('content')].map((folder) => join(folder, 'areas'));
  const folder = places.find((place) => existsSync(place)) ?? places[0] ?? 'areas';
  const files = openFolder(folder);
  for (const [tag, area] of areas) await files.add(`${tag}.yaml`, stringify(area));
  await files.commit();
  await writeAreaTags(known);
  for (const [tag] of areas) console.log(`wrote ${showPath(folder, process.cwd())}/${tag}.yaml`);
}

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
