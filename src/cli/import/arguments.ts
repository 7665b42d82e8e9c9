import { parseArgs } from 'node:util';
import { importers } from '#importers/kinds.ts';

export interface ImportArguments {
  file: string;
  from?: string | undefined;
  year?: number | undefined;
  /** Folder that takes the entries. */
  to: string;
  dryRun: boolean;
}

const kinds = [...importers].map(([kind, { title }]) => `${kind} (${title})`).join(', ');

export const usage = `npm run import -- FILE [--from KIND] [--year 2026] [--to FOLDER] [--dry-run]

Writes the papers of FILE as entries, one file each. An entry that exists is left as it is, and
nothing is written when anything in FILE is unclear.

  --from KIND    what FILE is, where that does not show: ${kinds}
  --year YEAR    year of the dates that have none
  --to FOLDER    where the entries go, instead of the catalogue's papers
  --dry-run      show what would be written, write nothing
  --help         show this
`;

/**
 * Reads the command line; undefined asks for the help text.
 * @throws an Error that says what is wrong with it
 */
export function parseImportArguments(words: string[], folder: string): ImportArguments | undefined {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      year: { type: 'string' },
      to: { type: 'string', default: folder },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Error('name one file to import');
  const { from, year, to, 'dry-run': dryRun } = values;
  if (from !== undefined && !importers.has(from)) {
    throw new Error(
      `--from ${from} is not known; write one of ${[...importers.keys()].join(', ')}`,
    );
  }
  if (year !== undefined && !/^[1-9]\d{3}$/.test(year)) {
    throw new Error(`--year ${year} is no year; write four digits, like 2026`);
  }
  return { file, from, year: year === undefined ? undefined : Number(year), to, dryRun };
}
