import { type Git, GitError, openGit, Refusal } from '../repository/git.ts';

/**
 * Which of some files of a folder git could not give back as they are; undefined where no
 * repository holds the folder.
 * @throws where git refuses to say
 */
export async function findUncommitted(
  folder: string,
  names: readonly string[],
): Promise<string[] | undefined> {
  const git = openGit(folder);
  if (!(await isInRepository(git))) return undefined;
  if (!(await git.ask(['rev-parse', '--quiet', '--verify', 'HEAD']))) return [...names];
  const committed = await listNames(git, ['ls-tree', '-r', '-z', '--name-only', 'HEAD']);
  const changes = ['diff', 'HEAD', '-z', '--name-only', '--no-renames', '--relative', '--', '.'];
  const changed = await listNames(git, changes);
  return names.filter((name) => !committed.has(name) || changed.has(name));
}

/** The https address of the repository that a clone came from, where its host is known by name. */
export async function originAddress(folder: string): Promise<string | undefined> {
  const origin = await openGit(folder)
    .ask(['remote', 'get-url', 'origin'])
    .catch(ifMissing(undefined));
  const form =
    /^(?:(?:https|ssh|git):\/\/)?(?:[^@/\s]*@)?([\w-]+(?:\.[\w-]+)+)(?::\d+)?[:/](?!\/)(\S+?)(?:\.git)?\/?$/;
  const [, host, path] = form.exec(origin ?? '') ?? [];
  return path === undefined ? undefined : `https://${host}/${path}`;
}

async function isInRepository(git: Git): Promise<boolean> {
  try {
    return (await git.run(['rev-parse', '--is-inside-work-tree'])).trim() === 'true';
  } catch (error) {
    if (error instanceof GitError && /not a git repository/.test(error.reason)) return false;
    return ifMissing(false)(error);
  }
}

/** Without git there is no repository either. */
function ifMissing<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof Refusal) return value;
    throw error;
  };
}

async function listNames(git: Git, args: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await git.run(args)).split('\0'));
}
