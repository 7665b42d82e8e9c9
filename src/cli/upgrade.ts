import { resolve } from 'node:path';
import { cwd } from 'node:process';
import { command, Refusal, UsageError } from './frame/command.ts';
import { carryOut, clashes, decide, findMoves } from './upgrade/merge.ts';
import { moveIn } from './upgrade/move-in.ts';
import { describeOutcome } from './upgrade/report.ts';
import {
  describeVersion,
  findBase,
  findUpstream,
  openFork,
  readSince,
  readTree,
  shownPaths,
  type Wanted,
} from './upgrade/repositories.ts';

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
      if (ref === '') throw new UsageError('REF is empty');
      const { text, isSettled } = await bring({ ref, into, base, dryRun }, folder());
      console.log(text);
      return isSettled ? 0 : 1;
    },
  });
}

/**
 * Brings a newer version into a catalogue as a merge that is not committed yet.
 * @returns what happened, for the person who asked for it, and whether no file waits for a person
 * @throws a Refusal that says what stands against it; then nothing was changed
 */
export async function bring(wanted: Wanted & { dryRun: boolean }, here: string) {
  const { into, dryRun } = wanted;
  const fork = await openFork(resolve(here, into ?? ''), into ?? 'this folder');
  const target = await findUpstream(fork, wanted, here);
  const commit = await findBase(fork, target, wanted.base);
  if (commit === target) {
    const text = `There is nothing newer: all of ${target.slice(0, 8)} is there already.`;
    return { text, isSettled: true };
  }
  const ours = await readTree(fork, 'HEAD');
  const sides = { base: await readTree(fork, commit), ours, theirs: await readTree(fork, target) };
  const { commits, known } = await readSince(fork, commit, target);
  const { moved, arrived, notes } = await moveIn(fork, sides);
  const { taken, unsettled } = decide(sides, known, arrived);
  const inTwo = clashes(ours, taken);
  if (inTwo.length > 0) {
    const what = 'Of the same name one side has a file and the other a folder; rename yours first';
    throw new Refusal(`${what}: ${shownPaths(inTwo)}`);
  }
  const from = await describeVersion(fork, commit);
  const to = await describeVersion(fork, target);
  const moves = await findMoves(fork, [commit, target], unsettled);
  if (!dryRun) {
    const message = `Upgrade to upstream's version ${to.id} of ${to.date}`;
    await carryOut(fork, { ours, taken: [...taken, ...moved], unsettled, target, message });
  }
  const outcome = { from, to, commits, moves, ours, taken, unsettled, notes, dryRun, into };
  return { text: describeOutcome(outcome), isSettled: unsettled.length === 0 };
}
