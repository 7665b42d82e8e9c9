import { type ExecFileException, execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { env } from 'node:process';
import { promisify } from 'node:util';
import { Refusal } from './command.ts';

/** Git said no; the reason is in its own words. */
export class GitError extends Error {
  readonly reason: string;

  constructor(command: string | undefined, said: string) {
    const [, reason = ''] =
      /^\s*(?:fatal|error): (.*?)\s*$/m.exec(said) ?? /^\s*(\S.*?)\s*$/m.exec(said) ?? [];
    super(`git ${command} did not work: ${reason}`);
    this.reason = reason;
  }
}

export type Git = ReturnType<typeof openGit>;

/**
 * Git in a folder. `run` gives what a command says, and throws a GitError where it fails; `ask`
 * gives the one line that it answers, undefined where it fails or says nothing.
 */
export function openGit(folder: string) {
  async function run(args: readonly string[], input = ''): Promise<string> {
    const words = ['-C', folder, '-c', 'core.quotePath=false', ...args];
    const options = { env: environment(), maxBuffer: Number.POSITIVE_INFINITY };
    const running = promisify(execFile)('git', words, options);
    // A command that fails may do so before it has read everything.
    running.child.stdin?.on('error', () => {}).end(input);
    try {
      return (await running).stdout;
    } catch (error) {
      const { code, signal, stderr: said } = error as ExecFileException;
      if (typeof code === 'string') {
        throw new Refusal('git is not to be found; install it, then try again');
      }
      throw new GitError(args[0], said || `it ended with ${signal ?? code}`);
    }
  }
  async function ask(args: readonly string[]): Promise<string | undefined> {
    const said = await run(args).catch((error) => {
      if (error instanceof GitError) return undefined;
      throw error;
    });
    return said?.trimEnd() || undefined;
  }
  return { folder, run, ask };
}

/** Without what ties git to another repository, as in a hook; with messages in English. */
function environment(): NodeJS.ProcessEnv {
  const local =
    /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE)$/;
  const own = Object.entries(env).filter(([name]) => !local.test(name));
  return { ...Object.fromEntries(own), LC_ALL: 'C', LANGUAGE: 'C' };
}

/** Where git keeps a file of its own. */
export async function gitPath(git: Git, name: string): Promise<string> {
  return resolve(git.folder, (await git.run(['rev-parse', '--git-path', name])).trimEnd());
}

/** Which files of a folder git could not give back as they are; undefined without a repository. */
export async function findUncommitted(
  folder: string,
  names: readonly string[],
): Promise<string[] | undefined> {
  const git = openGit(folder);
  const inside = await git.run(['rev-parse', '--is-inside-work-tree']).catch((error) => {
    const isOutside = error instanceof GitError && /not a git repository/.test(error.reason);
    // Without git there is no repository either.
    if (isOutside || error instanceof Refusal) return 'false';
    throw error;
  });
  if (inside.trim() !== 'true') return undefined;
  if (!(await git.ask(['rev-parse', '--quiet', '--verify', 'HEAD']))) return [...names];
  const list = async (args: string[]) => new Set((await git.run(args)).split('\0'));
  const committed = await list(['ls-tree', '-r', '-z', '--name-only', 'HEAD']);
  const form = ['-z', '--name-only', '--no-renames', '--relative'];
  const changed = await list(['diff', 'HEAD', ...form, '--', '.']);
  return names.filter((name) => !committed.has(name) || changed.has(name));
}

/** The https address of the repository that a clone came from, where its host is known by name. */
export async function originAddress(folder: string): Promise<string | undefined> {
  const asked = openGit(folder).ask(['remote', 'get-url', 'origin']);
  const origin = await asked.catch(() => undefined);
  const form =
    /^(?:(?:https|ssh|git):\/\/)?(?:[^@/\s]*@)?([\w-]+(?:\.[\w-]+)+)(?::\d+)?[:/](?!\/)(\S+?)(?:\.git)?\/?$/;
  const [, host, path] = form.exec(origin ?? '') ?? [];
  return path === undefined ? undefined : `https://${host}/${path}`;
}
