import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { env, stderr } from 'node:process';

/** What stands against an upgrade, in a sentence for the person who asked for it. */
export class Refusal extends Error {}

/** Git said no; `reason` has its own words for it. */
export class GitError extends Error {
  readonly reason: string;

  constructor(args: readonly string[], said: string) {
    const reason = firstReason(said);
    super(`git ${args[0]} did not work: ${reason}`);
    this.reason = reason;
  }
}

export interface Git {
  /** The repository's folder. */
  readonly folder: string;
  /** What a command says; throws a GitError where it fails. */
  run(args: readonly string[], input?: string): Promise<string>;
  /** The one line that a command answers; undefined where it fails or says nothing. */
  ask(args: readonly string[]): Promise<string | undefined>;
}

/** Git as a caller of these commands sees it, in a folder. */
export function openGit(folder: string): Git {
  const run = (args: readonly string[], input?: string) => call(folder, args, input);
  return {
    folder,
    run,
    async ask(args) {
      try {
        return (await run(args)).trimEnd() || undefined;
      } catch (error) {
        if (error instanceof GitError) return undefined;
        throw error;
      }
    },
  };
}

/** Where git keeps files of its own. */
export async function gitPaths(git: Git, names: readonly string[]): Promise<string[]> {
  const words = names.flatMap((name) => ['--git-path', name]);
  const lines = (await git.run(['rev-parse', ...words])).trimEnd().split('\n');
  return lines.map((line) => resolve(git.folder, line));
}

/** At a terminal, says what is being waited for once it has taken two seconds. */
export async function withWord<T>(word: string, work: Promise<T>): Promise<T> {
  if (!stderr.isTTY) return work;
  let said = false;
  const timer = setTimeout(() => {
    said = true;
    stderr.write(word);
  }, 2000);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    if (said) stderr.write('\r\x1b[K');
  }
}

function call(folder: string, args: readonly string[], input = ''): Promise<string> {
  return new Promise((done, reject) => {
    const child = spawn('git', ['-C', folder, '-c', 'core.quotePath=false', ...args], {
      env: environment(),
    });
    const out: Buffer[] = [];
    const said: Buffer[] = [];
    child.stdout.on('data', (part) => out.push(part));
    child.stderr.on('data', (part) => said.push(part));
    // A command that fails may do so before it has read everything.
    child.stdin.on('error', () => {});
    child.on('error', () => {
      reject(new Refusal('git is not to be found; install it, then try again'));
    });
    child.on('close', (code, signal) => {
      if (code === 0) done(Buffer.concat(out).toString());
      else {
        const words = Buffer.concat(said).toString();
        reject(new GitError(args, words || `it ended with ${signal ?? code}`));
      }
    });
    child.stdin.end(input);
  });
}

/** Without what ties git to another repository, as in a hook; with messages in English. */
function environment(): NodeJS.ProcessEnv {
  const local =
    /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE)$/;
  const own = Object.entries(env).filter(([name]) => !local.test(name));
  return { ...Object.fromEntries(own), LC_ALL: 'C', LANGUAGE: 'C' };
}

function firstReason(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const found = lines.find((line) => /^(?:fatal|error): /.test(line)) ?? lines.find(Boolean) ?? '';
  return found.replace(/^(?:fatal|error): /, '');
}

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
  const committed = await listPaths(git, ['ls-tree', '-r', '-z', '--name-only', 'HEAD']);
  const changes = ['diff', 'HEAD', '-z', '--name-only', '--no-renames', '--relative', '--', '.'];
  const changed = await listPaths(git, changes);
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

async function listPaths(git: Git, args: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await git.run(args)).split('\0'));
}
