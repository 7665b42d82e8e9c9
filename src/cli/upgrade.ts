// `npm run upgrade -- [REF]`: brings a newer version of the project, and leaves what is the fork's.
import { cwd } from 'node:process';
import { command, UsageError } from './frame/command.ts';
import { bring } from './upgrade/bring.ts';

const usage = `npm run upgrade -- [REF] [--into FOLDER] [--base COMMIT] [--dry-run]

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

export const main = upgradeOf(cwd);

/** The command as it runs in a folder. */
export function upgradeOf(folder: () => string) {
  return command({
    usage,
    takesWords: true,
    options: {
      into: { type: 'string' },
      base: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
    async run({ into, base, 'dry-run': dryRun }, [ref, ...more]) {
      if (more.length > 0) throw new UsageError('name one version to bring');
      for (const [name, value] of Object.entries({ REF: ref, '--into': into, '--base': base })) {
        if (value === '') throw new UsageError(`${name} is empty`);
      }
      const { text, isSettled } = await bring({ ref, into, base, dryRun }, folder());
      console.log(text);
      return isSettled ? 0 : 1;
    },
  });
}
