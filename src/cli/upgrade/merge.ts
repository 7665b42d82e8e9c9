import { lstat, readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Git, gitPaths, Refusal } from '../frame/git.ts';
import { listed } from './repositories.ts';

/** A file of a commit: its mode and the id of its bytes. */
export interface Entry {
  readonly mode: string;
  readonly id: string;
}

/** The files of a commit by path. */
export type Tree = ReadonlyMap<string, Entry>;

/** A path and the file that it gets; without one it goes. */
export interface Change {
  readonly path: string;
  readonly entry?: Entry | undefined;
}

/** A path that both sides have changed since `base`; undefined where a side has no such file. */
export interface Conflict {
  readonly path: string;
  readonly base?: Entry | undefined;
  readonly ours?: Entry | undefined;
  readonly theirs?: Entry | undefined;
}

export interface Decision {
  /** What comes from upstream. */
  readonly taken: readonly Change[];
  /** What a person has to settle. */
  readonly unsettled: readonly Conflict[];
}

export interface Sides {
  readonly base: Tree;
  readonly ours: Tree;
  readonly theirs: Tree;
  /** Ids of the files that upstream has had since the base. */
  readonly known: ReadonlySet<string>;
  /** Paths whose changes by the fork have found another place. */
  readonly arrived: ReadonlySet<string>;
}

/** Whether a path holds what a catalogue calls its own: upstream's never come there. */
function isOwn(path: string): boolean {
  return path.startsWith('content/') || path.startsWith('public/');
}

/**
 * What becomes of each file of code: what only upstream changed is upstream's, what only the fork
 * changed is the fork's, and what both changed waits for a person. A file that the fork has as
 * upstream once had it, as after an earlier upgrade whose merge was squashed, was not changed by
 * the fork.
 */
export function decide({ base, ours, theirs, known, arrived }: Sides): Decision {
  const taken: Change[] = [];
  const unsettled: Conflict[] = [];
  for (const path of [...new Set([...ours.keys(), ...theirs.keys()])].sort()) {
    if (isOwn(path)) continue;
    const [before, mine, theirsNow] = [base.get(path), ours.get(path), theirs.get(path)];
    if (isSame(mine, theirsNow)) continue;
    const isUpstreams = mine !== undefined && (known.has(mine.id) || arrived.has(path));
    if (isUpstreams || isSame(before, mine)) taken.push({ path, entry: theirsNow });
    else if (isSame(before, theirsNow)) continue;
    else unsettled.push({ path, base: before, ours: mine, theirs: theirsNow });
  }
  return { taken, unsettled };
}

/**
 * Files of the fork where the upgrade would need a folder, or the other way round: git can hold
 * only one of them.
 */
export function clashes(ours: Tree, taken: readonly Change[]): string[] {
  const after = new Set(ours.keys());
  for (const { path, entry } of taken) {
    if (entry) after.add(path);
    else after.delete(path);
  }
  return [...after].filter((path) => foldersOf(path).some((folder) => after.has(folder)));
}

/** The folders above a path, the nearest first. */
export function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, at) => parts.slice(0, parts.length - 1 - at).join('/'));
}

function isSame(one: Entry | undefined, other: Entry | undefined): boolean {
  return one?.id === other?.id && one?.mode === other?.mode;
}

export interface Merge {
  /** The files of the fork as they are. */
  readonly ours: Tree;
  readonly taken: readonly Change[];
  readonly unsettled: readonly Conflict[];
  /** The commit that is merged. */
  readonly target: string;
  /** What the merge says when it is committed. */
  readonly message: string;
}

/**
 * Puts a merge into index and work tree, uncommitted. The index comes first, in one step: whenever
 * this is killed, `git reset --hard` takes everything back, and a commit has all of upstream's.
 * @throws a Refusal, and everything is as it was
 */
export async function carryOut(git: Git, merge: Merge): Promise<void> {
  await refuseWhatIsInTheWay(git.folder, merge);
  const stopped = watchForStop();
  try {
    await updateIndex(git, merge);
  } catch (error) {
    stopped.end();
    throw error;
  }
  try {
    for (const step of [noteMerge, updateFiles]) {
      await step(git, merge);
      if (stopped()) throw new Refusal('It was stopped');
    }
  } catch (error) {
    throw await takeBack(git, error);
  } finally {
    stopped.end();
  }
}

/** Stopping is put off until all that was begun can be taken back. */
function watchForStop(): { (): boolean; end(): void } {
  let isStopped = false;
  const stop = () => {
    isStopped = true;
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  const end = () => {
    for (const signal of signals) process.off(signal, stop);
  };
  return Object.assign(() => isStopped, { end });
}

async function takeBack(git: Git, error: unknown): Promise<Error> {
  const why = error instanceof Error ? error.message : String(error);
  try {
    await git.run(['reset', '--hard', '--quiet', 'HEAD']);
    return new Refusal(`${why}. All was taken back; the catalogue is as it was`);
  } catch {
    return new Refusal(`${why}. The catalogue is half changed: git reset --hard takes that back`);
  }
}

async function updateIndex(git: Git, { taken, unsettled, target }: Merge): Promise<void> {
  const lines: string[] = [];
  const nothing = '0'.repeat(target.length);
  for (const { path, entry } of taken) {
    lines.push(entry ? `${entry.mode} ${entry.id} 0\t${path}` : `0 ${nothing} 0\t${path}`);
  }
  for (const { path, base, ours, theirs } of unsettled) {
    lines.push(`0 ${nothing} 0\t${path}`);
    for (const [at, entry] of [base, ours, theirs].entries()) {
      if (entry) lines.push(`${entry.mode} ${entry.id} ${at + 1}\t${path}`);
    }
  }
  // What goes comes first: a file may take the place of a folder.
  lines.sort((one, other) => Number(other.startsWith('0 ')) - Number(one.startsWith('0 ')));
  const input = lines.map((line) => `${line}\0`).join('');
  await git.run(['update-index', '-z', '--index-info'], input);
}

/** What git itself notes of a merge that is under way; `no-ff` keeps both parents. */
async function noteMerge(git: Git, { target, message }: Merge): Promise<void> {
  const notes = [
    ['MERGE_MODE', 'no-ff'],
    ['MERGE_MSG', `${message}\n`],
    ['MERGE_HEAD', `${target}\n`],
  ] as const;
  const paths = await gitPaths(
    git,
    notes.map(([name]) => name),
  );
  for (const [at, [, text]] of notes.entries()) await writeFile(paths[at] ?? '', text);
}

async function updateFiles(git: Git, { taken }: Merge): Promise<void> {
  for (const { path, entry } of taken) {
    if (entry) continue;
    await rm(join(git.folder, path), { force: true });
    await removeEmpty(git.folder, foldersOf(path));
  }
  const paths = taken.filter(({ entry }) => entry).map(({ path }) => `${path}\0`);
  await git.run(['checkout-index', '-f', '-u', '-z', '--stdin'], paths.join(''));
}

async function removeEmpty(root: string, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    try {
      await rmdir(join(root, folder));
    } catch {
      // It holds something, and so do those above it.
      return;
    }
  }
}

/** Files that git does not keep, where the upgrade brings one: they would be lost. */
async function refuseWhatIsInTheWay(root: string, { ours, taken }: Merge): Promise<void> {
  // Some file systems do not tell capitals from small letters.
  const going = new Set(taken.filter(({ entry }) => !entry).map(({ path }) => path.toLowerCase()));
  const blocked = new Set<string>();
  for (const { path, entry } of taken) {
    if (!entry || ours.has(path)) continue;
    for (const name of await filesAt(root, path)) {
      if (!going.has(name.toLowerCase())) blocked.add(name);
    }
  }
  if (blocked.size === 0) return;
  throw new Refusal(
    `The upgrade brings files where others are that git does not keep; move these away first: ${listed([...blocked])}`,
  );
}

/** What there is at a path: a file, those of a folder, or a file that is where its folder would be. */
async function filesAt(root: string, path: string): Promise<string[]> {
  for (const name of [...foldersOf(path).reverse(), path]) {
    const found = await lstat(join(root, name)).catch(() => undefined);
    if (!found) return [];
    if (!found.isDirectory()) return [name];
  }
  const inside = await readdir(join(root, path), { recursive: true, withFileTypes: true });
  return inside
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}
