import { parseArgs } from 'node:util';
import { importers } from '#importers/kinds.ts';

export interface ImportArguments {
  /** A file, `-` for standard input, or `arxiv:ID,ID`. */
  file: string;
  from?: string | undefined;
  year?: number | undefined;
  area?: string | undefined;
  /** Folder that takes the entries, or a `.jsonl` file that takes the records. */
  to: string;
  dryRun: boolean;
  /** Whether records that cannot be taken are left out, instead of stopping the import. */
  skipFaulty: boolean;
  /** Whether papers are taken that seem to be there under another id. */
  keepDuplicates: boolean;
  /** Where the whole report goes. */
  report?: string | undefined;
}

const kinds = [...importers]
  .map(([kind, { title }]) => `                  ${kind.padEnd(8)} ${title}`)
  .join('\n');

export const usage = `npm run import -- FILE [--from KIND] [--to FOLDER|FILE.jsonl] [--dry-run]

Takes the papers of FILE into the catalogue, one entry file each, or one line each of a new data
file. What exists is left as it is, and nothing is written when anything in FILE is unclear.
FILE may be - for standard input, packed with gzip, or arxiv:2407.01230,2406.01234 to ask arXiv.

  --from KIND     what FILE is, where that does not show:
${kinds}
  --to TARGET     a folder for entries, or a new file that ends in .jsonl or .jsonl.gz, instead of
                  the catalogue's papers
  --area TAG      area of the papers for which FILE names none
  --year YEAR     year of the dates of a listing that have none
  --skip-faulty   leave out what cannot be taken, and take the rest
  --keep-duplicates
                  take papers that seem to be there already under another id
  --report FILE   write everything that is reported to FILE
  --dry-run       show what would be written, write nothing
  --help          show this
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
      area: { type: 'string' },
      to: { type: 'string', default: folder },
      report: { type: 'string' },
      'skip-faulty': { type: 'boolean', default: false },
      'keep-duplicates': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Error('name one file to import');
  const { from, year, area, to, report } = values;
  if (from !== undefined && !importers.has(from)) {
    throw new Error(
      `--from ${from} is not known; write one of ${[...importers.keys()].join(', ')}`,
    );
  }
  if (year !== undefined && !/^[1-9]\d{3}$/.test(year)) {
    throw new Error(`--year ${year} is no year; write four digits, like 2026`);
  }
  return {
    file,
    from,
    year: year === undefined ? undefined : Number(year),
    area,
    to,
    report,
    dryRun: values['dry-run'],
    skipFaulty: values['skip-faulty'],
    keepDuplicates: values['keep-duplicates'],
  };
}
