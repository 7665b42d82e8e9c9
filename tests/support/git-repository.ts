import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a commit changes: the text or bytes of a file by its path; null takes it away. */
export type Files = Record<string, string | Buffer | null>;

export interface Repository {
  readonly folder: string;
  git(...args: string[]): string;
  /** Changes files and commits. */
  commit(files: Files, message?: string): void;
  head(): string;
  read(path: string): string;
  /** The paths of a commit, or of the index. */
  files(): string[];
}

/** Paths as they are, and no housekeeping after each command. */
const settings = ['core.quotePath=false', 'maintenance.auto=false', 'gc.auto=0'].flatMap((one) => [
  '-c',
  one,
]);

/** Git in a folder, as nobody in particular has set it up. */
export function openRepository(folder: string): Repository {
  const git = (...args: string[]) =>
    execFileSync('git', [...settings, ...args], {
      cwd: folder,
      env: gitEnvironment(),
      encoding: 'utf8',
      stdio: 'pipe',
    });
  return {
    folder,
    git,
    commit(files, message = 'A change') {
      for (const [path, content] of Object.entries(files)) {
        const file = join(folder, path);
        if (content === null) rmSync(file);
        else {
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, content);
        }
      }
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '-m', message);
    },
    head: () => git('rev-parse', 'HEAD').trim(),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    files: () => git('ls-files', '-z').split('\0').filter(Boolean),
  };
}

/** A repository in a new folder that has these files in its first commit. */
export function makeRepository(folder: string, files: Files): Repository {
  mkdirSync(folder);
  const repository = openRepository(folder);
  repository.git('init', '--quiet', '--template=', '--initial-branch=main');
  repository.commit(files, 'Begin');
  return repository;
}

/** A folder for the repositories of one test. */
export function makeParent(): string {
  return mkdtempSync(join(tmpdir(), 'repositories-'));
}

/** Git without the settings of this machine's user. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const person = { NAME: 'A Curator', EMAIL: 'curator@example.org' };
  return {
    ...Object.fromEntries(own),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...Object.fromEntries(
      Object.entries(person).flatMap(([name, value]) => [
        [`GIT_AUTHOR_${name}`, value],
        [`GIT_COMMITTER_${name}`, value],
      ]),
    ),
  };
}
