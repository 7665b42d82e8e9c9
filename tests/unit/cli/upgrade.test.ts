import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Repository } from '../../support/git-repository.ts';
import {
  begin,
  newer,
  ownContent,
  runUpgrade,
  setUpForks,
  stateOf,
} from '../../support/upgrade-forks.ts';

const forks = setUpForks(begin);
const upgrade = (...words: string[]) => runUpgrade(forks.fork, ...words);

const ownFiles = (repository: Repository) =>
  repository.files().filter((path) => /^(?:content|public)\//.test(path));

describe('upgrade', () => {
  test('brings code, and none of the content', async () => {
    const { upstream, fork } = forks;
    fork.commit(ownContent);
    const before = ownFiles(fork).map((path) => [path, fork.read(path)]);
    upstream.commit(newer, 'Move on');
    const { code, out, error } = await runUpgrade(fork);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toContain('4 files of code come from upstream: 1 added, 2 changed, 1 removed.');
    expect(out).toContain(', Move on): 1 commit.');
    expect(ownFiles(fork).map((path) => [path, fork.read(path)])).toEqual(before);
    expect(fork.read('src/page.ts')).toBe(newer['src/page.ts']);
    expect(fork.read('src/new room/für alle.ts')).toBe('new\n');
    expect(existsSync(join(fork.folder, 'src/old.ts'))).toBe(false);
    expect(fork.git('status', '--porcelain')).not.toMatch(/^(?:.[MD]|U|\?)/m);
    fork.git('commit', '--no-edit', '--quiet');
    expect(fork.git('log', '-1', '--format=%P').split(' ')[1]?.trim()).toBe(upstream.head());
    expect(fork.git('log', '-1', '--format=%s')).toContain("Upgrade to upstream's version ");
    expect(await upgrade()).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^There is nothing newer/),
    });
    upstream.commit({ 'src/page.ts': 'again\n' });
    expect(await upgrade()).toMatchObject({ code: 0 });
    expect(fork.read('src/page.ts')).toBe('again\n');
  });

  test('is a merge also where the fork has no commit of its own', async () => {
    const { upstream, fork } = forks;
    upstream.commit(newer);
    await upgrade();
    fork.git('commit', '--no-edit', '--quiet');
    expect(fork.git('log', '-1', '--format=%P').trim().split(' ')).toHaveLength(2);
    expect(fork.read('content/papers/seed2024one.mdx')).toBe('seed one\n');
  });

  test('lists what both changed, leaves it, and git puts both together', async () => {
    const { upstream, fork } = forks;
    const mine = 'ONE\ntwo\nthree\nfour\nfive\nsix\nseven\n';
    fork.commit({ 'src/page.ts': mine, 'src/own.ts': 'own\n' });
    upstream.commit(newer);
    const { code, out } = await upgrade();
    expect(code).toBe(1);
    expect(out).toContain('1 file was changed here and by upstream');
    const shown = /upstream's: git show (\S+)/.exec(out)?.[1] ?? '';
    expect(fork.git('show', shown)).toBe(newer['src/page.ts']);
    expect(out).toContain('git show HEAD:src/page.ts');
    expect(fork.read('src/page.ts')).toBe(mine);
    expect(fork.git('diff', '--name-only', '--diff-filter=U')).toBe('src/page.ts\n');
    expect(() => fork.git('commit', '--no-edit')).toThrow('unmerged');
    fork.git('checkout', '--merge', 'src/page.ts');
    expect(fork.read('src/page.ts')).toBe('ONE\ntwo\nthree\nfour\nfive\nsix\nSEVEN\n');
    fork.git('add', 'src/page.ts');
    fork.git('commit', '--no-edit', '--quiet');
    expect(fork.read('src/own.ts')).toBe('own\n');
    expect((await upgrade()).out).toContain('There is nothing newer');
  });

  test('lists what one side changed and the other removed, added or moved', async () => {
    const { upstream, fork } = forks;
    const text = Array.from({ length: 20 }, (_, at) => `line ${at}\n`).join('');
    upstream.commit({ 'src/it moves.ts': text });
    fork.git('pull', '--quiet', 'upstream', 'main');
    fork.commit({
      'src/old.ts': 'old, changed\n',
      'src/page.ts': null,
      'src/it moves.ts': `${text}mine\n`,
      'src/new room/für alle.ts': 'mine\n',
    });
    upstream.commit({ ...newer, 'src/it moves.ts': null, 'src/moved.ts': text });
    const { code, out } = await upgrade();
    expect(code).toBe(1);
    expect(out).toContain('src/old.ts: changed here, removed by upstream');
    expect(out).toContain('src/page.ts: removed here, changed by upstream');
    expect(out).toContain('src/it moves.ts: changed here, moved by upstream to src/moved.ts');
    expect(out).toContain('src/new room/für alle.ts: added here and by upstream');
    expect(out).toContain("git show 'HEAD:src/new room/für alle.ts'");
    expect(fork.read('src/old.ts')).toBe('old, changed\n');
    fork.git('add', 'src/old.ts');
    fork.git('rm', '--quiet', 'src/page.ts', 'src/it moves.ts');
    fork.git('checkout', '--theirs', 'src/new room/für alle.ts');
    fork.git('add', 'src/new room/für alle.ts');
    fork.git('commit', '--no-edit', '--quiet');
    expect(fork.files().filter((path) => path.startsWith('src/'))).toEqual(
      ['mark.png', 'moved.ts', 'new room/für alle.ts', 'old.ts'].map((name) => `src/${name}`),
    );
    expect(fork.read('src/new room/für alle.ts')).toBe('new\n');
  });

  test('takes and lists files that are no text', async () => {
    const { upstream, fork } = forks;
    upstream.commit({
      'src/mark.png': Buffer.from([137, 80, 0, 2, 255]),
      'src/b.png': Buffer.from([0, 255]),
    });
    fork.commit({ 'src/mark.png': Buffer.from([137, 80, 0, 3, 255]) });
    expect((await upgrade()).out).toContain('git show HEAD:src/mark.png');
    fork.git('checkout', '--theirs', 'src/mark.png');
    fork.git('add', 'src/mark.png');
    expect(fork.git('diff', '--cached', 'MERGE_HEAD', '--', 'src')).toBe('');
  });

  test('knows what upstream once had, after an upgrade that was squashed', async () => {
    const { upstream, fork } = forks;
    fork.commit(ownContent);
    upstream.commit(newer);
    await upgrade();
    fork.git('commit', '--no-edit', '--quiet');
    fork.git('reset', '--soft', 'HEAD^');
    fork.commit({}, 'Squashed');
    upstream.commit({ 'src/page.ts': 'again\n', 'src/new room/für alle.ts': null });
    expect(await upgrade()).toMatchObject({ code: 0 });
    expect(fork.read('src/page.ts')).toBe('again\n');
    expect(fork.files()).not.toContain('src/new room/für alle.ts');
  });

  test.each([['code alone'], ['files to settle']])('git takes all of it back: %s', async (kind) => {
    const { upstream, fork } = forks;
    fork.commit(ownContent);
    if (kind !== 'code alone') fork.commit({ 'src/page.ts': 'mine\n', 'src/old.ts': 'mine\n' });
    writeFileSync(join(fork.folder, 'content/papers/draft.mdx'), 'not in git\n');
    const before = stateOf(fork);
    upstream.commit(newer);
    await upgrade();
    expect(stateOf(fork)).not.toBe(before);
    fork.git('merge', '--abort');
    expect(stateOf(fork)).toBe(before);
    expect(existsSync(join(fork.folder, 'src/new room'))).toBe(false);
  });

  test('shows what it would do', async () => {
    const { upstream, fork } = forks;
    fork.commit({ 'src/page.ts': 'mine\n' });
    upstream.commit(newer);
    const before = stateOf(fork);
    const { code, out } = await upgrade('--dry-run');
    expect(code).toBe(1);
    for (const line of ['  added   src/new room/für alle.ts', '  removed src/old.ts']) {
      expect(out).toContain(line);
    }
    expect(out).toContain('yours would stay as they are:\n  src/page.ts');
    expect(out).toContain('nothing was changed');
    expect(stateOf(fork)).toBe(before);
  });
});

describe('what is brought', () => {
  test('a branch, a tag or a commit, asking upstream where it is not there', async () => {
    const { upstream, fork } = forks;
    upstream.commit({ 'src/page.ts': 'first\n' });
    const first = upstream.head();
    upstream.git('tag', 'v2');
    upstream.commit({ 'src/page.ts': 'second\n' });
    for (const ref of ['v2', first.slice(0, 10)]) {
      expect(await upgrade(ref)).toMatchObject({ code: 0 });
      expect(fork.read('src/page.ts')).toBe('first\n');
      fork.git('merge', '--abort');
    }
    for (const ref of ['upstream/main', 'main']) {
      fork.git('checkout', '--quiet', '-B', 'trunk');
      fork.git('branch', '--quiet', '-D', 'main');
      expect(await upgrade(ref)).toMatchObject({ code: 0 });
      expect(fork.read('src/page.ts')).toBe('second\n');
      fork.git('merge', '--abort');
      fork.git('branch', '--quiet', 'main');
    }
  });

  test('what is checked out here, into a fork elsewhere', async () => {
    const { upstream, fork } = forks;
    fork.git('remote', 'remove', 'upstream');
    upstream.commit(newer);
    const { code, out } = await runUpgrade(upstream, '--into', fork.folder);
    expect(code).toBe(0);
    expect(out).toContain(`cd ${fork.folder}`);
    expect(fork.git('rev-parse', 'MERGE_HEAD').trim()).toBe(upstream.head());
    expect(upstream.git('status', '--porcelain')).toBe('');
  });

  test('into a repository made from a template, which has a history of its own', async () => {
    const { upstream, fork } = forks;
    rmSync(join(fork.folder, '.git'), { recursive: true });
    fork.git('init', '--quiet');
    fork.commit({}, 'Initial commit');
    expect((await upgrade()).error).toContain('git remote add upstream ADDRESS');
    fork.git('remote', 'add', 'upstream', '../upstream');
    expect((await upgrade()).out).toContain('There is nothing newer');
    fork.commit(ownContent);
    upstream.commit(newer);
    expect(await upgrade()).toMatchObject({ code: 0 });
    fork.git('commit', '--no-edit', '--quiet');
    upstream.commit({ 'src/page.ts': 'again\n' });
    expect(await upgrade()).toMatchObject({ code: 0 });
    expect(fork.read('src/page.ts')).toBe('again\n');
    expect(fork.files()).not.toContain('content/papers/seed2025three.mdx');
  });

  test('what came after the version that it is told to begin at', async () => {
    const { upstream, fork } = forks;
    rmSync(join(fork.folder, '.git'), { recursive: true });
    fork.git('init', '--quiet');
    fork.commit(ownContent, 'All at once');
    const first = upstream.head();
    upstream.commit(newer);
    const into = ['--into', fork.folder];
    expect((await runUpgrade(upstream, ...into)).error).toContain('--base COMMIT');
    expect((await runUpgrade(upstream, ...into, '--base', 'v9')).error).toContain(
      '"v9" is not known',
    );
    expect(await runUpgrade(upstream, ...into, '--base', first)).toMatchObject({ code: 0 });
    expect(fork.files()).not.toContain('src/old.ts');
  });
});
