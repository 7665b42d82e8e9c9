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
