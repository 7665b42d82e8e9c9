import { access, realpath } from 'node:fs/promises';
import { counted } from '#catalog/counted.ts';
import { type Git, GitError, gitPaths, openGit, Refusal, withWord } from '../repository/git.ts';
import type { UpgradeArguments } from './bring.ts';
import type { Tree } from './decide.ts';
import { listed } from './listed.ts';

const remote = 'upstream';

/** States of a repository in which another merge cannot begin, by the file that git keeps then. */
const underWay = [
  ['MERGE_HEAD', 'A merge is under way', 'git commit ends it, git merge --abort takes it back'],
  ['rebase-merge', 'A rebase is under way', 'end it first'],
  ['rebase-apply', 'A rebase is under way', 'end it first'],
  ['CHERRY_PICK_HEAD', 'A cherry-pick is under way', 'end it first'],
  ['REVERT_HEAD', 'A revert is under way', 'end it first'],
] as const;

/**
 * The catalogue's repository, in a state in which an upgrade can begin and be taken back.
 * @throws a Refusal that says what has to be done first
 */
export async function openFork(folder: string, shown: string): Promise<Git> {
  const git = await openRepository(folder, shown);
  const states = await gitPaths(
    git,
    underWay.map(([name]) => name),
  );
  for (const [at, [, what, how]] of underWay.entries()) {
    if (await isThere(states[at] ?? '')) throw new Refusal(`${what}: ${how}`);
  }
  const status = ['status', '--porcelain', '--branch', '-z', '--untracked-files=no'];
  const [branch = '', ...entries] = (await git.run(status)).split('\0');
  if (branch.startsWith('## No commits yet')) {
    throw new Refusal(`${shown} has no commit yet: commit what is there first`);
  }
  const dirty = entries.filter((entry) => /^.. /.test(entry)).map((entry) => entry.slice(3));
  if (dirty.length > 0) {
    const what = counted(dirty.length, 'file has', 'files have');
    throw new Refusal(
      `${what} changes that are not committed; commit them first: ${listed(dirty)}`,
    );
  }
  return git;
}

/**
 * The commit to bring, whose objects are then in the fork.
 * @throws a Refusal where it is not to be had
 */
export async function findUpstream(
  fork: Git,
  { ref, into }: UpgradeArguments,
  here: string,
): Promise<string> {
  if (into === undefined) return ref === undefined ? await newest(fork) : await named(fork, ref);
  const source = await openRepository(here, 'this folder');
  const [one, other] = await Promise.all([realpath(here), realpath(fork.folder)]);
  if (one === other) throw new Refusal('--into names this folder itself; name the catalogue');
  const commit = await commitOf(source, ref ?? 'HEAD');
  if (!commit) throw new Refusal(unknown(ref ?? 'HEAD'));
  await fetch(fork, ['--no-tags', here, commit], 'this folder');
  return commit;
}

/** The commit that a name stands for. */
export function commitOf(git: Git, ref: string): Promise<string | undefined> {
  const name = `${ref}^{commit}`;
  return git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
}

export function unknown(ref: string): string {
  return `"${ref}" is not known here; write a branch, tag or commit, like ${remote}/main`;
}

/** The files of a commit. */
export async function readTree(git: Git, commit: string): Promise<Tree> {
  const lines = (await git.run(['ls-tree', '-r', '-z', '--full-tree', commit])).split('\0');
  const tree = new Map<string, { mode: string; id: string }>();
  for (const line of lines) {
    const [, mode, id, path] = /^(\d+) \w+ (\w+)\t([\s\S]*)$/.exec(line) ?? [];
    if (mode && id && path) tree.set(path, { mode, id });
  }
  return tree;
}

async function openRepository(folder: string, shown: string): Promise<Git> {
  if (!(await isThere(folder))) throw new Refusal(`There is no folder ${shown}`);
  const git = openGit(folder);
  let top: string;
  try {
    top = (await git.run(['rev-parse', '--show-toplevel'])).trimEnd();
  } catch (error) {
    if (error instanceof GitError && error.reason.includes('dubious ownership')) {
      throw new Refusal(
        `${shown} belongs to another user; git config --global --add safe.directory ${folder} lets git work there`,
      );
    }
    if (error instanceof GitError)
      throw new Refusal(`${shown} is not the folder of a git repository`);
    throw error;
  }
  if ((await realpath(top)) !== (await realpath(folder))) {
    throw new Refusal(`${shown} is inside the repository ${top}; a catalogue has one of its own`);
  }
  return git;
}

async function newest(fork: Git): Promise<string> {
  await askRemote(fork, ['--no-tags', remote, 'HEAD']);
  return (await fork.run(['rev-parse', '--verify', 'FETCH_HEAD^{commit}'])).trimEnd();
}

async function named(fork: Git, ref: string): Promise<string> {
  const hasRemote = await address(fork);
  if (hasRemote && ref.startsWith(`${remote}/`)) await askRemote(fork, [remote]);
  const known = await commitOf(fork, ref);
  if (known) return known;
  if (!hasRemote) throw new Refusal(`${unknown(ref)}. ${howToAdd}`);
  await askRemote(fork, [remote]);
  const fetched = (await commitOf(fork, ref)) ?? (await commitOf(fork, `${remote}/${ref}`));
  if (!fetched) throw new Refusal(unknown(ref));
  return fetched;
}

const howToAdd = `There is no remote "${remote}" yet: git remote add ${remote} ADDRESS, with the address of the repository that this catalogue was made from`;

async function askRemote(fork: Git, args: string[]): Promise<void> {
  const url = await address(fork);
  if (!url) throw new Refusal(howToAdd);
  await fetch(fork, args, `${remote} (${url})`);
}

async function address(fork: Git): Promise<string | undefined> {
  const url = await fork.ask(['remote', 'get-url', remote]);
  return url && withoutSecret(url);
}

/** An address may hold a name and a password, which are not for the screen. */
function withoutSecret(text: string): string {
  return text.replace(/:\/\/[^/@\s]*@/g, '://');
}

async function fetch(fork: Git, args: string[], shown: string): Promise<void> {
  try {
    await withWord(
      `Fetching from ${shown} …`,
      fork.run(['fetch', '--quiet', '--no-auto-maintenance', ...args]),
    );
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new Refusal(`Nothing could be fetched from ${shown}: ${withoutSecret(error.reason)}`);
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
