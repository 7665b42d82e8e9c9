import { parseArgs } from 'node:util';
import type { DraftRecord } from '#importers/draft.ts';
import { fields } from './fields.ts';

interface NewArguments {
  given: DraftRecord;
  dryRun: boolean;
  keepDuplicates: boolean;
}

const flags = fields
  .map(
    ({ name, hint, required }) => `  --${name.padEnd(14)} ${required ? 'required: ' : ''}${hint}`,
  )
  .join('\n');

export const usage = `npm run new -- [--title … --authors … --date … --area … --abstract …]

Writes one valid entry. At a terminal it asks for what no flag gives; elsewhere it asks nothing.

${flags}
  --keep-duplicates  also where the catalogue seems to have the paper under another id
  --dry-run          show the entry, write nothing
  --help             show this
`;

/**
 * Reads the command line; undefined asks for the help text.
 * @throws an Error that says what is wrong with it
 */
export function parseNewArguments(words: string[]): NewArguments | undefined {
  const { values } = parseArgs({
    args: words,
    options: {
      ...Object.fromEntries(fields.map(({ name }) => [name, { type: 'string' as const }])),
      'dry-run': { type: 'boolean', default: false },
      'keep-duplicates': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const written = values as Record<string, string | boolean | undefined>;
  if (written['help']) return undefined;
  const given = fields.flatMap(({ name, read }) => {
    const value = written[name];
    return typeof value === 'string' ? [[name, read(value)] as const] : [];
  });
  return {
    given: Object.fromEntries(given) as DraftRecord,
    dryRun: written['dry-run'] === true,
    keepDuplicates: written['keep-duplicates'] === true,
  };
}
