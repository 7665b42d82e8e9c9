import type { DraftRecord } from '#importers/draft.ts';
import { flagLines, readFlags } from '../ask/flags.ts';
import { fields } from './fields.ts';

interface NewArguments {
  given: DraftRecord;
  dryRun: boolean;
  keepDuplicates: boolean;
}

export const usage = `npm run new -- [--title … --authors … --date … --area … --abstract …]

Writes one valid entry. At a terminal it asks for what no flag gives; elsewhere it asks nothing.

${flagLines(fields)}
  --keep-duplicates  also where the catalogue seems to have the paper under another id
  --dry-run          show the entry, write nothing
  --help             show this
`;

/**
 * Reads the command line; undefined asks for the help text.
 * @throws an Error that says what is wrong with it
 */
export function parseNewArguments(words: string[]): NewArguments | undefined {
  const flags = readFlags(words, fields, ['dry-run', 'keep-duplicates']);
  return (
    flags && {
      given: flags.given as DraftRecord,
      dryRun: flags.on['dry-run'],
      keepDuplicates: flags.on['keep-duplicates'],
    }
  );
}
