import { lstat, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from '#pipeline/build-cache.ts';
import { Refusal } from '../frame/command.ts';
import { type Git, gitPath } from '../frame/git.ts';
import { type Entry, idOf, shownPaths, type Tree } from './repositories.ts';

/** A path and the file that it gets; without one it goes. */
export interface Change {
  readonly path: string;
  readonly entry?: Entry | undefined;
}

/** A path that both sides have changed since `base`; undefined where a side has no such file. */
export type Conflict = { readonly path: string } & Readonly<Record<keyof Sides, Entry | undefined>>;

/** The files of the version that both had, and of each since. */
export type Sides = Readonly<Record<'base' | 'ours' | 'theirs', Tree>>;

/**
 * What becomes of each file of code: what only upstream changed is upstream's, what only the fork
 * changed is the fork's, and what both changed waits for a person. What the fork has as upstream
 * once had it, as after a merge that was squashed, it has not changed. Nothing of upstream's comes
 * into content/ and public/, which are a catalogue's own. `known` are the ids of the files that
 * upstream has had since, `arrived` the paths whose changes have found another place.
 */
export function decide(
  { base, ours, theirs }: Sides,
  known: ReadonlySet<string>,
  arrived: ReadonlySet<string>,
) {
  const taken: Change[] = [];
  const unsettled: Conflict[] = [];
  for (const path of [...new Set([...ours.keys(), ...theirs.keys()])].sort()) {
    if (/^(?:content|public)\//.test(path)) continue;
    const [before, mine, theirsNow] = [base.get(path), ours.get(path), theirs.get(path)];
    if (mine === theirsNow) continue;
    const isUpstreams = mine !== undefined && (known.has(idOf(mine)) || arrived.has(path));
    if (isUpstreams || before === mine) taken.push({ path, entry: theirsNow });
    else if (before !== theirsNow) {
      unsettled.push({ path, base: before, ours: mine, theirs: theirsNow });
    }
  }
  return { taken, unsettled };
}

/** Files where the upgrade would need a folder of that name too: git can hold only one of them. */
export function clashes(ours: Tree, taken: readonly Change[]): string[] {
  const after = new Set(ours.keys());
  for (const { path, entry } of taken) {
    if (entry) after.add(path);
    else after.delete(path);
  }
  return [...after].filter((path) => foldersOf(path).some((folder) => after.has(folder)));
}

/** The folders above a path, the nearest first. */
function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, at) => parts.slice(0, parts.length - 1 - at).join('/'));
}

/** Where files went that one side moved and the other changed: the old path and the new. */
export async function findMoves(
  fork: Git,
  [base, target]: readonly [string, string],
  unsettled: readonly Conflict[],
): Promise<Map<string, string>> {
  const moves = new Map<string, string>();
  for (const side of ['theirs', 'ours'] as const) {
    const gone = new Set(unsettled.filter((path) => !path[side]).map(({ path }) => path));
    if (gone.size === 0) continue;
    const args = ['diff-tree', '-r', '-z', '-M', '--diff-filter=R', '--name-status', base];
    const renamed = await fork.run([...args, side === 'theirs' ? target : 'HEAD']);
    for (const [, from = '', to = ''] of renamed.matchAll(/R\d+\0([^\0]+)\0([^\0]+)\0/g)) {
      if (gone.has(from)) moves.set(from, to);
    }
  }
  return moves;
}

export interface Merge {
  readonly ours: Tree;
  readonly taken: readonly Change[];
  readonly unsettled: readonly Conflict[];
  /** The commit that is merged, and what the merge says when it is committed. */
  readonly target: string;
  readonly message: string;
}

/**
 * Puts a merge into index and work tree, uncommitted. The index comes first, in one step: whenever
 * this is killed, `git reset --hard` takes everything back, and a commit has all of upstream's.
 * @throws a Refusal, and everything is as it was
 */
export async function carryOut(git: Git, merge: Merge): Promise<void> {
  await refuseWhatIsInTheWay(git.folder, merge);
  // Stopping is put off until all that was begun can be taken back.
  const stopped = new AbortController();
  const stop = () => stopped.abort(new Error('It was stopped'));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  let isBegun = false;
  try {
    await updateIndex(git, merge);
    isBegun = true;
    for (const step of [noteMerge, updateFiles]) {
      await step(git, merge);
      stopped.signal.throwIfAborted();
    }
  } catch (error) {
    if (!isBegun || !(error instanceof Error)) throw error;
    const isBack = await succeeds(git.run(['reset', '--hard', '--quiet', 'HEAD']));
    const now = isBack
      ? 'All was taken back; the catalogue is as it was'
      : 'The catalogue is half changed: git reset --hard takes that back';
    throw new Refusal(`${error.message}. ${now}`);
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}

async function succeeds(work: Promise<unknown>): Promise<boolean> {
  const [{ status }] = await Promise.allSettled([work]);
  return status === 'fulfilled';
}

async function updateIndex(git: Git, { taken, unsettled, target }: Merge): Promise<void> {
  const nothing = `0 ${'0'.repeat(target.length)}`;
  const line = (entry: Entry, stage: number, path: string) => `${entry} ${stage}\t${path}\0`;
  const staged = unsettled.flatMap(({ path, base, ours, theirs }) =>
    [base, ours, theirs].flatMap((entry, at) => (entry ? line(entry, at + 1, path) : [])),
  );
  // What goes comes first: a file may take the place of a folder.
  const going = [...taken.filter(({ entry }) => !entry), ...unsettled];
  const coming = taken.flatMap(({ path, entry }) => (entry ? line(entry, 0, path) : []));
  const lines = [...going.map(({ path }) => line(nothing, 0, path)), ...coming, ...staged];
  await git.run(['update-index', '-z', '--index-info'], lines.join(''));
}

/** What git itself notes of a merge that is under way; `no-ff` keeps both parents. */
async function noteMerge(git: Git, { target, message }: Merge): Promise<void> {
  const notes = { MERGE_MODE: 'no-ff', MERGE_MSG: `${message}\n`, MERGE_HEAD: `${target}\n` };
  for (const [name, text] of Object.entries(notes)) await writeFile(await gitPath(git, name), text);
}

async function updateFiles(git: Git, { taken }: Merge): Promise<void> {
  for (const { path } of taken.filter(({ entry }) => !entry)) {
    await rm(join(git.folder, path), { force: true });
    for (const folder of foldersOf(path)) {
      // Where it holds something, so do those above it.
      if (!(await succeeds(rmdir(join(git.folder, folder))))) break;
    }
  }
  const paths = taken.filter(({ entry }) => entry).map(({ path }) => `${path}\0`);
  await git.run(['checkout-index', '-f', '-u', '-z', '--stdin'], paths.join(''));
}

/** Files that git does not keep, where the upgrade brings one: they would be lost. */
async function refuseWhatIsInTheWay(root: string, { ours, taken }: Merge): Promise<void> {
  // Some file systems do not tell capitals from small letters.
  const going = new Set(taken.filter(({ entry }) => !entry).map(({ path }) => path.toLowerCase()));
  const coming = taken.filter(({ path, entry }) => entry && !ours.has(path));
  const there = await Promise.all(coming.map(({ path }) => filesAt(root, path)));
  const blocked = new Set(there.flat().filter((name) => !going.has(name.toLowerCase())));
  if (blocked.size === 0) return;
  const what = 'The upgrade brings files where others are that git does not keep';
  throw new Refusal(`${what}; move these away first: ${shownPaths([...blocked])}`);
}

/** What there is at a path: a file, those of a folder, or a file that is where its folder would be. */
async function filesAt(root: string, path: string): Promise<string[]> {
  for (const name of [...foldersOf(path).reverse(), path]) {
    const found = await lstat(join(root, name)).catch(() => undefined);
    if (!found?.isDirectory()) return found ? [name] : [];
  }
  return filesBelow(join(root, path)).map((name) => `${path}/${name}`);
}
