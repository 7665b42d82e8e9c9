import { resolve } from 'node:path';
import { cwd } from 'node:process';
import { command, UsageError } from './frame/command.ts';
import { type Git, Refusal } from './frame/git.ts';
import { type Change, carryOut, clashes, decide } from './upgrade/merge.ts';
import { moveIn, type Written } from './upgrade/move-in.ts';
import { describeOutcome } from './upgrade/report.ts';
import {
  describeVersions,
  findBase,
  findMoves,
  findUpstream,
  listed,
  openFork,
  readSince,
  readTree,
} from './upgrade/repositories.ts';

// `npm run upgrade -- [REF]`: brings a newer version of the project, and leaves what is the fork's.

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

export interface UpgradeArguments {
  /** What to bring: a branch, tag or commit; undefined brings the newest. */
  ref?: string | undefined;
  /** The fork that takes it, where that is not this folder. */
  into?: string | undefined;
  /** The version that the fork began with, where git cannot tell. */
  base?: string | undefined;
  dryRun: boolean;
}

export interface Brought {
  /** What happened, for the person who asked for it. */
  readonly text: string;
  /** Whether no file waits for a person. */
  readonly isSettled: boolean;
}

/**
 * Brings a newer version into a catalogue as a merge that is not committed yet.
 * @param here the folder of the checkout whose command this is
 * @throws a Refusal that says what stands against it; then nothing was changed
 */
export async function bring(args: UpgradeArguments, here: string): Promise<Brought> {
  const fork = await openFork(resolve(here, args.into ?? ''), args.into ?? 'this folder');
  const target = await findUpstream(fork, args, here);
  const base = await findBase(fork, target, args.base);
  if (base === target) {
    const text = `There is nothing newer: all of ${target.slice(0, 8)} is there already.`;
    return { text, isSettled: true };
  }
  const [before, ours, theirs] = await Promise.all([
    readTree(fork, base),
    readTree(fork, 'HEAD'),
    readTree(fork, target),
  ]);
  const { commits, known } = await readSince(fork, base, target);
  const moved = await moveIn(fork, { base: before, ours, theirs });
  const { arrived, notes } = moved;
  const { taken, unsettled } = decide({ base: before, ours, theirs, known, arrived });
  const inTwo = clashes(ours, taken);
  if (inTwo.length > 0) {
    throw new Refusal(
      `Of the same name one side has a file and the other a folder; rename yours first: ${listed(inTwo)}`,
    );
  }
  const [from, to] = await describeVersions(fork, base, target);
  const text = describeOutcome({
    from,
    to,
    commits,
    moves: await findMoves(fork, [base, target], unsettled),
    ...{ ours, taken, unsettled, notes, dryRun: args.dryRun, into: args.into },
  });
  if (!args.dryRun) {
    const own = [...moved.moved, ...(await store(fork, moved.written))];
    const message = `Upgrade to upstream's version ${to.id} of ${to.date}`;
    await carryOut(fork, { ours, taken: [...taken, ...own], unsettled, target, message });
  }
  return { text, isSettled: unsettled.length === 0 };
}

/** Puts the bytes of files that the upgrade writes into the repository. */
async function store(fork: Git, written: readonly Written[]): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { path, text } of written) {
    const id = (await fork.run(['hash-object', '-w', '--stdin'], text)).trimEnd();
    changes.push({ path, entry: { mode: '100644', id } });
  }
  return changes;
}
