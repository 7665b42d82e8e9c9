import { type Git, Refusal } from '../repository/git.ts';
import type { Conflict } from './decide.ts';
import { commitOf, unknown } from './repositories.ts';

/**
 * The version of upstream that the fork has: where the histories part, or, in a repository made
 * from a template, which has a history of its own, the commit whose files its first commit has. It
 * is the target itself where the fork has all of that.
 * @throws a Refusal where there is none
 */
export async function findBase(fork: Git, target: string, named?: string): Promise<string> {
  const shared = await fork.ask(['merge-base', 'HEAD', target]);
  if (shared === target) return target;
  if (named !== undefined) {
    const commit = await commitOf(fork, named);
    if (!commit) throw new Refusal(unknown(named));
    return commit;
  }
  if (shared) return shared;
  const trees = new Map<string, string>();
  for (const line of (await fork.run(['log', '--format=%T %H', target])).trim().split('\n')) {
    const [tree = '', commit = ''] = line.split(' ');
    // The newest version with these files is the last that changes nothing.
    if (!trees.has(tree)) trees.set(tree, commit);
  }
  const roots = await fork.run(['log', '--max-parents=0', '--format=%T', 'HEAD']);
  for (const tree of roots.trim().split('\n')) {
    const commit = trees.get(tree);
    if (commit) return commit;
  }
  const isShallow = (await fork.ask(['rev-parse', '--is-shallow-repository'])) === 'true';
  throw new Refusal(
    isShallow
      ? 'This clone has not the whole history: git fetch --unshallow brings it'
      : 'The catalogue and this version have no history in common, and no version has the files of the first commit here; name the version that it was made from with --base COMMIT',
  );
}

/** What upstream has had between two of its versions. */
export interface Since {
  readonly commits: number;
  /** Ids of all files that there were. */
  readonly known: ReadonlySet<string>;
}

export async function readSince(fork: Git, base: string, target: string): Promise<Since> {
  const lines = (await fork.run(['rev-list', '--objects', target, `^${base}`])).split('\n');
  // A commit stands alone, what it holds has its path beside it.
  const commits = lines.filter((line) => line !== '' && !line.includes(' ')).length;
  return { commits, known: new Set(lines.map((line) => line.split(' ', 1)[0] ?? '')) };
}

/** Where files went that one side moved and the other changed: the old path and the new. */
export async function findMoves(
  fork: Git,
  [base, target]: readonly [string, string],
  unsettled: readonly Conflict[],
): Promise<Map<string, string>> {
  const moves = new Map<string, string>();
  for (const [side, commit] of [
    ['theirs', target],
    ['ours', 'HEAD'],
  ] as const) {
    const gone = new Set(unsettled.filter((path) => !path[side]).map(({ path }) => path));
    if (gone.size === 0) continue;
    const args = ['diff-tree', '-r', '-z', '-M', '--diff-filter=R', '--name-status'];
    const words = (await fork.run([...args, base, commit])).split('\0');
    for (let at = 0; at + 2 < words.length; at += 3) {
      const [, from = '', to = ''] = words.slice(at, at + 3);
      if (gone.has(from)) moves.set(from, to);
    }
  }
  return moves;
}

export interface Version {
  /** The commit's id as git shortens it. */
  readonly id: string;
  readonly date: string;
  readonly subject: string;
}

/** Two versions, for a person. */
export async function describeVersions(
  fork: Git,
  from: string,
  to: string,
): Promise<[from: Version, to: Version]> {
  const form = ['--no-walk=unsorted', '--format=%h%x00%cs%x00%s'];
  const lines = (await fork.run(['log', ...form, from, to])).split('\n');
  return [readVersion(lines[0]), readVersion(lines[1])];
}

function readVersion(line = ''): Version {
  const [id = '', date = '', subject = ''] = line.split('\0');
  return { id, date, subject };
}
