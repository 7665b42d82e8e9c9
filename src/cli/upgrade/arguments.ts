import { parseArgs } from 'node:util';

export interface UpgradeArguments {
  /** What to bring: a branch, tag or commit; undefined brings the newest. */
  ref?: string | undefined;
  /** The fork that takes it, where that is not this folder. */
  into?: string | undefined;
  /** The version that the fork began with, where git cannot tell. */
  base?: string | undefined;
  dryRun: boolean;
}

export const usage = `npm run upgrade -- [REF] [--into FOLDER] [--base COMMIT] [--dry-run]

Brings a newer version of the project into a catalogue that was made from it. content/ and public/
stay as they are; a file of code that both have changed stays as it is here and is listed, with how
to settle it. All of it stands as a merge that is not committed yet: git commit ends it, and
git merge --abort takes it back.

  REF            the version to bring: a branch, tag or commit, like upstream/main; without it, the
                 newest of the remote "upstream"
  --into FOLDER  bring what is checked out here, or REF, into the catalogue in FOLDER
  --base COMMIT  the version that the catalogue began with, where git cannot tell
  --dry-run      list what would happen, change nothing
  --help         show this
`;

/**
 * Reads the command line; undefined asks for the help text.
 * @throws an Error that says what is wrong with it
 */
export function parseUpgradeArguments(words: string[]): UpgradeArguments | undefined {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      into: { type: 'string' },
      base: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const [ref, ...more] = positionals;
  if (more.length > 0) throw new Error('name one version to bring');
  for (const [name, value] of Object.entries({ REF: ref, ...values })) {
    if (value === '') throw new Error(`${name === 'REF' ? name : `--${name}`} is empty`);
  }
  return { ref, into: values.into, base: values.base, dryRun: values['dry-run'] };
}
