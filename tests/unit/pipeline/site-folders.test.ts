import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  discardNext,
  openNext,
  publish,
  type SiteFolders,
  siteFolders,
} from '#pipeline/site-folders.ts';
import { makeFolder, writeFiles } from '../../support/content-folder.ts';

function makeFolders(files: Record<string, string> = {}): { root: string } & SiteFolders {
  const root = makeFolder(files);
  return { root, ...siteFolders(join(root, 'dist')) };
}

function build(folders: SiteFolders, text: string): void {
  openNext(folders);
  writeFiles(folders.next, { 'index.html': text });
  publish(folders);
}

const shown = ({ live }: SiteFolders) => readFileSync(join(live, 'index.html'), 'utf8');

/** Process numbers that nobody has: the largest that Linux gives is smaller. */
const DEAD = 2 ** 30;

describe('siteFolders', () => {
  test('keeps the site before beside the new one', () => {
    const folders = makeFolders();
    build(folders, 'one');
    expect(readdirSync(folders.root)).toEqual(['dist']);
    build(folders, 'two');
    expect(shown(folders)).toBe('two');
    expect(readFileSync(join(folders.last, 'index.html'), 'utf8')).toBe('one');
    expect(readdirSync(folders.root).sort()).toEqual(['.dist.last', 'dist']);
  });

  test('leaves the site alone until the new one is whole', () => {
    const folders = makeFolders();
    build(folders, 'one');
    openNext(folders);
    writeFiles(folders.next, { 'index.html': 'half' });
    expect(shown(folders)).toBe('one');
    discardNext(folders);
    expect(readdirSync(folders.root)).toEqual(['dist']);
  });

  test('takes away what dead builds left', () => {
    const folders = makeFolders({ [`.dist.next-${DEAD}/a`]: '', '.dist.next-x/a': '' });
    openNext(folders);
    expect(readdirSync(folders.root).sort()).toEqual([`.dist.next-${process.pid}`, '.dist.next-x']);
  });

  test('takes up the old site where a build died between the two steps', () => {
    const folders = makeFolders();
    build(folders, 'one');
    openNext(folders);
    renameSync(folders.next, join(folders.root, `.dist.next-${DEAD}`));
    renameSync(folders.live, folders.last);
    openNext(folders);
    expect(shown(folders)).toBe('one');
    expect(readdirSync(folders.next)).toEqual([]);
  });

  test('begins the next site without the compressed files of the one before', () => {
    const names = ['404.html', '404.html.br', '404.html.gz', 'a/a.txt.gz'];
    const folders = makeFolders(
      Object.fromEntries(names.map((name) => [`.dist.last/${name}`, ''])),
    );
    openNext(folders);
    expect(readdirSync(folders.next, { recursive: true }).sort()).toEqual(['404.html', 'a']);
  });

  test('does not bring back a site that somebody deleted', () => {
    const folders = makeFolders({ '.dist.last/index.html': 'old' });
    openNext(folders);
    expect(existsSync(folders.live)).toBe(false);
  });

  test('refuses to build beside another build of the same site', () => {
    const folders = makeFolders({ [`.dist.next-${process.ppid}/a`]: '' });
    expect(() => openNext(folders)).toThrow(
      `.dist.next-${process.ppid}: another build is at work, process ${process.ppid}; wait for it, or delete this folder if that is no build`,
    );
  });

  test.each(['dist', '.dist.last'])('refuses to build where %s is a file', (name) => {
    const folders = makeFolders({ [name]: '' });
    expect(() => openNext(folders)).toThrow(
      `${name}: is no folder, and a site is one; move this file away`,
    );
  });

  test('refuses to take the place of what is no site', () => {
    const what = 'holds what is no site, and a site takes the place of all that is there';
    const other = makeFolders({ 'dist/papers/a.mdx': '' });
    expect(() => openNext(other)).toThrow(`dist: ${what}; name a new folder, or an empty one`);
    expect(readdirSync(other.root)).toEqual(['dist']);
    for (const folder of ['.', '..']) expect(() => openNext(siteFolders(folder))).toThrow(what);
    for (const sign of ['_astro/a.css', 'shard.json']) {
      const folders = makeFolders({ [`dist/${sign}`]: '', 'dist/more': '' });
      build(folders, 'one');
      expect(shown(folders)).toBe('one');
    }
  });

  test('puts the old site back where the new one cannot be moved', () => {
    const folders = makeFolders();
    build(folders, 'one');
    openNext(folders);
    discardNext(folders);
    expect(() => publish(folders)).toThrow('ENOENT');
    expect(shown(folders)).toBe('one');
  });

  test('leaves the repository of a site in its place', () => {
    const folders = makeFolders({ 'dist/.git/HEAD': 'main' });
    for (const text of ['one', 'two', 'three']) build(folders, text);
    expect(readdirSync(folders.live).sort()).toEqual(['.git', 'index.html']);
    expect(readdirSync(folders.last)).toEqual(['index.html']);
    expect(readFileSync(join(folders.live, '.git/HEAD'), 'utf8')).toBe('main');
  });

  test('replaces what a link leads to', () => {
    const root = makeFolder({ 'far/site/index.html': 'zero' });
    mkdirSync(join(root, 'near'));
    symlinkSync(join(root, 'far/site'), join(root, 'near/dist'));
    build(siteFolders(join(root, 'near/dist')), 'one');
    expect(readFileSync(join(root, 'near/dist/index.html'), 'utf8')).toBe('one');
    expect(readdirSync(join(root, 'near'))).toEqual(['dist']);
  });
});
