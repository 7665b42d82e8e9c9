import { resolve } from 'node:path';
import { type Git, Refusal } from '../repository/git.ts';
import { carryOut } from './carry-out.ts';
import { type Change, clashes, decide } from './decide.ts';
import { describeVersions, findBase, findMoves, readSince } from './history.ts';
import { listed } from './listed.ts';
import { moveIn, type Written } from './move-in.ts';
import { describeOutcome } from './report.ts';
import { findUpstream, openFork, readTree } from './repositories.ts';

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
