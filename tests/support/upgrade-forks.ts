import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { upgradeOf } from '#cli/upgrade.ts';
import { runCommand } from './command.ts';
import {
  type Files,
  gitEnvironment,
  makeParent,
  makeRepository,
  openRepository,
  type Repository,
} from './git-repository.ts';

const command = [resolve('src/cli/run.mjs'), 'src/cli/upgrade.ts'];

/** A small upstream. */
export const begin: Files = {
  'package.json': '{ "version": "1" }\n',
  'src/page.ts': 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n',
  'src/old.ts': 'old\n',
  'src/mark.png': Buffer.from([137, 80, 0, 1, 255]),
  'content/site.yaml': 'name: Seed\n',
  'content/papers/seed2024one.mdx': 'seed one\n',
  'content/papers/seed2024two.mdx': 'seed two\n',
  'content/areas/AQ.yaml': 'name: Aquatic Acoustics\n',
  'content/ledger.txt': '/papers/seed2024one/\n/papers/seed2024two/\n',
};
/** A newer upstream, which changes code and content. */
export const newer: Files = {
  'package.json': '{ "version": "2" }\n',
  'src/page.ts': 'one\ntwo\nthree\nfour\nfive\nsix\nSEVEN\n',
  'src/old.ts': null,
  'src/new room/für alle.ts': 'new\n',
  'content/papers/seed2024one.mdx': 'seed one, corrected\n',
  'content/papers/seed2024two.mdx': null,
  'content/papers/seed2025three.mdx': 'seed three\n',
  'content/areas/AQ.yaml': 'name: Acoustics of Water\n',
  'content/areas/BT.yaml': 'name: Botany of Towns\n',
  'content/ledger.txt': '/papers/seed2024one/\n/papers/seed2025three/\n',
  'public/robots.txt': 'upstream\n',
};
/** What a lab makes of the content of `begin`. */
export const ownContent: Files = {
  'content/site.yaml': 'name: Vela Lab\n',
  'content/papers/seed2024one.mdx': null,
  'content/papers/seed2024two.mdx': 'seed two, in other words\n',
  'content/papers/vela2024.mdx': 'vela\n',
  'content/areas/CT.yaml': 'name: Cartography\n',
  'content/ledger.txt': '/papers/vela2024/\n',
  'public/pdf/a paper.pdf': 'pdf\n',
};

export interface Forks {
  /** The folder of both. */
  parent: string;
  upstream: Repository;
  /** Has a remote for it. */
  fork: Repository;
}

/** Gives every test of a file an upstream of these files, and a fork of it, in `forks`. */
export function setUpForks(files: Files): Forks {
  const forks = {} as Forks;
  let model: string;
  beforeAll(() => {
    model = makeParent();
    const { folder } = makeRepository(join(model, 'upstream'), files);
    cpSync(folder, join(model, 'fork'), { recursive: true });
    openRepository(join(model, 'fork')).git('remote', 'add', 'upstream', '../upstream');
  });
  beforeEach(() => {
    forks.parent = makeParent();
    cpSync(model, forks.parent, { recursive: true, preserveTimestamps: true });
    forks.upstream = openRepository(join(forks.parent, 'upstream'));
    forks.fork = openRepository(join(forks.parent, 'fork'));
  });
  afterEach(() => rmSync(forks.parent, { recursive: true }));
  afterAll(() => rmSync(model, { recursive: true }));
  return forks;
}

/** The command in a folder. */
export async function runUpgrade({ folder }: Repository, ...words: string[]) {
  const { status, out, error } = await runCommand(
    upgradeOf(() => folder),
    words,
    gitEnvironment(),
  );
  return { code: status, out, error };
}

/** The command in a process group of its own. */
export function startUpgrade({ folder }: Repository): ChildProcessByStdio<null, null, Readable> {
  const options = { cwd: folder, env: gitEnvironment(), detached: true } as const;
  return spawn(process.execPath, command, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Everything of a repository that a person could see changed. */
export function stateOf({ folder, git }: Repository): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => [entry, join(entry.parentPath, entry.name)] as const)
    .filter(([, path]) => !path.includes('/.git/'))
    .map(([entry, path]) => `${path}: ${entry.isFile() ? readFileSync(path, 'latin1') : ''}`);
  const status = git('status', '--porcelain=v2', '--branch', '--ignored');
  return [...files.sort(), status].join('\n');
}
