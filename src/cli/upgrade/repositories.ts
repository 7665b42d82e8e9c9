import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { counted } from '#catalog/counted.ts';
import { withWord } from '#pipeline/progress.ts';
import { visible } from '#text/visible.ts';
import { Refusal } from '../frame/command.ts';
import { listed } from '../frame/content.ts';
import { type Git, GitError, gitPath, openGit } from '../frame/git.ts';

export interface Wanted {
  /** What to bring: a branch, tag or commit; undefined brings the newest. */
  ref?: string | undefined;
  /** The fork that takes it, where that is not this folder. */
  into?: string | undefined;
  /** The version that the fork began with, where git cannot tell. */
  base?: string | undefined;
}

/** A file of a commit as git's index takes it: its mode and the id of its bytes, `100644 1f2e…`. */
export type Entry = string;

export function idOf(entry: Entry): string {
  return entry.slice(entry.indexOf(' ') + 1);
}

export type Tree = ReadonlyMap<string, Entry>;

const remote = 'upstream';

/** States of a repository in which another merge cannot begin, by the file that git keeps then. */
const underWay = {
  MERGE_HEAD: 'A merge is under way: git commit ends it, git merge --abort takes it back',
  'rebase-merge': 'A rebase is under way: end it first',
  'rebase-apply': 'A rebase is under way: end it first',
  CHERRY_PICK_HEAD: 'A cherry-pick is under way: end it first',
  REVERT_HEAD: 'A revert is under way: end it first',
};

/** The catalogue's repository; throws a Refusal where an upgrade could not be taken back. */
export async function openFork(folder: string, shown: string): Promise<Git> {
  const git = await openRepository(folder, shown);
  for (const [name, what] of Object.entries(underWay)) {
    if (existsSync(await gitPath(git, name))) throw new Refusal(what);
  }
  const status = ['status', '--porcelain', '--branch', '-z', '--untracked-files=no'];
  const [branch = '', ...entries] = (await git.run(status)).split('\0');
  if (branch.startsWith('## No commits yet')) {
    throw new Refusal(`${shown} has no commit yet: commit what is there first`);
  }
  const dirty = entries.filter((entry) => /^.. /.test(entry)).map((entry) => entry.slice(3));
  if (dirty.length === 0) return git;
  const what = `${counted(dirty.length, 'file has', 'files have')} changes that are not committed`;
  throw new Refusal(`${what}; commit them first: ${shownPaths(dirty)}`);
}

/** The commit to bring, whose objects are then in the fork; throws a Refusal without one. */
export async function findUpstream(fork: Git, { ref, into }: Wanted, here: string) {
  if (into === undefined) return findHere(fork, ref);
  const source = await openRepository(here, 'this folder');
  const [one, other] = await Promise.all([realpath(here), realpath(fork.folder)]);
  if (one === other) throw new Refusal('--into names this folder itself; name the catalogue');
  const commit = await knownCommit(source, ref ?? 'HEAD');
  await fetch(fork, ['--no-tags', here, commit], 'this folder');
  return commit;
}

function commitOf(git: Git, ref: string): Promise<string | undefined> {
  return git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
}

async function knownCommit(git: Git, ref: string, more = ''): Promise<string> {
  const commit = await commitOf(git, ref);
  if (commit) return commit;
  const how = `write a branch, tag or commit, like ${remote}/main${more}`;
  throw new Refusal(`"${ref}" is not known here; ${how}`);
}

export async function readTree(git: Git, commit: string): Promise<Tree> {
  const files = await git.run(['ls-tree', '-r', '-z', '--full-tree', commit]);
  const lines = files.matchAll(/(\d+) \w+ (\w+)\t([^\0]+)\0/g);
  return new Map(Array.from(lines, ([, mode, id, path = '']) => [path, `${mode} ${id}`]));
}

async function openRepository(folder: string, shown: string): Promise<Git> {
  if (!existsSync(folder)) throw new Refusal(`There is no folder ${shown}`);
  const git = openGit(folder);
  const said = await git.run(['rev-parse', '--show-toplevel']).catch((error) => {
    if (!(error instanceof GitError)) throw error;
    if (!error.reason.includes('dubious ownership')) {
      throw new Refusal(`${shown} is not the folder of a git repository`);
    }
    const how = `git config --global --add safe.directory ${folder} lets git work there`;
    throw new Refusal(`${shown} belongs to another user; ${how}`);
  });
  const top = said.trimEnd();
  if ((await realpath(top)) === (await realpath(folder))) return git;
  throw new Refusal(`${shown} is inside the repository ${top}; a catalogue has one of its own`);
}

const howToAdd = `There is no remote "${remote}" yet: git remote add ${remote} ADDRESS, with the address of the repository that this catalogue was made from`;

/** The newest version of the remote, or one by its name, which the remote may know alone. */
async function findHere(fork: Git, ref: string | undefined): Promise<string> {
  const url = await fork.ask(['remote', 'get-url', remote]);
  if (!url && ref !== undefined) return knownCommit(fork, ref, `. ${howToAdd}`);
  if (!url) throw new Refusal(howToAdd);
  const ask = (...args: string[]) => fetch(fork, args, `${remote} (${withoutSecret(url)})`);
  if (ref === undefined) {
    await ask('--no-tags', remote, 'HEAD');
    return knownCommit(fork, 'FETCH_HEAD');
  }
  if (ref.startsWith(`${remote}/`)) await ask(remote);
  if (!(await commitOf(fork, ref))) await ask(remote);
  const commit = (await commitOf(fork, ref)) ?? (await commitOf(fork, `${remote}/${ref}`));
  return commit ?? knownCommit(fork, ref);
}

/** An address may hold a name and a password, which are not for the screen. */
function withoutSecret(text: string): string {
  return text.replace(/:\/\/[^/@\s]*@/g, '://');
}

async function fetch(fork: Git, args: string[], shown: string): Promise<void> {
  try {
    const fetched = fork.run(['fetch', '--quiet', '--no-auto-maintenance', ...args]);
    await withWord(`Fetching from ${shown} …`, fetched);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new Refusal(`Nothing could be fetched from ${shown}: ${withoutSecret(error.reason)}`);
  }
}

/**
 * The version of upstream that the fork has: where the histories part, or, in a repository made
 * from a template, the commit whose files its first commit has; the target where it has all of it.
 */
export async function findBase(fork: Git, target: string, named?: string): Promise<string> {
  const shared = await fork.ask(['merge-base', 'HEAD', target]);
  if (shared === target) return target;
  if (named !== undefined) return knownCommit(fork, named);
  if (shared) return shared;
  // Of the versions with the same files the newest: it is the last that changes nothing.
  const versions = (await fork.run(['log', '--format=%T %H', target])).trim().split('\n');
  const roots = await fork.run(['log', '--max-parents=0', '--format=%T', 'HEAD']);
  for (const tree of roots.trim().split('\n')) {
    const version = versions.find((line) => line.startsWith(`${tree} `));
    if (version) return version.slice(tree.length + 1);
  }
  const isShallow = (await fork.ask(['rev-parse', '--is-shallow-repository'])) === 'true';
  throw new Refusal(
    isShallow
      ? 'This clone has not the whole history: git fetch --unshallow brings it'
      : 'The catalogue and this version have no history in common, and no version has the files of the first commit here; name the version that it was made from with --base COMMIT',
  );
}

/** What upstream has had between two of its versions: commits, and the ids of all files. */
export async function readSince(fork: Git, base: string, target: string) {
  const lines = (await fork.run(['rev-list', '--objects', target, `^${base}`])).split('\n');
  // A commit stands alone, what it holds has its path beside it.
  const commits = lines.filter((line) => line !== '' && !line.includes(' ')).length;
  return { commits, known: new Set(lines.map((line) => line.split(' ', 1)[0] ?? '')) };
}

export type Version = Awaited<ReturnType<typeof describeVersion>>;

/** A version as a person is told of it, with the commit's id as git shortens it. */
export async function describeVersion(fork: Git, commit: string) {
  const line = await fork.run(['log', '--max-count=1', '--format=%h%x00%cs%x00%s', commit]);
  const [id = '', date = '', subject = ''] = line.trimEnd().split('\0');
  return { id, date, subject };
}

/** The first paths of a list, and how many more there are. */
export function shownPaths(paths: readonly string[]): string {
  return listed(paths.map(visible), 3);
}
