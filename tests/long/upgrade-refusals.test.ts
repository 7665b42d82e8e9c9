import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { makeRepository, openRepository, type Repository } from '../support/git-repository.ts';
import {
  begin,
  newer,
  runUpgrade,
  setUpForks,
  startUpgrade,
  stateOf,
} from '../support/upgrade-forks.ts';

const forks = setUpForks(begin);
const upgrade = (...words: string[]) => runUpgrade(forks.fork, ...words);

/** Sends what the upgrade adds through a command on its way into the folder. */
function filterNewFiles(fork: Repository, command: string): void {
  fork.git('config', 'filter.some.smudge', command);
  fork.git('config', 'filter.some.required', 'true');
  mkdirSync(join(fork.folder, '.git/info'), { recursive: true });
  writeFileSync(join(fork.folder, '.git/info/attributes'), 'src/new*/* filter=some\n');
}

describe('upgrade refuses, and changes nothing', () => {
  test.each<{
    name: string;
    prepare: (fork: Repository) => unknown;
    words?: string[];
    says: string;
  }>([
    {
      name: 'changes that are not committed',
      prepare: ({ folder }) => writeFileSync(join(folder, 'src/page.ts'), 'edited\n'),
      says: '1 file has changes that are not committed; commit them first: src/page.ts\n',
    },
    {
      name: 'a merge under way',
      prepare: ({ folder }) =>
        writeFileSync(join(folder, '.git/MERGE_HEAD'), `${'0'.repeat(40)}\n`),
      says: 'A merge is under way: git commit ends it, git merge --abort takes it back\n',
    },
    {
      name: 'a version that is not there',
      prepare: () => null,
      words: ['v9'],
      says: '"v9" is not known here; write a branch, tag or commit, like upstream/main\n',
    },
    {
      name: 'no upstream',
      prepare: (fork) => fork.git('remote', 'remove', 'upstream'),
      says: 'There is no remote "upstream" yet: git remote add upstream ADDRESS',
    },
    {
      name: 'an upstream that does not answer',
      prepare: (fork) =>
        fork.git('remote', 'set-url', 'upstream', 'file://me:secret@localhost/no/such'),
      says: 'Nothing could be fetched from upstream (file://localhost/no/such): ',
    },
    {
      name: 'files in the way that git does not keep',
      prepare: ({ folder }) => {
        mkdirSync(join(folder, 'src/new room'));
        writeFileSync(join(folder, 'src/new room/für alle.ts'), 'a draft\n');
      },
      says: 'move these away first: src/new room/für alle.ts\n',
    },
    {
      name: 'a file where its folder would be',
      prepare: (fork) => fork.commit({ 'src/new room': 'a file\n' }),
      says: 'rename yours first: src/new room/für alle.ts\n',
    },
    {
      name: 'another index being written',
      prepare: ({ folder }) => writeFileSync(join(folder, '.git/index.lock'), ''),
      says: 'File exists.',
    },
    {
      name: 'a file that cannot be written',
      prepare: (fork) => {
        filterNewFiles(fork, 'false');
      },
      says: 'All was taken back; the catalogue is as it was\n',
    },
  ])('$name', async ({ prepare, words = [], says }) => {
    const { upstream, fork } = forks;
    upstream.commit(newer);
    prepare(fork);
    const before = stateOf(fork);
    const { code, out, error } = await upgrade(...words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toContain(says);
    expect(error).not.toMatch(/fatal|secret|\n./);
    expect(stateOf(fork)).toBe(before);
  });

  test('folders that are no fork', async () => {
    const { parent, upstream, fork } = forks;
    for (const name of ['empty', 'begun']) mkdirSync(join(parent, name));
    openRepository(join(parent, 'begun')).git('init', '--quiet');
    const others = [
      ['no such', 'There is no folder'],
      [join(parent, 'empty'), 'is not the folder of a git repository'],
      [join(parent, 'begun'), 'has no commit yet'],
      [join(fork.folder, 'src'), 'is inside the repository'],
      [
        makeRepository(join(parent, 'other'), { a: 'a' }).folder,
        'name the version that it was made from with --base',
      ],
      ['.', '--into names this folder itself'],
    ] as const;
    for (const [folder, says] of others) {
      const { code, error } = await runUpgrade(upstream, '--into', folder);
      expect({ code, error }).toEqual({ code: 1, error: expect.stringContaining(says) });
    }
  });

  test.each([
    { words: ['a', 'b'], says: 'name one version to bring' },
    { words: ['--force'], says: "Unknown option '--force'" },
  ])('a command line it does not know: $words', async ({ words, says }) => {
    const { fork } = forks;
    const { code, error } = await runUpgrade(fork, ...words);
    expect(code).toBe(2);
    expect(error).toContain(says);
    expect(error).toContain('npm run upgrade -- [REF]');
  });
});

describe('an upgrade that is stopped halfway', () => {
  /** Begins one whose files are slow to write, and stops it there. */
  async function stop(signal: NodeJS.Signals, isWhole: boolean): Promise<string> {
    const { upstream, fork } = forks;
    upstream.commit(newer);
    filterNewFiles(fork, 'sleep 1; cat');
    const child = startUpgrade(fork);
    const said: Buffer[] = [];
    child.stderr.on('data', (part) => said.push(part));
    const ended = new Promise((done) => child.on('close', done));
    while (!existsSync(join(fork.folder, '.git/MERGE_HEAD'))) await setTimeout(10);
    process.kill(isWhole ? -Number(child.pid) : Number(child.pid), signal);
    await ended;
    return Buffer.concat(said).toString();
  }

  test('takes everything back, and says so', async () => {
    const before = stateOf(forks.fork);
    const said = await stop('SIGTERM', false);
    expect(said).toBe('It was stopped. All was taken back; the catalogue is as it was\n');
    expect(stateOf(forks.fork)).toBe(before);
  });

  test('can be taken back where it was killed', async () => {
    const { fork } = forks;
    const before = stateOf(fork);
    expect(await stop('SIGKILL', true)).toBe('');
    rmSync(join(fork.folder, '.git/index.lock'), { force: true });
    expect((await upgrade()).error).toContain('A merge is under way');
    fork.git('reset', '--hard', '--quiet');
    expect(stateOf(fork)).toBe(before);
  });
});
